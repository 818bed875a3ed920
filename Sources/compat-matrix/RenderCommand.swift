import Arguments
import Diagnostics
import Files
import Mustache
import StrictJSON

/// Renders one template with one JSON context, for people who write templates.
enum RenderCommand {
    private static let template = Argument("TEMPLATE", help: "a template file, or - for standard input")
    private static let context = Option<String?>("context", "FILE", help: "JSON that the template shows; an empty object when left out")
    private static let partials = Option<String?>("partials", "DIR", help: "folder of partials, each NAME.mustache or NAME")
    private static let strict = Flag("strict", help: "a name that no scope has is an error, as in build")

    private static let limit = 64 << 20
    /// No partial can be called by the empty name.
    private static let main = ""

    static let command = Command<CommandTable.Action>(
        "render", summary: "render one Mustache template",
        details:
            "Follows the Mustache specification, with inheritance and dynamic names. Writes the result and nothing else to standard output.",
        arguments: [template],
        parameters: [context, partials, strict],
        exitStatuses: ExitStatus.meanings,
        examples: ["render page.mustache --context page.json --partials partials", "render - --context page.json"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        var files = OpenedFiles(console: console)
        do {
            let path = arguments.value(of: template)
            var compiled: [String: Template] = [:]
            var problems: [Diagnostic] = []
            func compile(_ name: String, _ bytes: [UInt8], _ path: String) {
                do throws(SyntaxErrors) {
                    compiled[name] = try Template.parse(bytes, path: path)
                } catch {
                    problems += error.diagnostics
                }
            }
            compile(main, try files.read(path), path)
            if let folder = arguments.value(of: partials) {
                let tree = FileTree.folder(folder)
                for entry in try tree.entries() where entry.kind == .file {
                    guard let name = partialName(entry.path) else { continue }
                    let shown = tree.shown(entry.path)
                    compile(name, try files.read(shown), shown)
                }
            }
            var value = Value.object(Object())
            if let path = arguments.value(of: context) {
                var limits = JSONReader.Limits()
                limits.bytes = limit
                limits.depth = 512
                let (json, found) = JSONReader.read(try files.read(path), path: path, limits: limits)
                problems += found
                if let json { value = Value(json) }
            }
            guard problems.isEmpty else { return fail(problems, files) }
            var output: [UInt8] = []
            let mode: Mode = arguments.isSet(strict) ? .strict : .specification
            let errors = TemplateSet(compiled).render(main, value, mode: mode, into: &output)
            guard errors.isEmpty else { return fail(errors, files) }
            console.print(output)
            return .fine
        } catch {
            return Workspace(console: console, trees: []).fail(error)
        }
    }

    /// `part` for `part.mustache` and for `part`; other files are none of ours.
    private static func partialName(_ path: String) -> String? {
        if path.hasSuffix(".mustache") { return String(path.dropLast(".mustache".utf8.count)) }
        let file = path.split(separator: "/").last ?? ""
        return file.contains(".") ? nil : path
    }

    private static func fail(_ problems: [Diagnostic], _ files: OpenedFiles) -> ExitStatus {
        for problem in LocatedDiagnostic.locate(problems, read: { files.contents[$0] }) {
            files.console.printError(problem.text(color: files.console.hasColor))
        }
        return .problems
    }

    /// What was read so far, for the excerpts of diagnostics.
    private struct OpenedFiles {
        let console: Console
        var contents: [String: [UInt8]] = [:]

        mutating func read(_ path: String) throws(FileError) -> [UInt8] {
            let bytes = try readFile(at: path, limit: limit)
            contents[path] = bytes
            return bytes
        }
    }
}

extension Value {
    init(_ json: JSONValue) {
        switch json.content {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .number(let text): self = .number(text)
        case .string(let text): self = .string(text)
        case .array(let values): self = .list(values.map { Value($0) })
        case .object(let members): self = .object(Object(members.map { ($0.key, Value($0.value)) }))
        }
    }
}
