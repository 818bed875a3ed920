import Testing

@testable import Arguments

struct UsageErrorTests {
    @Test(arguments: [
        (["build", "--chekc"], "unknown flag '--chekc'; did you mean '--check'?"),
        (["build", "--bogus-thing=1"], "unknown flag '--bogus-thing'"),
        (["build", "-o", "x"], "unknown flag '-o'"),
        (["build", "--dat=x"], "unknown flag '--dat'; did you mean '--data'?"),
        (["build", "--version"], "unknown flag '--version'"),
        (["build", "--hlep"], "unknown flag '--hlep'; did you mean '--help'?"),
        (["build", "---check"], "unknown flag '---check'; did you mean '--check'?"),
        (["build", "--x\u{1B}[31m"], "unknown flag '--x\\u{1b}[31m'"),
        (["build", "--data"], "--data needs a value, --data DIR"),
        (["build", "--data="], "--data needs a value, --data DIR"),
        (["build", "--data", ""], "--data needs a value, --data DIR"),
        (["build", "--data", "--check"], "--data needs a value, --data DIR; a value that starts with a dash is written '--data=--check'"),
        (["build", "--format"], "--format needs a value, --format text|json|github"),
        (["build", "--data", "a", "--data=a"], "--data is given twice"),
        (["build", "--check", "--check"], "--check is given twice"),
        (["build", "--check=yes"], "--check takes no value"),
        (["build", "--check="], "--check takes no value"),
        (["build", "--format", "jsn"], "--format is 'jsn'; it can be text, json or github; did you mean 'json'?"),
        (["build", "--format=xml-ish"], "--format is 'xml-ish'; it can be text, json or github"),
        (["build", "--format=JSON "], "--format is 'JSON '; it can be text, json or github"),
        (["build", "--repeat", "10"], "--repeat is '10'; it must be a whole number from 1 to 9"),
        (["build", "--repeat", "two"], "--repeat is 'two'; it must be a whole number from 1 to 9"),
        (["build", "--as-of", "today"], "--as-of is 'today'; it must be a number of days"),
        (["build", "extra"], "unexpected argument 'extra'"),
        (["build", "--", "--check"], "unexpected argument '--check'"),
        (["build", "-"], "unexpected argument '-'"),
    ])
    func refusesArgumentsOfACommand(_ arguments: [String], message: String) {
        #expect(throws: UsageError(message: message, hint: "see 'compat-matrix build --help'")) { try Sample.run(arguments) }
    }

    @Test(arguments: [
        (["diff"], "BASE is missing", "diff"), (["diff", "--"], "BASE is missing", "diff"),
        (["diff", "a", "b", "c"], "unexpected argument 'c'", "diff"),
        (["fmt", "--check"], "FILE is missing", "fmt"), (["fmt", "--format", "text", "x"], "unknown flag '--format'", "fmt"),
    ])
    func namesTheCommandWhoseHelpIsWanted(_ arguments: [String], message: String, command: String) {
        #expect(throws: UsageError(message: message, hint: "see 'compat-matrix \(command) --help'")) { try Sample.run(arguments) }
    }

    @Test(arguments: [
        ([], "no command is given"), (["biuld"], "unknown command 'biuld'; did you mean 'build'?"),
        (["Build"], "unknown command 'Build'; did you mean 'build'?"),
        (["frobnicate"], "unknown command 'frobnicate'"), ([""], "unknown command ''"),
        (["hlep"], "unknown command 'hlep'; did you mean 'help'?"),
        (["help", "biuld"], "unknown command 'biuld'; did you mean 'build'?"), (["help", "build", "x"], "unexpected argument 'x'"),
        (["--version", "x"], "unexpected argument 'x'"), (["--versoin"], "unknown flag '--versoin'; did you mean '--version'?"),
        (["-"], "unknown flag '-'"), (["--"], "unknown flag '--'"),
        (["--check"], "--check belongs after a command, e.g. 'compat-matrix build --check'"),
        (["--data=x", "build"], "--data belongs after a command, e.g. 'compat-matrix build --data'"),
    ])
    func refusesArgumentsOfTheProgram(_ arguments: [String], message: String) {
        #expect(throws: UsageError(message: message, hint: "see 'compat-matrix --help'")) { try Sample.run(arguments) }
    }
}
