import Diagnostics
import Records
import StrictJSON

extension Drift {
    /// For a terminal: whatever the server sent is shown, never obeyed.
    ///
    /// - Parameter most: how many new ids are named; the others are counted.
    package func text(namingAtMost most: Int = 10) -> String {
        var lines = ["\(provider.name) (\(provider.id)): \(list.url)"]
        if list.isMissing {
            lines.append("  not compared: \(gaps.joined(separator: "; "))")
            return lines.map { visible($0) + "\n" }.joined()
        }
        lines.append("  \(counted(list.entries.count, "model")) listed, \(recorded) recorded here, \(compared) of them in the list")
        if list.oddIDs > 0 { lines.append("  \(list.oddIDs) left out: an id with invisible characters, or longer than 256 bytes") }
        if !gaps.isEmpty {
            lines.append("  incomplete: \(gaps.joined(separator: "; ")); so nothing counts as gone, and nothing is written")
        }
        lines += section("gone", gone.map { $0.words("not in the list", since: "as recorded since") })
        lines += section("back", returned.map { $0.words("in the list again", since: "recorded as gone since") })
        lines += section("differences", differences.map { "\($0.id): \($0.words)" })
        lines += section("no longer said by the list", unsaid.map { "\($0.id): \($0.key)" })
        lines += section("ending", ending.map { "\($0.id)" + ($0.day.map { ": last day \($0.text)" } ?? ": deprecated") })
        let rest = new.count - min(new.count, most)
        lines += section(
            "new, in no record", Array(new.prefix(most)) + (rest > 0 ? ["... and \(rest) more"] : []), count: new.count)
        lines += advice
        if gone.isEmpty, returned.isEmpty, differences.isEmpty, new.isEmpty, gaps.isEmpty { lines.append("  no difference") }
        return lines.map { visible($0) + "\n" }.joined()
    }

    /// How facts come to follow the list.
    private var advice: [String] {
        guard sources.isEmpty else { return [] }
        guard let entry = sourceToAdd else {
            return ["  no source of the record is this list, so nothing of it can be written"]
        }
        let json = String(decoding: JSONWriter.bytes(.object([(entry.id, entry.value)])), as: UTF8.self)
        let inner = json.split(separator: "\n").dropFirst().dropLast()
        return [
            "  no source of the record is this list, so --write changes nothing; for facts that follow it, add to \"sources\" of",
            "  \(provider.path), and name it as the source of those facts:",
        ] + inner.map { "    " + $0.dropFirst(2) }
    }

    private func section(_ title: String, _ items: [String], count: Int? = nil) -> [String] {
        items.isEmpty ? [] : ["  \(title): \(count ?? items.count)"] + items.map { "    " + $0 }
    }

    private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}

extension Drift.Absence {
    fileprivate func words(_ state: String, since words: String) -> String {
        "\(id) (\(slug)): \(state)" + (since.map { ", \(words) \($0.text)" } ?? "")
    }
}

extension Drift.Difference {
    fileprivate var words: String {
        "\(subject.words): \(recorded) recorded (\(source)), \(declared) listed"
            + (restsOnList ? "; rests on this list" : "; --write leaves it")
    }
}
