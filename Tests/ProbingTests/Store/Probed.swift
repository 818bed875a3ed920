import Files
import Probing
import Records
import Testing

/// A catalog in memory that has observations, and runs that add to them.
struct Probed {
    static let host = "https://api.acme.example/v1"
    static let place = "probes/acme/one.json"

    /// By path below the data folder.
    var files: [String: [UInt8]]

    init(_ files: [String: String] = [:]) {
        self.files = Self.catalog.merging(files) { $1 }.mapValues { Array($0.utf8) }
    }

    var tree: FileTree { .memory(files, label: "data") }

    /// The same runs again leave no byte changed, and what was written passes `check` and `fmt --check`: held after every run.
    mutating func run(
        _ content: ProbeContent, named: [String]? = nil, at target: ProbeFile? = .offering("one", of: "acme"),
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let target = try #require(target, sourceLocation: sourceLocation)
        guard let bytes = try store.updated(target, with: content, named: named) else { return }
        files[target.path] = bytes
        #expect(try store.updated(target, with: content, named: named) == nil, "the same run again", sourceLocation: sourceLocation)
        let kind = try #require(RecordKind(path: target.path))
        #expect(RecordFormatter.canonical(bytes, kind: kind, path: target.path).bytes == bytes, "fmt", sourceLocation: sourceLocation)
        let problems = try CatalogLoader.load(tree, today: nil).problems.filter { $0.severity == .error }
        #expect(problems.map(\.message) == [], sourceLocation: sourceLocation)
    }

    var store: ProbeStore { ProbeStore(data: tree, staleAfterDays: 90) }

    func text(_ path: String = place) throws -> String { String(decoding: try #require(files[path], "no \(path)"), as: UTF8.self) }

    /// The cell of JSON mode: verdict, reason and date, then what is pending.
    func cell(_ id: String = "lab/one", _ capability: ProbedCapability = .jsonMode, at path: String = place) throws -> String {
        let bytes = try #require(files[path], "no \(path)")
        let record = try #require(ProbeRecord.read(bytes, at: path, path: path).record)
        let cells = id.isEmpty ? record.endpoint : record.models[id] ?? [:]
        guard let cell = cells[capability.rawValue] else { return "none" }
        let pending = cell.pending.map { ", pending \($0.verdict) \($0.reason) \($0.runs) \($0.at.text.prefix(10))" } ?? ""
        return "\(cell.verdict) \(cell.reason) \(cell.at.text.prefix(10))" + pending
    }

    // MARK: Runs

    static func seen(_ reason: ProbeReason, on day: String, message: String = "M.") throws -> Observation {
        Observation(
            reason, message: message, passed: 1, runs: 3, at: try #require(Timestamp(day + "T09:30:00Z"), "\(day)"),
            evidence: .init(status: 200, hash: "ab"))
    }

    /// One run that tried JSON mode of one model.
    static func content(
        _ reason: ProbeReason, on day: String, message: String = "M.", id: String = "lab/one", baseURL: String = host,
        prober: String = "p 1",
        server: ProbeRecord.Server? = nil
    ) throws -> ProbeContent {
        ProbeContent(
            prober: prober, baseURL: baseURL, server: server, models: [id: [.jsonMode: try seen(reason, on: day, message: message)]])
    }

    static let catalog = [
        "site.json": """
        { "title": "T", "summary": "S.", "base_url": "https://m.example/", "stale_after_days": { "claim": 180, "observation": 90 },
          "matrix_columns": ["json-mode"], "guides": [] }
        """,
        "capabilities.json": """
        { "groups": [{ "id": "g", "name": "G", "capabilities": [
          { "id": "json-mode", "name": "J", "scope": "model", "summary": "S.", "spec": "https://s.example/" },
          { "id": "seed", "name": "S", "scope": "model", "summary": "S.", "spec": "https://s.example/" },
          { "id": "model-list", "name": "M", "scope": "endpoint", "summary": "S.", "spec": "https://s.example/" }] }] }
        """,
        "labs/lab.json": #"{ "name": "Lab" }"#,
        "models/lab/one.json": #"{ "name": "One", "sources": {} }"#,
        "providers/acme/provider.json": """
        { "name": "Acme", "summary": "S.", "sources": { "d": { "title": "T", "publisher": "Acme", "checked": "2026" } },
          "endpoint": { "base_url": { "value": "\(host)", "source": "d" } }, "auth": {}, "capabilities": {} }
        """,
        "providers/acme/models/one.json":
            #"{ "id": { "value": "lab/one", "source": "d" }, "model": "lab/one", "capabilities": {} }"#,
    ]
}
