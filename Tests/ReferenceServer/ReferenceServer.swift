import Foundation
import StrictJSON
import Synchronization
import TestServer

/// A server that keeps to OpenAI's specification, with a model made of rules: what a prober must find nothing wrong with.
package final class ReferenceServer: Sendable {
    package struct Settings: Sendable {
        /// Demanded as a bearer token under the base path; `nil` takes every request.
        package var key: String? = "test-key"
        package var basePath = "/v1"
        package var models = ServedModel.usual

        package init() {}
    }

    package let settings: Settings
    let store = Mutex(Store())

    package init(_ settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Serves on a free port of loopback until it is stopped.
    package func start() throws -> TestServer {
        try TestServer { [self] in reply(to: $0).wire.script }
    }

    package func reply(to request: ReceivedRequest) -> Reply {
        do throws(RequestError) {
            return try route(request)
        } catch {
            var reply = error.reply
            reply.headers.append("x-request-id: \(Identifier.make("req_"))")
            return reply
        }
    }

    /// The path below the base path; `nil` for one that does not lie there.
    package func route(of path: String) -> String? {
        guard path.hasPrefix(settings.basePath) else { return nil }
        let rest = path.dropFirst(settings.basePath.count)
        return rest.hasPrefix("/") ? String(rest) : nil
    }

    package func keyState(of request: ReceivedRequest) -> KeyState {
        guard let key = settings.key else { return .good }
        guard let header = request["Authorization"], header.hasPrefix("Bearer "), header.utf8.count > 7 else { return .none }
        return header.dropFirst(7) == key ? .good : .bad
    }

    package enum KeyState: String, Sendable { case none, bad, good }

    private func route(_ request: ReceivedRequest) throws(RequestError) -> Reply {
        let absent = RequestError.noSuchRoute(request.method, request.path)
        guard let path = route(of: request.path) else { throw absent }
        switch keyState(of: request) {
        case .none: throw .noKey
        case .bad: throw .wrongKey
        case .good: break
        }
        let words = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        switch (request.method, words.count > 0 ? words[0] : "", words.count) {
        case (_, "models", _): return try models(request.method, words, absent)
        case ("POST", "chat", 2) where words[1] == "completions": return try chat(body(of: request))
        case ("POST", "completions", 1): return try legacyCompletion(body(of: request))
        case ("POST", "embeddings", 1): return try embeddings(body(of: request))
        case ("POST", "moderations", 1): return try moderation(body(of: request))
        case ("POST", "images", 2) where words[1] == "generations": return try image(body(of: request))
        case ("POST", "audio", 2): return try audio(words[1], request, absent)
        case (_, "responses", _): return try responses(request, words, absent)
        case (_, "files", _): return try files(request, words, absent)
        case (_, "batches", _): return try batches(request, words, absent)
        // Withdrawn by OpenAI on 2026-08-26 (quirk assistants-removed).
        default: throw absent
        }
    }

    func body(of request: ReceivedRequest) throws(RequestError) -> JSONValue {
        var limits = JSONReader.Limits()
        limits.bytes = 64 << 20
        let (value, _) = JSONReader.read(request.body, path: "body", limits: limits)
        guard let value, value.members != nil else {
            throw RequestError("We could not parse the JSON body of your request.")
        }
        return value
    }

    func served(_ body: JSONValue) throws(RequestError) -> ServedModel {
        guard let value = body["model"], !value.isNull else { throw RequestError("you must provide a model parameter") }
        guard let id = value.string else { throw .wrongType("model", "a string", value) }
        guard let model = settings.models.first(where: { $0.id == id }) else { throw .noSuchModel(id) }
        return model
    }

    static var now: Int { Int(Date().timeIntervalSince1970) }
}

/// What the server keeps from one request to the next.
struct Store {
    var responses: [String: StoredResponse] = [:]
    var files: [String: JSONValue] = [:]
    var batches: [String: JSONValue] = [:]
}

package struct ServedModel: Sendable {
    package enum Kind: Sendable { case chat, reasoning, embedding, image }

    package var id: String
    package var kind: Kind

    package init(_ id: String, _ kind: Kind) {
        self.id = id
        self.kind = kind
    }

    package static let chat = ServedModel("reference-chat", .chat)
    package static let reasoner = ServedModel("reference-reasoner", .reasoning)
    package static let embedding = ServedModel("reference-embedding", .embedding)
    package static let image = ServedModel("reference-gpt-image", .image)
    package static let usual = [chat, reasoner, embedding, image]

    var answers: Bool { kind == .chat || kind == .reasoning }
    var kindName: String {
        switch kind {
        case .chat, .reasoning: "a chat model"
        case .embedding: "an embedding model"
        case .image: "an image model"
        }
    }
}

enum Identifier {
    static func make(_ prefix: String, _ count: Int = 24) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        return prefix + String(decoding: (0..<count).map { _ in letters[Int.random(in: letters.indices)] }, as: UTF8.self)
    }
}
