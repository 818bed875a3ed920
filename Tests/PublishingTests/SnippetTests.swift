import Foundation
import Mustache
import Testing

@testable import Publishing

/// Snippets are pasted into shells: whatever an id holds, it stays one piece of data.
struct SnippetTests {
    private static let ids = [
        "lab/plain-1", "it's", "'; touch owned; '", "$(touch owned)", "`touch owned`", "a\"b", "back\\slash", "${HOME}", "!!", "a\nb",
        "tab\there",
        "-rf", "ünï\u{1F600}", "\u{7F}\u{2028}", "%s %n", "\"\"\"", "'''", "</code>", "\\u0041", "a'\\''b", "#{x}", "\\",
    ]

    private static let routes: [Snippets.Route] = [.chat, .embeddings, .images]

    private func snippet(_ key: String, _ id: String, _ route: Snippets.Route, isKeyless: Bool = false) throws -> String {
        let snippets = Snippets(
            baseURL: "https://api.example.org/v1", keyVariable: "EXAMPLE_KEY", isKeyless: isKeyless, model: id, route: route)
        guard case .object(let object) = snippets.value, case .string(let text)? = object[key] else {
            throw BuiltSite.Unbuildable(description: "no \(key)")
        }
        return text
    }

    /// `curl` is a function here that prints its arguments, so that the shell alone decides what they are.
    @Test(.enabled(if: Run.has("bash")), arguments: ids, routes)
    func carriesTheIDThroughTheShell(_ id: String, _ route: Snippets.Route) throws {
        let curl = try snippet("curl", id, route)
        #expect(try Run("bash", ["-n"], input: curl).status == 0, "\(curl)")
        let script = "curl() { printf '%s\\0' \"$@\"; }\nd=$(mktemp -d)\ncd \"$d\"\n\(curl)\nls\nrm -r \"$d\"\n"
        let run = try Run("bash", ["-s"], input: script, environment: ["EXAMPLE_KEY": "k e'y"])
        let arguments = run.output.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        try #require(arguments.count == 8, "\(run.output.debugDescription)")
        #expect(arguments[1] == "-H" && arguments[2] == "Authorization: Bearer k e'y")
        #expect(arguments[3] == "-H" && arguments[4] == "Content-Type: application/json" && arguments[5] == "-d")
        #expect(arguments[7] == "", "the snippet left files: \(arguments[7])")
        let body = try #require(try JSONSerialization.jsonObject(with: Data(arguments[6].utf8)) as? [String: Any], "\(arguments[6])")
        #expect((body["model"] as? String).map { Array($0.utf8) } == Array(id.utf8), "\(arguments[6])")
        let path = route == .chat ? "/chat/completions" : route == .embeddings ? "/embeddings" : "/images/generations"
        #expect(arguments[0] == "https://api.example.org/v1" + path)
    }

    @Test(.enabled(if: Run.has("python3")), arguments: routes, [false, true])
    func carriesIDsThroughPython(_ route: Snippets.Route, _ isKeyless: Bool) throws {
        // One process for all ids; a stand-in for the package records what it is asked for.
        let snippets = try Self.ids.map { try snippet("python", $0, route, isKeyless: isKeyless) }
        let program = """
            import json, os, sys, types
            class Anything:
                def __init__(self, **options): asked.append(options)
                def __getattr__(self, name): return self
                def __getitem__(self, place): return self
                def __len__(self): return 1
                def __call__(self, **options): asked.append(options); return self
            module = types.ModuleType("openai"); module.OpenAI = Anything; sys.modules["openai"] = module
            given, sys.stdout, out = json.load(sys.stdin), open(os.devnull, "w"), sys.stdout
            result = []
            for snippet in given:
                asked = []
                exec(compile(snippet, "snippet", "exec"), {})
                result.append([asked[0]["base_url"], asked[0]["api_key"], asked[1]["model"]])
            json.dump(result, out)
            """
        let input = String(decoding: try JSONSerialization.data(withJSONObject: snippets), as: UTF8.self)
        let run = try Run("python3", ["-c", program], input: input, environment: ["EXAMPLE_KEY": "key"])
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String]], "\(run.output)")
        try #require(rows.count == Self.ids.count)
        for (row, id) in zip(rows, Self.ids) {
            #expect(row[0] == "https://api.example.org/v1" && row[1] == (isKeyless ? "unused" : "key"))
            #expect(Array(row[2].utf8) == Array(id.utf8))
        }
    }

    @Test(.enabled(if: Run.has("bash")), arguments: ids) func quotesForTheShell(_ id: String) throws {
        let run = try Run("bash", ["-c", "printf '%s' " + Snippets.shellQuoted(id)])
        #expect(Array(run.output.utf8) == Array(id.utf8))
    }

    @Test func sendsNoKeyWhereNoneIsAsked() throws {
        #expect(try !snippet("curl", "m", .chat, isKeyless: true).contains("Authorization"))
        #expect(try !snippet("python", "m", .chat, isKeyless: true).contains("environ"))
    }

    /// What the page shows is what the function made.
    @Test func showsTheSnippetAsItIs() throws {
        let id = #"o'r "$(x)" `y` </code> & \ #"#
        let quoted = try #require(
            String(data: JSONSerialization.data(withJSONObject: [id], options: .withoutEscapingSlashes), encoding: .utf8))
        let offering = try #require(exampleFiles["providers/gate/models/swift-1.json"])
            .replacing(
                "{ \"value\": \"example-lab/swift-1\", \"source\": \"docs\" }",
                with: "{ \"value\": \(quoted.dropFirst().dropLast()), \"source\": \"docs\" }")
        let main = try #require(
            BuiltSite(changing: ["providers/gate/models/swift-1.json": offering]).page("models/example-lab/swift-1/").first("main"))
        let shown = main.all("pre").flatMap { $0.all("code") }.map(\.plainText)
        let keyed = Snippets(
            baseURL: "https://api.gate.example.org/v1", keyVariable: "GATE_API_KEY", isKeyless: false, model: id, route: .chat)
        guard case .object(let object) = keyed.value else { return }
        #expect(shown.map { Value.string($0) } == [object["curl"], object["python"]])
    }
}
