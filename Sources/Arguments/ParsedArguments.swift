/// What was given to one command, read through the flags, options and arguments that the command declares.
package struct ParsedArguments: Sendable {
    let command: String
    let declared: Set<String>
    var flags: [String: [String]] = [:]
    var positionals: [String: [String]] = [:]

    package func isSet(_ flag: Flag) -> Bool {
        expectDeclared(flag.declaration.flag)
        return flags[flag.declaration.name] != nil
    }

    package func value<Value>(of option: Option<Value>) -> Value {
        expectDeclared(option.declaration.flag)
        return option.read(flags[option.declaration.name] ?? [])
    }

    package func value<Value>(of argument: Argument<Value>) -> Value {
        expectDeclared(argument.position.name)
        return argument.read(positionals[argument.position.name] ?? [])
    }

    private func expectDeclared(_ name: String) {
        assert(declared.contains(name), "'\(command)' reads \(name), which its row of the table does not list")
    }
}
