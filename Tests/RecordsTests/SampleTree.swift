import Diagnostics
import Files
import Records
import Testing

/// Files of a catalog, written as one text: `-- data/site.json --`, then what stands in it.
struct SampleTree {
    /// By path, `data/` included.
    private(set) var files: [String: String] = [:]

    init(_ text: String) {
        self = SampleTree().adding(text)
    }

    private init() {}

    /// Adds files, or puts them in the place of others.
    func adding(_ text: String) -> SampleTree {
        var result = self
        var path: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                path = String(line.dropFirst(3).dropLast(3))
                if let path { result.files[path] = "" }
            } else if let path {
                result.files[path, default: ""] += line + "\n"
            }
        }
        return result
    }

    func removing(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> SampleTree {
        var result = self
        try #require(result.files.removeValue(forKey: path) != nil, "no \(path)", sourceLocation: sourceLocation)
        return result
    }

    /// Replaces what must stand exactly once in a file.
    func replacing(
        _ old: String, with new: String, in path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> SampleTree {
        var result = self
        let text = try #require(files[path], "no \(path)", sourceLocation: sourceLocation)
        try #require(
            text.split(separator: old, omittingEmptySubsequences: false).count == 2, "\(old) once in \(path)",
            sourceLocation: sourceLocation)
        result.files[path] = text.replacing(old, with: new)
        return result
    }

    var tree: FileTree {
        .memory(Dictionary(uniqueKeysWithValues: files.map { (String($0.dropFirst("data/".count)), $1) }), label: "data")
    }

    /// The catalog of files without an error.
    func catalog(sourceLocation: SourceLocation = #_sourceLocation) throws -> Catalog {
        let (catalog, problems) = try CatalogLoader.load(tree, today: nil)
        #expect(lines(problems.filter { $0.severity == .error }) == [], sourceLocation: sourceLocation)
        return try #require(catalog, sourceLocation: sourceLocation)
    }

    func problems(today: String? = nil) throws -> [Diagnostic] {
        try CatalogLoader.load(tree, today: today.map { try #require(PartialDate($0)) }).problems
    }

    /// Every problem as people read it.
    func lines(today: String? = nil) throws -> [String] {
        lines(try problems(today: today))
    }

    /// `path:line:column id message`, in order.
    func lines(_ problems: [Diagnostic]) -> [String] {
        LocatedDiagnostic.locate(problems) { files[$0].map { Array($0.utf8) } }.map { located in
            let place = located.place.map { "\($0.path):\($0.start.line):\($0.start.column) " } ?? ""
            return place + located.diagnostic.id + " " + located.diagnostic.message
        }
    }
}

extension SampleTree {
    static let provider = "data/providers/acme/provider.json"
    static let offering = "data/providers/acme/models/one.json"
    static let model = "data/models/lab/one.json"
    static let site = "data/site.json"
    static let vocabulary = "data/capabilities.json"
    static let probe = "data/probes/acme/one.json"

    /// One valid record of each kind that a person writes.
    static let minimal = SampleTree(
        """
        -- data/site.json --
        {
          "title": "Matrix",
          "summary": "A small matrix.",
          "base_url": "https://matrix.example/",
          "stale_after_days": { "claim": 180, "observation": 90 },
          "matrix_columns": ["streaming", "vision"],
          "guides": ["start"]
        }
        -- data/capabilities.json --
        {
          "groups": [
            {
              "id": "text",
              "name": "Text",
              "capabilities": [
                { "id": "streaming", "name": "Streaming", "scope": "model", "summary": "S.", "spec": "https://spec.example/s" },
                { "id": "models-list", "name": "Models", "scope": "endpoint", "summary": "M.", "spec": "https://spec.example/m" }
              ]
            },
            {
              "id": "pictures",
              "name": "Pictures",
              "capabilities": [
                { "id": "vision", "name": "Vision", "scope": "model", "summary": "V.", "spec": "https://spec.example/v", "types": ["vision", "chat"] }
              ]
            }
          ]
        }
        -- data/guides/start.md --
        # Start
        -- data/labs/lab.json --
        { "name": "Lab" }
        -- data/models/lab/one.json --
        {
          "name": "One",
          "sources": {
            "card": { "title": "Card", "publisher": "Lab", "checked": "2026-05-01" }
          },
          "context": { "value": 128000, "source": "card" }
        }
        -- data/providers/acme/provider.json --
        {
          "name": "Acme",
          "operator": "Acme Corp",
          "kind": { "value": "host", "source": "docs" },
          "summary": "Serves models.",
          "sources": {
            "docs": { "title": "Docs", "publisher": "Acme", "checked": "2026-06" }
          },
          "endpoint": {
            "base_url": { "value": "https://api.acme.example/v1", "source": "docs" }
          },
          "auth": {},
          "capabilities": {
            "models-list": { "claim": "yes", "source": "docs" }
          }
        }
        -- data/providers/acme/models/one.json --
        {
          "id": { "value": "lab/one", "source": "docs" },
          "model": "lab/one",
          "type": { "value": ["chat"], "source": "docs" },
          "context": { "value": 128000, "said": "128K", "source": "docs" },
          "prices": [
            { "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "source": "docs" }
          ],
          "capabilities": {}
        }
        """)

    /// The minimal files and what a probe saw of the offering.
    static let probed = minimal.adding(
        """
        -- data/probes/acme/one.json --
        {
          "prober": "compat-matrix 1.0",
          "base_url": "https://api.acme.example/v1",
          "models": {
            "lab/one": {
              "capabilities": {
                "streaming": { "verdict": "supported", "reason": "works", "message": "Seen.", "passed": 2, "runs": 3, "at": "2026-06-17T09:30:00Z" }
              }
            }
          }
        }
        """)
}
