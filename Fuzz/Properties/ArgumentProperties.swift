import Arguments

private enum Colour: String, CaseIterable { case red, green }
private let force = Flag("force", help: "force it")
private let out = Option("out", "DIR", default: "site", help: "where to")
private let jobs = Option("jobs", "N", default: 1, in: 1...64, help: "how many")
private let colour = Option("colour", default: Colour.red, help: "which")
private let only = Option(repeating: "only", "NAME", help: "these alone")
private let first = Argument<String>("FIRST", help: "one")
private let files = Argument<[String]>(many: "FILE", help: "more")

private let program = Program(
    "sample", summary: "a program", version: "1",
    commands: [
        Command("run", summary: "runs", arguments: [first, files], parameters: [force, out, jobs, colour, only], action: ()),
        Command("rest", summary: "rests", action: ()),
    ])

/// What is refused is said in one line; what is accepted is there when the command reads it.
func fuzzArguments(_ arguments: [String]) throws(Violation) {
    for arguments in [arguments, ["run"] + arguments, ["run", "first"] + arguments] {
        let parsed: ParsedArguments
        do throws(UsageError) {
            guard case .run(_, let given) = try program.parse(arguments), arguments.first == "run" else { continue }
            parsed = given
        } catch {
            try expect(!error.message.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "control characters in \(error.message)")
            continue
        }
        for value in [parsed.value(of: first), parsed.value(of: out)] + parsed.value(of: files) + parsed.value(of: only) {
            let isGiven = arguments.contains { $0 == value || $0.hasSuffix("=" + value) }
            try expect(isGiven || value == "site", "\(value) was never given in \(arguments)")
        }
        try expect((1...64).contains(parsed.value(of: jobs)), "\(parsed.value(of: jobs)) jobs")
        try expect(parsed.isSet(force) == arguments.contains("--force") || arguments.contains("--"), "--force in \(arguments)")
        _ = parsed.value(of: colour)
    }
}
