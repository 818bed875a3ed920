import Diagnostics

/// Sorts the arguments of one command into flags, options and positional arguments.
struct CommandParser<Action: Sendable> {
    private let program: String
    private let command: Command<Action>
    private let declarations: [ParameterDeclaration]
    private var result: ParsedArguments

    init(program: String, command: Command<Action>) {
        self.program = program
        self.command = command
        declarations = command.parameters.map(\.declaration)
        result = ParsedArguments(
            command: command.name, declared: Set(declarations.map(\.flag) + command.arguments.map(\.position.name)))
    }

    mutating func parse(_ arguments: ArraySlice<String>) throws(UsageError) -> ParsedArguments {
        var positionals: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" {
                positionals += rest
                break
            } else if argument.utf8.first == UInt8(ascii: "-"), argument != "-" {
                try parseFlag(argument, &rest)
            } else {
                positionals.append(argument)
            }
        }
        try bind(positionals)
        return result
    }

    private mutating func parseFlag(_ argument: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let equals = argument.utf8.firstIndex(of: UInt8(ascii: "="))
        let flag = String(argument[..<(equals ?? argument.endIndex)])
        guard let declaration = declarations.first(where: { $0.flag == flag }) else {
            throw error("unknown flag \(quoted(flag))" + suggestion(for: flag, among: declarations.map(\.flag) + ["--help"]))
        }
        var given = equals.map { String(Substring(argument.utf8[$0...].dropFirst())) }
        guard result.flags[declaration.name] == nil || declaration.isRepeatable else { throw error("\(flag) is given twice") }
        guard let placeholder = declaration.placeholder else {
            guard given == nil else { throw error("\(flag) takes no value") }
            result.flags[declaration.name] = []
            return
        }
        if given == nil, let next = rest.first, next == "-" || next.utf8.first != UInt8(ascii: "-") { given = rest.popFirst() }
        guard let value = given, !value.isEmpty else {
            let next = given == nil ? rest.first.map { "; a value that starts with a dash is written \(quoted("\(flag)=\($0)"))" } : nil
            throw error("\(flag) needs a value, \(flag) \(placeholder)" + (next ?? ""))
        }
        try check(value, declaration)
        result.flags[declaration.name, default: []].append(value)
    }

    private func check(_ value: String, _ declaration: ParameterDeclaration) throws(UsageError) {
        guard declaration.accepts(value) else {
            throw error("\(declaration.flag) is \(quoted(value)); it must be \(declaration.expectation)")
        }
        guard declaration.allowed.isEmpty || declaration.allowed.contains(value) else {
            let choices = declaration.allowed.dropLast().joined(separator: ", ") + " or " + (declaration.allowed.last ?? "")
            let meant = suggestion(for: value, among: declaration.allowed)
            throw error("\(declaration.flag) is \(quoted(value)); it can be \(choices)" + meant)
        }
    }

    private mutating func bind(_ values: [String]) throws(UsageError) {
        var rest = values[...]
        for position in command.arguments.map(\.position) {
            let taken = position.takesMany ? rest : rest.prefix(1)
            if position.isRequired, taken.isEmpty { throw error("\(position.name) is missing") }
            result.positionals[position.name] = Array(taken)
            rest = rest.dropFirst(taken.count)
        }
        if let extra = rest.first { throw error("unexpected argument \(quoted(extra))") }
    }

    private func error(_ message: String) -> UsageError {
        UsageError(message: message, hint: "see '\(program) \(command.name) --help'")
    }
}

/// An argument as it may be shown: it can hold anything.
func quoted(_ text: String) -> String {
    "'\(visible(text))'"
}

func suggestion(for word: String, among candidates: [String]) -> String {
    closestMatch(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}
