import Testing

@testable import Arguments

struct HelpTests {
    @Test(arguments: [
        ["build", "--help"], ["build", "-h"], ["help", "build"], ["build", "--bogus", "--help"], ["build", "--data", "-h"],
        ["build", "x", "--help", "--", "y"],
    ])
    func showsEverythingAboutACommand(_ arguments: [String]) throws {
        #expect(
            try Sample.printed(arguments) == """
                compat-matrix build: write the site

                Loads the records, checks them, renders every page and writes the files that
                changed.

                Usage:
                  compat-matrix build [flags]

                Flags:
                  --data DIR    the folder of records (default: data)
                  --out DIR     where the site goes
                  --only ID     only this provider (may be repeated)
                  --repeat N    how often each request is sent (default: 3)
                  --as-of DATE  the build's clock
                  --format text|json|github
                                how problems are shown (default: text)
                  --check       write nothing; say whether the output is current, which is what
                                a pipeline wants to know
                  --strict      warnings are errors
                  -h, --help    show this help

                Exit status:
                  0   the site is current
                  1   problems were found
                  64  wrong usage

                Examples:
                  compat-matrix build
                  compat-matrix build --out /tmp/site --check

                """)
    }

    @Test(arguments: [["diff", "--help"], ["help", "diff"]])
    func showsArgumentsOfACommand(_ arguments: [String]) throws {
        #expect(
            try Sample.printed(arguments) == """
                compat-matrix diff: what changed, in words

                Usage:
                  compat-matrix diff BASE [HEAD]

                Arguments:
                  BASE  a revision or folder
                  HEAD  what to compare it with

                Flags:
                  -h, --help  show this help

                """)
    }

    @Test(arguments: [("check", "[flags] [FILE...]"), ("fmt", "[flags] FILE...")])
    func showsWhichArgumentsAreNeeded(command: String, usage: String) throws {
        #expect(try Sample.printed(["help", command]).contains("\n  compat-matrix \(command) \(usage)\n"))
    }

    @Test(arguments: [["--help"], ["-h"], ["help"], ["help", "--help"], ["help", "help"], ["--help", "build"]])
    func showsEveryCommand(_ arguments: [String]) throws {
        #expect(
            try Sample.printed(arguments) == """
                compat-matrix: what OpenAI-compatible endpoints can do

                Usage:
                  compat-matrix COMMAND [flags]

                Commands:
                  build         write the site
                  diff          what changed, in words
                  check         find problems
                  fmt           put records in canonical form
                  help COMMAND  show the flags of a command

                Flags:
                  -h, --help  show this help
                  --version   show the version

                """)
    }

    @Test func showsTheVersion() throws {
        #expect(try Sample.printed(["--version"]) == "compat-matrix 1.2.3\n")
    }

    @Test func keepsTo80Columns() {
        let word = "word "
        let flag = Flag("a-flag-with-quite-a-long-name", help: String(repeating: word, count: 40))
        let command = Command(
            "x", summary: String(repeating: word, count: 30), details: String(repeating: word, count: 50), parameters: [flag, Sample.data],
            action: 0)
        let text = Program("p", summary: "s", version: "1", commands: [command]).help(for: command)
        let widths = text.split(separator: "\n").map(\.count)
        #expect(widths.max() == 79)
        #expect(text.contains("\n  --a-flag-with-quite-a-long-name\n              word"))
    }
}
