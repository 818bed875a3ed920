@testable import Arguments

/// A table with one of everything.
enum Sample {
    enum Format: String, CaseIterable, Sendable {
        case text, json, github
    }

    static let data = Option("data", "DIR", default: "data", help: "the folder of records")
    static let out = Option("out", "DIR", help: "where the site goes")
    static let only = Option(repeating: "only", "ID", help: "only this provider")
    static let repeats = Option("repeat", "N", default: 3, in: 1...9, help: "how often each request is sent")
    static let asOf = Option("as-of", "DATE", expecting: "a number of days", help: "the build's clock") { Int($0) }
    static let format = Option("format", default: Format.text, help: "how problems are shown")
    static let check = Flag("check", help: "write nothing; say whether the output is current, which is what a pipeline wants to know")
    static let strict = Flag("strict", help: "warnings are errors")
    static let base = Argument("BASE", help: "a revision or folder")
    static let head = Argument(optional: "HEAD", help: "what to compare it with")
    static let files = Argument(many: "FILE", help: "records; all of them when none is named")
    static let needed = Argument(many: "FILE", required: true, help: "records")

    static let program = Program(
        "compat-matrix", summary: "what OpenAI-compatible endpoints can do", version: "1.2.3",
        commands: [
            Command(
                "build", summary: "write the site",
                details: "Loads the records, checks them, renders every page and writes the files that changed.",
                parameters: [data, out, only, repeats, asOf, format, check, strict],
                exitStatuses: [(0, "the site is current"), (1, "problems were found"), (64, "wrong usage")],
                examples: ["build", "build --out /tmp/site --check"], action: "run build"),
            Command("diff", summary: "what changed, in words", arguments: [base, head], action: "run diff"),
            Command("check", summary: "find problems", arguments: [files], parameters: [format], action: "run check"),
            Command("fmt", summary: "put records in canonical form", arguments: [needed], parameters: [check], action: "run fmt"),
        ])

    /// The action and the parsed arguments; a usage error for what would only print.
    static func run(_ arguments: [String]) throws(UsageError) -> (action: String, parsed: ParsedArguments) {
        switch try program.parse(arguments) {
        case .run(let action, let parsed): return (action, parsed)
        case .print(let text): throw UsageError(message: "printed instead of run", hint: text)
        }
    }

    static func printed(_ arguments: [String]) throws(UsageError) -> String {
        switch try program.parse(arguments) {
        case .run(let action, _): throw UsageError(message: "run instead of printed", hint: action)
        case .print(let text): return text
        }
    }
}
