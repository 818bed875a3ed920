import Diagnostics
import Testing

/// A change of one file that breaks a rule, and a change nearby that does not.
struct RuleRow: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let old: String
    let bad: String
    let problems: [String]
    let elsewhere: [String]
    let fix: String?
    let nearMiss: String?

    /// - Parameters:
    ///   - problems: `line:column id message` in this file.
    ///   - elsewhere: `path:line:column id message` in other files.
    ///   - fix: of the first problem.
    ///   - nearMiss: stands in the place of `old` without a problem.
    init(
        _ name: String, in path: String, _ old: String, _ bad: String, _ problems: [String], elsewhere: [String] = [],
        fix: String? = nil, nearMiss: String? = nil
    ) {
        self.name = name
        self.path = path
        self.old = old
        self.bad = bad
        self.problems = problems.map { path + ":" + $0 }
        self.elsewhere = elsewhere
        self.fix = fix
        self.nearMiss = nearMiss
    }

    var testDescription: String { name }

    func check(in tree: SampleTree = .minimal, today: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let broken = try tree.replacing(old, with: bad, in: path, sourceLocation: sourceLocation)
        let problems = try broken.problems(today: today)
        let lines = broken.lines(problems)
        #expect(lines.filter { $0.hasPrefix(path + ":") } == self.problems, "\(name)", sourceLocation: sourceLocation)
        #expect(lines.filter { !$0.hasPrefix(path + ":") } == elsewhere, "\(name)", sourceLocation: sourceLocation)
        if let fix { #expect(problems.first?.fix == fix, "\(name)", sourceLocation: sourceLocation) }
        if let nearMiss {
            let fine = try tree.replacing(old, with: nearMiss, in: path, sourceLocation: sourceLocation)
            #expect(try fine.lines(today: today) == [], "\(name): near miss", sourceLocation: sourceLocation)
        }
    }
}
