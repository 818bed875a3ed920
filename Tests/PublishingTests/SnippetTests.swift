import Foundation
import Mustache
import Records
import Testing

@testable import Publishing

/// Snippets are pasted into shells and programs: whatever an id holds, it stays one piece of data.
struct SnippetTests {
    private static let ids = [
        "lab/plain-1", "it's", "'; touch owned; '", "$(touch owned)", "`touch owned`", "a\"b", "back\\slash", "${HOME}", "!!", "a\nb",
        "tab\there", "-rf", "ünï\u{1F600}", "\u{7F}\u{2028}", "%s %n", "\"\"\"", "'''", "</code>", "\\u0041", "a'\\''b", "#{x}", "\\",
        "\\#(x)", "\"\"\"#", "={{ 1 }}",
    ]

    private func snippet(_ id: String, _ task: SnippetTask, isKeyless: Bool = false) -> Snippet {
        Snippet(
            baseURL: "https://api.example.org/v1", keyVariable: "EXAMPLE_KEY", isKeyless: isKeyless, model: id, task: task,
            contextWindow: 128_000)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    private func expect(_ body: [String: Any], names id: String, for task: SnippetTask) {
        #expect((body["model"] as? String).map { Array($0.utf8) } == Array(id.utf8))
        #expect(Set(body.keys) == Set(["model"] + task.parameters.map(\.0)))
    }

    /// `curl` is a function here that prints its arguments, so that the shell alone decides what they are.
    @Test(.enabled(if: Run.has("bash"), "needs bash"), arguments: ids, SnippetTask.allCases)
    func carriesTheIDThroughTheShell(_ id: String, _ task: SnippetTask) throws {
        let curl = snippet(id, task).text(in: .curl)
        let script = "curl() { printf '%s\\0' \"$@\"; }\nd=$(mktemp -d)\ncd \"$d\"\n\(curl)\nls\nrm -r \"$d\"\n"
        let run = try Run("bash", ["-s"], input: script, environment: ["EXAMPLE_KEY": "k e'y"])
        var arguments = run.output.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        if task == .streaming { #expect(arguments.removeFirst() == "-N") }
        try #require(arguments.count == 8, "\(run.output.debugDescription)")
        #expect(arguments[0] == "https://api.example.org/v1" + task.path)
        #expect(arguments[1] == "-H" && arguments[2] == "Authorization: Bearer k e'y")
        #expect(arguments[3] == "-H" && arguments[4] == "Content-Type: application/json" && arguments[5] == "-d")
        #expect(arguments[7] == "", "the snippet left files: \(arguments[7])")
        expect(try object(arguments[6]), names: id, for: task)
    }

    @Test(.enabled(if: Run.has("python3"), "needs python3"), arguments: [SnippetLanguage.python, .langchain, .llamaindex], [false, true])
    func carriesIDsThroughPython(_ language: SnippetLanguage, _ isKeyless: Bool) throws {
        // One process for all; a stand-in for every package records what it is asked for.
        let tasks = SnippetTask.allCases.filter { language.can($0) }
        let snippets = tasks.flatMap { task in Self.ids.map { snippet($0, task, isKeyless: isKeyless).text(in: language) } }
        let program = """
            import json, os, sys, types
            class Anything:
                def __init__(self, *values, **options): asked.append(options)
                def __getattr__(self, name): return self
                def __getitem__(self, place): return self
                def __iter__(self): return iter([])
                def __len__(self): return 1
                def __call__(self, *values, **options): asked.append(options); return self
            class Package(types.ModuleType):
                __path__ = []
                def __getattr__(self, name):
                    if name == "FunctionTool": return types.SimpleNamespace(from_defaults=lambda f: f)
                    return Anything
            for name in ["openai", "langchain_openai", "llama_index", "llama_index.core", "llama_index.core.llms", "llama_index.core.tools",
                         "llama_index.llms", "llama_index.llms.openai_like", "llama_index.embeddings",
                         "llama_index.embeddings.openai_like"]:
                sys.modules[name] = Package(name)
            given, sys.stdout, out = json.load(sys.stdin), open(os.devnull, "w"), sys.stdout
            result = []
            for snippet in given:
                asked = []
                exec(compile(snippet, "snippet", "exec"), {})
                every = {key: value for options in reversed(asked) for key, value in options.items()}
                model = every.get("model") or every.get("model_name")
                result.append([every.get("base_url") or every.get("api_base"), every["api_key"], model])
            json.dump(result, out)
            """
        let input = String(decoding: try JSONSerialization.data(withJSONObject: snippets), as: UTF8.self)
        let run = try Run("python3", ["-c", program], input: input, environment: ["EXAMPLE_KEY": "key"])
        let rows = try #require(try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String]], "\(run.output)")
        try #require(rows.count == Self.ids.count * tasks.count)
        for (row, id) in zip(rows, tasks.flatMap { _ in Self.ids }) {
            #expect(row[0] == "https://api.example.org/v1" && row[1] == (isKeyless ? "unused" : "key"))
            #expect(Array(row[2].utf8) == Array(id.utf8))
        }
    }

    @Test(.enabled(if: Run.has("node"), "needs node")) func carriesIDsThroughJavaScript() throws {
        let snippets = SnippetTask.allCases.flatMap { task in Self.ids.map { snippet($0, task).text(in: .javascript) } }
        let program = """
            const vm = require("vm"), given = JSON.parse(require("fs").readFileSync(0, "utf8"));
            (async () => {
              const result = [];
              for (const text of given) {
                let options, body;
                const reply = new Proxy({}, { get: (target, name) =>
                  name === Symbol.asyncIterator ? async function* () {} : name === "then" ? undefined : reply });
                const create = async asked => { body = asked; return reply; };
                class OpenAI {
                  constructor(asked) { options = asked; this.chat = { completions: { create } }; this.embeddings = { create };
                    this.images = { generate: create }; }
                }
                const context = vm.createContext({ process, console: { log() {} } });
                const snippet = new vm.SourceTextModule(text, { context });
                await snippet.link(() => new vm.SyntheticModule(["default"], function () { this.setExport("default", OpenAI); }, { context }));
                await snippet.evaluate();
                result.push([options.baseURL, options.apiKey, body.model]);
              }
              process.stdout.write(JSON.stringify(result));
            })();
            """
        let input = String(decoding: try JSONSerialization.data(withJSONObject: snippets), as: UTF8.self)
        let run = try Run(
            "node", ["--no-warnings", "--experimental-vm-modules", "-e", program], input: input, environment: ["EXAMPLE_KEY": "key"])
        let rows = try #require(try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String]], "\(run.output)")
        try #require(rows.count == snippets.count)
        for (row, id) in zip(rows, SnippetTask.allCases.flatMap { _ in Self.ids }) {
            #expect(row[0] == "https://api.example.org/v1" && row[1] == "key")
            #expect(Array(row[2].utf8) == Array(id.utf8))
        }
    }

    @Test(arguments: ids, SnippetTask.allCases) func carriesTheIDThroughSwiftAndN8n(_ id: String, _ task: SnippetTask) throws {
        let swift = snippet(id, task).text(in: .swift)
        let parts = swift.components(separatedBy: "#\"\"\"\n")
        try #require(parts.count == 2)
        let body = try #require(parts[1].components(separatedBy: "\n\"\"\"#").first)
        #expect(!body.contains("#"), "nothing can end the raw string or be put into it")
        expect(try object(body), names: id, for: task)
        guard SnippetLanguage.n8n.can(task) else { return }
        let workflow = try object(snippet(id, task).text(in: .n8n))
        let node = try #require((workflow["nodes"] as? [[String: Any]])?.first?["parameters"] as? [String: Any])
        #expect(node["url"] as? String == "https://api.example.org/v1" + task.path)
        expect(try object(try #require(node["jsonBody"] as? String)), names: id, for: task)
    }

    @Test(.enabled(if: Run.has("swiftc"), "needs swiftc")) func writesSwiftThatParses() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "snippets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let snippets = Self.ids.map { snippet($0, .chat) } + SnippetTask.allCases.map { snippet("lab/plain-1", $0, isKeyless: true) }
        let files = try snippets.enumerated().map { place, snippet in
            let file = folder.appending(path: "snippet\(place).swift")
            try Data(snippet.text(in: .swift).utf8).write(to: file)
            return file.path
        }
        for file in files {
            let run = try Run("swiftc", ["-frontend", "-parse", file])
            #expect(run.status == 0, "\(run.output)")
        }
    }

    @Test(arguments: ids) func quotesForSwift(_ id: String) {
        let quoted = SnippetLiteral.swiftQuoted(id)
        #expect(quoted.hasPrefix("\"") && quoted.hasSuffix("\"") && !quoted.contains("\n"))
        #expect(!quoted.dropFirst().dropLast().replacing("\\\\", with: "").replacing("\\\"", with: "").contains("\""))
    }

    @Test(.enabled(if: Run.has("bash"), "needs bash"), arguments: ids) func quotesForTheShell(_ id: String) throws {
        let run = try Run("bash", ["-c", "printf '%s' " + SnippetLiteral.shellQuoted(id)])
        #expect(Array(run.output.utf8) == Array(id.utf8))
    }

    @Test(arguments: SnippetLanguage.allCases) func sendsNoKeyWhereNoneIsAsked(_ language: SnippetLanguage) {
        let text = snippet("m", .chat, isKeyless: true).text(in: language)
        for word in ["Authorization", "environ", "process.env", "httpHeaderAuth"] { #expect(!text.contains(word)) }
    }

    /// What LlamaIndex can't find out of an unknown model is told to it.
    @Test func tellsLlamaIndexWhatItCannotKnow() {
        #expect(snippet("m", .chat).text(in: .llamaindex).contains("is_chat_model=True,\n    context_window=128000,"))
        #expect(snippet("m", .tools).text(in: .llamaindex).contains("is_function_calling_model=True"))
        #expect(!snippet("m", .chat).text(in: .llamaindex).contains("is_function_calling_model"))
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
        let chat = Snippet(
            baseURL: "https://api.gate.example.org/v1", keyVariable: "GATE_API_KEY", isKeyless: false, model: id, task: .chat,
            contextWindow: 128_000)
        #expect(Array(shown.prefix(SnippetLanguage.allCases.count)) == SnippetLanguage.allCases.map { chat.text(in: $0) })
    }

    /// The example's capabilities under the ids that the shipped catalog uses.
    @Test func showsWhatIsSaidOrSeenToWorkAndSaysWhyTheRestIsMissing() throws {
        let renamed = exampleFiles.mapValues {
            $0.replacing("\"tools\"", with: "\"tool-calling\"").replacing("\"json\"", with: "\"json-mode\"")
        }
        let site = try BuiltSite(changing: renamed)
        let section = try #require(try site.page("models/example-lab/swift-1/").element(id: "snippets"))
        #expect(section.all("section").compactMap { $0["data-task"] } == ["chat", "tools", "vision"])
        #expect(section.element(id: "snippet.tools")?.text.contains("verified: a source says that it works") == true)
        #expect(section.element(id: "snippet.vision")?.text.contains("disputed: claimed as missing or partial") == true)
        #expect(section.text.contains("Without a snippet: Streaming (claimed, but a probe saw it fail)"))
        #expect(section.text.contains("; JSON mode (unknown)."))
        let provider = try #require(try site.page("providers/gate/").element(id: "snippets"))
        #expect(provider.element(id: "snippet.embeddings")?.text.contains("With the id example-lab/vectors") == true)
    }

    @Test(arguments: [
        CellState.unknown, .notApplicable, .contested, .claimed(.no), .observed(.no), .verified(.no), .disputed(.fails),
    ])
    func offersNothingThatNobodySaysWorks(_ state: CellState) {
        #expect(SnippetBasis(state: state).words == nil && !SnippetBasis(state: state).reason.isEmpty)
    }
}
