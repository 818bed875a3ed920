import Arguments
import Files
import Records

/// Writes what editors and other validators know of records.
enum SchemaCommand {
    private static let checkOnly = Flag("check", help: "name the files that would change; write nothing")

    static let command = Command<CommandTable.Action>(
        "schema", summary: "write the JSON Schemas of the records",
        details: "One file for each kind of record in the folder schema/ below the data, made from the table that the reader uses.",
        parameters: [SharedOptions.data, checkOnly],
        exitStatuses: ExitStatus.meanings,
        examples: ["schema", "schema --check"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let onlyChecks = arguments.isSet(checkOnly)
        var changed = 0
        do {
            for (name, bytes) in JSONSchema.files {
                let relative = "schema/" + name
                guard try existing(relative, in: data) != bytes else { continue }
                changed += 1
                if !onlyChecks { try write(bytes, to: relative, in: data) }
                console.print((onlyChecks ? "would write " : "wrote ") + data.shown(relative) + "\n")
            }
        } catch {
            return Workspace(console: console, trees: [data]).fail(error)
        }
        if changed == 0 { console.print("all schemas are current\n") }
        return onlyChecks && changed > 0 ? .problems : .fine
    }

    private static func existing(_ relative: String, in data: FileTree) throws(FileError) -> [UInt8]? {
        do {
            return try data.read(relative, limit: 16 << 20)
        } catch {
            guard error.reason == .notFound else { throw error }
            return nil
        }
    }

    private static func write(_ bytes: [UInt8], to relative: String, in data: FileTree) throws {
        do throws(FileError) {
            try writeAtomically(bytes, to: data.shown(relative))
        } catch {
            guard error.reason == .notFound else { throw error }
            throw Refusal(message: "there is no folder \(data.shown("schema"))", fix: "make it")
        }
    }
}
