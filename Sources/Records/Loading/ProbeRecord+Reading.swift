import Diagnostics
import StrictJSON

extension ProbeRecord {
    /// One file by itself, held against everything that does not need the rest of the catalog.
    ///
    /// - Parameters:
    ///   - place: relative to the data folder.
    ///   - path: as it is shown.
    /// - Returns: the record only when nothing is wrong with it.
    package static func read(_ bytes: [UInt8], at place: String, path: String) -> (record: ProbeRecord?, problems: [Diagnostic]) {
        let (value, syntax) = JSONReader.read(bytes, path: path)
        guard let value, syntax.isEmpty else { return (nil, syntax) }
        var check = ShapeCheck(path: path)
        check.check(value, .object(shape), at: shape.name)
        guard check.problems.isEmpty else { return (nil, check.problems) }
        let node = Node(value: value, path: path)
        let record: ProbeRecord? =
            switch RecordKind(path: place) {
            case .probe(let provider, let slug): ProbeRecord(provider: provider, slug: slug, node)
            case .selfHostedProbe(let server, let version, let slug): ProbeRecord(provider: server, version: version, slug: slug, node)
            default: nil
            }
        guard let record else {
            return (nil, [Diagnostic(RecordRule.misplacedFile, "\(path) is no place of a probe record", at: node.span)])
        }
        var problems = ProbeRule.check(record)
        if record.models.count != value["models"]?.members?.count ?? 0 {
            problems.append(
                Diagnostic(
                    JSONRule.duplicateKey, "two model ids differ only in how an accent is written", at: node.span, fix: "remove one of them"
                ))
        }
        return (problems.isEmpty ? record : nil, problems)
    }
}
