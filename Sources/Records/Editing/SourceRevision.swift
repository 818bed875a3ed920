import Diagnostics
import Files
import StrictJSON

/// "I read that source again and it still says so": where a source stands, what rests on it, and the new date in its place.
package struct SourceRevision: Sendable {
    /// One record that has the source in its table.
    package struct Place: Sendable {
        /// Relative to the data folder.
        package let path: String
        package let title: String
        package let publisher: String
        package let url: String?
        package let checked: PartialDate
        let bytes: [UInt8]
        /// The bytes of the date, quotes included.
        let range: Range<Int>

        /// The record with another date and not one byte more.
        package func bytes(checked date: PartialDate) -> [UInt8] {
            Array(bytes[..<range.lowerBound]) + Array("\"\(date.text)\"".utf8) + Array(bytes[range.upperBound...])
        }

        /// Two places of one id are one source when they name the same document.
        package func isSameDocument(as other: Place) -> Bool {
            title == other.title && publisher == other.publisher && url == other.url
        }
    }

    /// A fact that rests on the source, as a person finds it: where in the record, and what it says.
    package struct RestingFact: Sendable, Hashable {
        package let path: String
        package let keys: String
        package let words: String
    }

    package private(set) var places: [Place] = []
    package private(set) var facts: [RestingFact] = []
    /// Every source id of the catalog, for suggestions.
    package private(set) var knownIDs: Set<String> = []
    package private(set) var problems: [Diagnostic] = []

    /// - Parameters:
    ///   - source: the id of a source.
    ///   - records: the folders whose records are looked at, e.g. `providers/vllm`; `nil` for all.
    package init(of source: String, in tree: FileTree, records: String?) throws(FileError) {
        var bearers: Set<String> = []
        var offerings: [(path: String, value: JSONValue)] = []
        for entry in try tree.entries() where entry.kind == .file {
            guard records.map({ entry.path.hasPrefix($0 + "/") || entry.path == $0 + ".json" }) ?? true,
                let kind = RecordKind(path: entry.path), kind.shape != nil
            else { continue }
            let bytes = try tree.read(entry.path, limit: JSONReader.Limits().bytes)
            let (value, found) = JSONReader.read(bytes, path: tree.shown(entry.path))
            problems += found
            guard let value else { continue }
            if case .offering = kind {
                offerings.append((entry.path, value))
                continue
            }
            for member in value["sources"]?.members ?? [] { knownIDs.insert(member.key) }
            guard let place = Self.place(source, entry.path, bytes, value) else { continue }
            places.append(place)
            if case .provider(let id) = kind { bearers.insert("providers/\(id)/") }
            facts += Self.facts(resting: source, on: value, entry.path)
        }
        for (path, value) in offerings where bearers.contains(where: path.hasPrefix) {
            facts += Self.facts(resting: source, on: value, path)
        }
    }

    private static func place(_ source: String, _ path: String, _ bytes: [UInt8], _ record: JSONValue) -> Place? {
        guard let entry = record["sources"]?[source], let title = entry["title"]?.string, let publisher = entry["publisher"]?.string,
            let checked = entry["checked"], let date = checked.date
        else { return nil }
        return Place(
            path: path, title: title, publisher: publisher, url: entry["url"]?.string, checked: date, bytes: bytes, range: checked.range)
    }

    private static func facts(resting source: String, on value: JSONValue, _ path: String) -> [RestingFact] {
        var facts: [RestingFact] = []
        func walk(_ value: JSONValue, _ keys: String) {
            switch value.content {
            case .object(let members):
                if value["source"]?.string == source {
                    facts.append(RestingFact(path: path, keys: keys, words: words(value)))
                }
                for member in members where !(keys.isEmpty && member.key == "sources") {
                    walk(member.value, keys.isEmpty ? member.key : keys + "." + member.key)
                }
            case .array(let values):
                for value in values { walk(value, keys) }
            default: return
            }
        }
        walk(value, "")
        return facts
    }

    /// What a fact, claim, price, note, plan or link says, in a few words.
    private static func words(_ fact: JSONValue) -> String {
        let keys = ["said", "value", "claim", "text", "name", "title", "input", "amount"]
        guard let said = keys.lazy.compactMap({ fact[$0] }).first else { return "" }
        let text = said.string ?? String(decoding: JSONWriter.bytes(said, .compact), as: UTF8.self)
        return text.count > 60 ? text.prefix(57) + "..." : text
    }
}
