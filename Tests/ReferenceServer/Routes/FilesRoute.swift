import StrictJSON
import TestServer

extension ReferenceServer {
    func files(_ request: ReceivedRequest, _ words: [String], _ absent: RequestError) throws(RequestError) -> Reply {
        switch (request.method, words.count) {
        case ("GET", 1): return .json(Self.page(store.withLock { $0.files.sorted { $0.key < $1.key }.map(\.value) }))
        case ("POST", 1):
            guard request["Content-Type"]?.hasPrefix("multipart/form-data") == true else { throw .missing("file") }
            guard request.text.contains("name=\"file\"") else { throw .missing("file") }
            guard request.text.contains("name=\"purpose\"") else { throw .missing("purpose") }
            let file = JSONValue.object([
                ("id", .string(Identifier.make("file-"))), ("object", .string("file")), ("bytes", .number(request.body.count)),
                ("created_at", .number(Self.now)), ("filename", .string("probe.jsonl")), ("purpose", .string("batch")),
                ("status", .string("processed")),
            ])
            store.withLock { $0.files[file["id"]?.string ?? ""] = file }
            return .json(file)
        case ("GET", 2): return .json(try found(store.withLock { $0.files[words[1]] }, words[1], "File"))
        case ("DELETE", 2):
            _ = try found(store.withLock { $0.files.removeValue(forKey: words[1]) }, words[1], "File")
            return .json(.object([("id", .string(words[1])), ("object", .string("file")), ("deleted", .bool(true))]))
        default: throw absent
        }
    }

    func batches(_ request: ReceivedRequest, _ words: [String], _ absent: RequestError) throws(RequestError) -> Reply {
        switch (request.method, words.count) {
        case ("GET", 1): return .json(Self.page(store.withLock { $0.batches.sorted { $0.key < $1.key }.map(\.value) }))
        case ("POST", 1):
            let body = try body(of: request)
            guard let file = body["input_file_id"]?.string else { throw .missing("input_file_id") }
            _ = try found(store.withLock { $0.files[file] }, file, "File")
            let batch = Self.batch(Identifier.make("batch_"), body, status: "validating")
            store.withLock { $0.batches[batch["id"]?.string ?? ""] = batch }
            return .json(batch)
        case ("GET", 2): return .json(try found(store.withLock { $0.batches[words[1]] }, words[1], "Batch"))
        case ("POST", 3) where words[2] == "cancel":
            let old = try found(store.withLock { $0.batches[words[1]] }, words[1], "Batch")
            let batch = Self.batch(words[1], old, status: "cancelling")
            store.withLock { $0.batches[words[1]] = batch }
            return .json(batch)
        default: throw absent
        }
    }

    private static func batch(_ id: String, _ body: JSONValue, status: String) -> JSONValue {
        .object([
            ("id", .string(id)), ("object", .string("batch")), ("endpoint", body["endpoint"] ?? .string("/v1/chat/completions")),
            ("errors", .null), ("input_file_id", body["input_file_id"] ?? .null),
            ("completion_window", body["completion_window"] ?? .string("24h")), ("status", .string(status)),
            ("output_file_id", .null), ("error_file_id", .null), ("created_at", .number(now)),
            ("request_counts", .object([("total", .number(0)), ("completed", .number(0)), ("failed", .number(0))])), ("metadata", .null),
        ])
    }

    func found(_ value: JSONValue?, _ id: String, _ kind: String) throws(RequestError) -> JSONValue {
        guard let value else { throw RequestError("No such \(kind) object: \(id)", param: "id", status: 404) }
        return value
    }
}
