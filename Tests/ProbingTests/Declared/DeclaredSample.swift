import Diagnostics
import Files
import Probing
import Records
import StrictJSON
import Testing

/// A small catalog with one provider, whose list it then meets.
struct DeclaredSample {
    static let url = "https://api.acme.example/v1/models"
    static let provider = "providers/acme/provider.json"
    static let one = "providers/acme/models/one.json"
    static let two = "providers/acme/models/two.json"

    var files: [String: String]

    /// `one` follows the list, `two` is what a person wrote; `fields` of either stand between its model and its capabilities.
    init(
        one: String = #""context": { "value": 1000, "said": "1K", "source": "acme-list" }"#,
        two: String = #""context": { "value": 2000, "source": "docs" }"#, claimsOfOne: String = "{}", listURL: String? = url,
        provider extra: String = ""
    ) throws {
        let list = listURL.map {
            #""acme-list": { "title": "Model list", "publisher": "Acme", "checked": "2026-07", "url": "\#($0)" },"#
        }
        files = [
            "site.json": #"""
            { "title": "M", "summary": "S.", "base_url": "https://m.example/", "stale_after_days": { "claim": 180, "observation": 90 },
              "matrix_columns": ["tool-calling"], "guides": [] }
            """#,
            "capabilities.json": #"""
            { "groups": [ { "id": "chat", "name": "Chat", "capabilities": [
              { "id": "tool-calling", "name": "Tools", "scope": "model", "summary": "T.", "spec": "https://spec.example/t" },
              { "id": "vision", "name": "Vision", "scope": "model", "summary": "V.", "spec": "https://spec.example/v" },
              { "id": "json-mode", "name": "JSON", "scope": "model", "summary": "J.", "spec": "https://spec.example/j" } ] } ] }
            """#,
            "labs/lab.json": #"{ "name": "Lab" }"#,
            "models/lab/m.json": #"{ "name": "M", "sources": {} }"#,
            Self.provider: #"""
            { "name": "Acme", "summary": "A host.", "sources": { \#(list ?? "")
              "docs": { "title": "Docs", "publisher": "Acme", "checked": "2026-06", "url": "https://acme.example/docs" } },
              "endpoint": { "base_url": { "value": "https://api.acme.example/v1", "source": "docs" } }, "auth": {}, \#(extra)
              "capabilities": {} }
            """#,
            Self.one: #"{ "id": { "value": "lab/one", "source": "docs" }, "model": "lab/m", \#(one), "capabilities": \#(claimsOfOne) }"#,
            Self.two: #"{ "id": { "value": "lab/two", "source": "docs" }, "model": "lab/m", \#(two), "capabilities": {} }"#,
        ]
        for (path, text) in files {
            let kind = try #require(RecordKind(path: path))
            let (bytes, problems) = RecordFormatter.canonical(Array(text.utf8), kind: kind, path: path)
            files[path] = String(decoding: try #require(bytes, "\(path): \(problems.map(\.message))"), as: UTF8.self)
        }
        let (_, problems) = try CatalogLoader.load(tree, today: nil)
        #expect(problems.filter { $0.severity == .error }.map(\.message) == [])
    }

    var tree: FileTree { .memory(files, label: "data") }

    func run(
        _ list: DeclaredList, on day: String = "2026-07-15", writes: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> DeclaredRun {
        let run = try DeclaredRun([("acme", list)], in: tree, day: #require(PartialDate(day)), writes: writes)
        #expect(run.problems.map(\.message) == [], sourceLocation: sourceLocation)
        return run
    }

    func drift(_ json: String, troubles: [String] = []) throws -> Drift {
        try #require(run(Self.list(json, troubles: troubles)).drifts.first)
    }

    /// The sample as it is once the edits are written; also holds what must be true of any edit.
    func written(
        _ list: DeclaredList, on day: String = "2026-07-15", sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> DeclaredSample {
        var result = self
        for (path, bytes) in try run(list, on: day, writes: true).edits {
            let kind = try #require(RecordKind(path: path))
            #expect(RecordFormatter.canonical(bytes, kind: kind, path: path).bytes == bytes, "\(path)", sourceLocation: sourceLocation)
            result.files[path] = String(decoding: bytes, as: UTF8.self)
        }
        #expect(try result.run(list, on: day, writes: true).edits.map(\.path) == [], "twice", sourceLocation: sourceLocation)
        let (_, problems) = try CatalogLoader.load(result.tree, today: PartialDate(day))
        #expect(problems.filter { $0.severity == .error }.map(\.message) == [], sourceLocation: sourceLocation)
        return result
    }

    /// Lines that another sample has in a file, `-` and `+` in front.
    func changes(to other: DeclaredSample, in path: String) -> [String] {
        let old = (files[path] ?? "").split(separator: "\n").map(String.init)
        let new = (other.files[path] ?? "").split(separator: "\n").map(String.init)
        return new.difference(from: old).map { change in
            switch change {
            case .remove(_, let line, _): "-" + line.trimmed
            case .insert(_, let line, _): "+" + line.trimmed
            }
        }
    }

    static func list(_ json: String, troubles: [String] = [], url: String = url) -> DeclaredList {
        DeclaredList(models: WireBody(Array(json.utf8))?.value, url: url, troubles: troubles)
    }

    /// A list of entries, each an id and further members.
    static func list(_ entries: (id: String, more: String)...) -> DeclaredList {
        let items = entries.map { #"{ "id": "\#($0.id)", "object": "model"\#($0.more.isEmpty ? "" : ", " + $0.more) }"# }
        return list(#"{ "object": "list", "data": [\#(items.joined(separator: ","))] }"#)
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
