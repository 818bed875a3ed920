import Foundation

/// A small catalog on disk with the shipped templates, for one test.
struct Project {
    let root: TemporaryFolder
    let tool: Tool

    init(_ changes: [String: String] = [:]) throws {
        root = try TemporaryFolder()
        tool = Tool(folder: root.url)
        for (path, text) in Self.files.merging(changes, uniquingKeysWith: { $1 }) where !text.isEmpty { _ = try root.file(path, text) }
        let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../templates")
            .standardizedFileURL
        try FileManager.default.copyItem(at: templates, to: root.url.appendingPathComponent("templates"))
    }

    /// Runs a test on a project and removes it afterwards.
    static func with(_ changes: [String: String] = [:], _ body: (Project) throws -> Void) throws {
        let project = try Project(changes)
        defer { project.root.remove() }
        try body(project)
    }

    static let provider = """
        {
          "name": "Example Gateway",
          "kind": { "value": "gateway", "source": "page" },
          "summary": "A gateway that exists in tests only.",
          "sources": {
            "page": { "title": "Example page", "publisher": "Example Gateway", "checked": "2026-06" }
          },
          "endpoint": {
            "base_url": { "value": "https://api.example.org/v1", "source": "page" }
          },
          "auth": {},
          "capabilities": {
            "streaming": { "claim": "yes", "source": "page" }
          }
        }

        """

    static let files = [
        "data/site.json": """
        {
          "title": "Example matrix",
          "summary": "A matrix for tests.",
          "base_url": "https://matrix.example/",
          "stale_after_days": { "claim": 180, "observation": 90 },
          "matrix_columns": ["streaming"],
          "guides": []
        }

        """,
        "data/capabilities.json": """
        {
          "groups": [
            {
              "id": "chat",
              "name": "Chat",
              "capabilities": [
                {
                  "id": "streaming",
                  "name": "Streaming",
                  "scope": "model",
                  "summary": "The reply comes in pieces.",
                  "spec": "https://example.org/spec"
                }
              ]
            }
          ]
        }

        """,
        "data/providers/example/provider.json": provider,
    ]
}
