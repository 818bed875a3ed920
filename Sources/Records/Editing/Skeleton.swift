import Diagnostics
import Files
import StrictJSON

/// A new record with what is known of it so far; unknowns are left out.
package struct Skeleton: Sendable {
    /// Relative to the data folder.
    package let path: String
    /// In canonical form.
    package let bytes: [UInt8]
    /// The keys that a reader would miss most, with what they mean.
    package let missing: [(key: String, meaning: String)]

    init(_ kind: RecordKind, path: String, _ record: JSONValue, missing: [String]) {
        self.path = path
        let written = JSONWriter.bytes(record)
        bytes = RecordFormatter.canonical(written, kind: kind, path: path).bytes ?? written
        self.missing = missing.compactMap { key in kind.shape?.meaning(of: key).map { (key, $0) } }
    }

    /// Why there can be no such record, and what to do.
    package struct Problem: Error, Hashable {
        package let message: String
        package let fix: String
    }

    /// Lower-case ASCII letters, digits, `.` and single `-`, at most 76 bytes so that a number fits behind it; empty where nothing is left.
    static func slug(of text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "."): if let last = bytes.last, last != byte, last != UInt8(ascii: "-") { bytes.append(byte) }
            default: if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            }
        }
        bytes.removeSubrange(min(bytes.count, 76)...)
        while let last = bytes.last, last == UInt8(ascii: "-") || last == UInt8(ascii: ".") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func require(_ text: String, fits rule: TextRule, as what: String) throws(Problem) {
        guard let problem = rule.problem(in: text) else { return }
        throw Problem(message: "\(what): \(problem.message)", fix: problem.fix ?? "see CONTRIBUTING.md")
    }

    /// An id that is about to become part of a path.
    static func requireIdentifier(_ id: String, as what: String) throws(Problem) {
        guard !id.isIdentifier else { return }
        let meant = slug(of: id)
        let rule = "lower-case letters, digits, '-' and '.', starting with a letter or digit, at most 80"
        throw Problem(
            message: "\"\(id)\" is no id of \(what)", fix: meant.isEmpty ? "use \(rule)" : "write \(meant); an id has \(rule)")
    }

    /// A folder of records has settings; anything else was named by mistake.
    static func requireCatalog(_ tree: FileTree, _ paths: [String]) throws(Problem) {
        guard !paths.contains("site.json") else { return }
        throw Problem(
            message: "\(tree.label) holds no catalog: there is no \(tree.shown("site.json"))",
            fix: "name the folder of the records with --data, or make a catalog with compat-matrix init")
    }

    static func fact(_ value: JSONValue, _ source: String) -> JSONValue {
        .object([("value", value), ("source", .string(source))])
    }
}

extension ObjectShape {
    /// - Parameter path: keys with dots between them.
    func meaning(of path: String) -> String? {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard let field = fields.first(where: { $0.key == parts.first }) else { return nil }
        guard parts.count == 2 else { return field.meaning }
        if case .object(let inner) = field.shape { return inner.meaning(of: parts[1]) }
        return nil
    }
}
