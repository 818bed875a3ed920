import Diagnostics
import Files

/// Finds the record of the model that a provider means by an id.
struct ModelMatch {
    let id: String
    /// `<lab>/<model>` of each model on record.
    let models: [String]

    /// The model that somebody named.
    func named(_ reference: String, _ tree: FileTree) throws(Skeleton.Problem) -> String {
        try Skeleton.require(reference, fits: .modelReference, as: "--model")
        guard !models.contains(reference) else { return reference }
        let meant = closestMatch(to: reference, among: models)
        throw Skeleton.Problem(
            message: "there is no model \"\(reference)\"",
            fix: meant.map { "did you mean \"\($0)\"?" } ?? "write \(tree.shown("models/\(reference).json")) first")
    }

    /// The only model whose name is the last part of the id, whatever case and punctuation; its lab decides between several.
    func found(_ tree: FileTree) throws(Skeleton.Problem) -> String {
        let name = Self.key(of: Self.lastPart(of: id))
        let same = models.filter { Self.key(of: Self.lastPart(of: $0)) == name }
        let sameLab = same.filter { Self.key(of: $0) == Self.key(of: id) }
        if let match = same.count == 1 ? same.first : sameLab.count == 1 ? sameLab.first : nil { return match }
        let near = same.isEmpty ? near(name) : same
        let path = tree.shown("models/<lab>/<model>.json")
        throw Skeleton.Problem(
            message: same.isEmpty ? "no model on record is called \"\(Self.lastPart(of: id))\"" : "\(same.count) models are called so",
            fix: near.isEmpty
                ? "name one with --model LAB/MODEL, or write \(path) first"
                : "name one with --model: \(near.joined(separator: ", ")); or write \(path) first")
    }

    /// Models that share most words with a name, the nearest first, at most five.
    private func near(_ name: String) -> [String] {
        let words = Set(name.split(separator: "-"))
        let scored = models.map { model in
            (model, shared: Set(Self.key(of: Self.lastPart(of: model)).split(separator: "-")).intersection(words).count)
        }
        let close = scored.filter { $0.shared >= min(2, words.count) && $0.shared > 0 }
            .sorted { $0.shared == $1.shared ? $0.0.precedes($1.0) : $0.shared > $1.shared }.prefix(5).map(\.0)
        let names = Dictionary(models.map { (Self.key(of: Self.lastPart(of: $0)), $0) }, uniquingKeysWith: { first, _ in first })
        guard let typo = closestMatch(to: name, among: names.keys).flatMap({ names[$0] }), !close.contains(typo) else { return close }
        return [typo] + close.prefix(4)
    }

    private static func lastPart(of id: String) -> String {
        id.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? id
    }

    /// Case and punctuation do not count.
    private static func key(of text: String) -> String {
        String(Skeleton.slug(of: text).map { $0 == "." ? "-" : $0 })
    }
}
