import Foundation
import ReferenceServer
import TestServer

/// A small catalog of gateways on loopback, to be probed for real.
struct ProbeCatalog {
    struct Entry {
        var id: String
        var port: Int
        var models = ["reference-chat"]
        var auth = #""auth": { "required": { "value": false, "source": "page" } }"#
        var base: String?

        var baseURL: String { base ?? "http://127.0.0.1:\(port)/v1" }
    }

    static let keyed =
        #""auth": { "scheme": { "value": "bearer", "source": "page" }, "key_env": { "value": "PROBE_TEST_KEY", "source": "page" } }"#

    static func keyed(_ id: String, _ port: Int, variable: String = "PROBE_TEST_KEY", models: [String] = ["reference-chat"]) -> Entry {
        Entry(
            id: id, port: port, models: models, auth: keyed.split(separator: "PROBE_TEST_KEY").joined(separator: variable))
    }

    static func files(_ entries: [Entry]) -> [String: String] {
        var files = [
            // No provider but these.
            "data/providers/example/provider.json": "",
            "data/capabilities.json": shippedVocabulary,
            "data/labs/reference.json": "{ \"name\": \"Reference\" }\n",
        ]
        for entry in entries {
            files["data/providers/\(entry.id)/provider.json"] = """
                {
                  "name": "\(entry.id.capitalized)",
                  "kind": { "value": "gateway", "source": "page" },
                  "summary": "A gateway that exists in tests only.",
                  "sources": {
                    "page": { "title": "Example page", "publisher": "Example", "checked": "2026-06" }
                  },
                  "endpoint": {
                    "base_url": { "value": "\(entry.baseURL)", "source": "page" }
                  },
                  \(entry.auth),
                  "capabilities": {}
                }

                """
            for (place, model) in entry.models.enumerated() {
                files["data/models/reference/\(model).json"] = """
                    {
                      "name": "\(model)",
                      "sources": { "page": { "title": "Reference", "publisher": "Reference", "checked": "2026-06" } }
                    }

                    """
                files["data/providers/\(entry.id)/models/m\(place).json"] = """
                    {
                      "id": { "value": "\(model)", "source": "page" },
                      "model": "reference/\(model)",
                      "prices": [
                        { "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 1, "output": 2, "source": "page" }
                      ],
                      "capabilities": {}
                    }

                    """
            }
        }
        return files
    }

    static func with(_ entries: [Entry], _ changes: [String: String] = [:], _ body: (Project) throws -> Void) throws {
        try Project.with(files(entries).merging(changes) { $1 }) { project in
            // The skeletons above need not be canonical.
            _ = try project.tool.run("fmt")
            try body(project)
        }
    }

    /// Every capability that a probe may speak of.
    private static let shippedVocabulary: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../data/capabilities.json")
        return (try? String(contentsOf: file.standardizedFileURL, encoding: .utf8)) ?? ""
    }()
}

extension Project {
    /// The observations on disk, by path below `data/probes`.
    func observations() throws -> [String: String] {
        let folder = root.url.appendingPathComponent("data/probes")
        guard let names = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
        var files: [String: String] = [:]
        for case let name as String in names {
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try root.text("data/probes/" + name) }
        }
        return files
    }
}

extension ReferenceServer {
    /// One that asks for no key, as most of these tests want it.
    static func open(_ models: [ServedModel] = ServedModel.usual) -> ReferenceServer {
        var settings = Settings()
        settings.key = nil
        settings.models = models
        return ReferenceServer(settings)
    }
}
