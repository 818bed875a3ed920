import Foundation
import ReferenceServer
import StrictJSON

/// What stands for the placeholders in the answer to one request.
struct QuirkValues: Sendable {
    let request: QuirkRequest
    private let completion: Completion
    /// Of the innermost `{{each}}`.
    var item = ""

    init(_ request: QuirkRequest) {
        self.request = request
        completion = request.completion ?? Completion()
    }

    private var calls: [Completion.Call] { completion.calls }

    func items(_ name: String) -> [String] {
        switch name {
        case "piece": completion.pieces
        case "fragment": calls.first.map { Self.fragments($0.arguments) } ?? []
        default: []
        }
    }

    /// `{{content}}`, `{{arguments 2}}` and the like; texts are escaped as JSON has it.
    func bytes(_ words: [String]) -> [UInt8] {
        let number = words.dropFirst().lazy.compactMap { Int($0) }.first
        let call = (number ?? 1) - 1
        switch words.first {
        case "content": return escaped(completion.content)
        case "finish": return escaped(completion.finish)
        case "reasoning": return escaped(completion.reasoning)
        case "arguments": return escaped(calls.indices.contains(call) ? calls[call].arguments : "{}")
        case "name": return escaped(calls.indices.contains(call) ? calls[call].name : "")
        case "id": return escaped(calls.indices.contains(call) ? calls[call].id : "call_none")
        case "model": return escaped(request.body?["model"]?.string ?? "")
        case "tool": return escaped(request.body?["tools"]?.array?.first?["function"]?["name"]?.string ?? "")
        case "code": return escaped(code)
        case "question": return escaped(request.lastText)
        case "usage": return Array((request.usage ?? .null).compactText.utf8)
        case "vectors": return Array((request.vectors ?? .null).compactText.utf8)
        case "random": return (0..<(number ?? 8)).map { _ in UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z")) }
        case "path": return Array(request.path.utf8)
        case "relative": return Array((request.relative ?? "").utf8)
        case "method": return Array(request.method.utf8)
        case "piece", "fragment": return escaped(item)
        case "models": return Array(JSONValue.array(request.models.map(\.listed)).compactText.utf8)
        case "now": return Array(String(Int(Date().timeIntervalSince1970) + (number ?? 0)).utf8)
        case "now-ms": return Array(String(Int(Date().timeIntervalSince1970) + (number ?? 0)).utf8) + Array("000".utf8)
        case "http-date": return Array(Self.httpDate(Date() + Double(number ?? 0)).utf8)
        case "rfc3339": return Array((Date() + Double(number ?? 0)).ISO8601Format().utf8)
        case "repeat": return [UInt8](repeating: UInt8(ascii: "a"), count: number ?? 0)
        case "hex": return words.dropFirst().compactMap { UInt8($0, radix: 16) }
        default: return Array("{{unknown placeholder}}".utf8)
        }
    }

    /// The first code in the question, such as `amber-4821-wren`.
    private var code: String {
        request.lastText.split { $0 == " " || $0 == "." }.map(String.init).first { word in
            let parts = word.split(separator: "-")
            return parts.count == 3 && Int(parts[1]) != nil
        } ?? ""
    }

    private func escaped(_ text: String) -> [UInt8] { Array(JSONValue.string(text).compactText.utf8.dropFirst().dropLast()) }

    private static func fragments(_ text: String) -> [String] {
        stride(from: 0, to: text.count, by: 5).map { String(text.dropFirst($0).prefix(5)) }
    }

    static func httpDate(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: date)
    }
}

extension ServedModel {
    fileprivate var listed: JSONValue {
        .object([
            ("id", .string(id)), ("object", .string("model")), ("created", .number(1_750_000_000)), ("owned_by", .string("reference")),
        ])
    }
}
