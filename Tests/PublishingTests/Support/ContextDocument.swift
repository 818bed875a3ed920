import Foundation
import Testing

/// `templates/CONTEXTS.md`, read.
struct ContextDocument {
    enum Kind: Equatable {
        case text, flag, object, null
        /// An object that a section of its own describes.
        case shared(String)
    }

    struct Key {
        let path: String
        let kind: Kind
        let canBeNull: Bool
        /// Where it is documented, in lines from 1.
        let line: Int
    }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// By title.
    let sections: [String: [Key]]

    init() throws {
        let path = BuiltSite.repository + "/templates/CONTEXTS.md"
        var sections: [String: [Key]] = [:]
        var title = ""
        for (place, line) in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.hasPrefix("## ") {
                title = String(line.dropFirst(3))
                guard sections.updateValue([], forKey: title) == nil else {
                    throw Unreadable(description: "\(path): two sections \(title)")
                }
            } else if line.hasPrefix("- `") {
                guard let key = Self.key(line, place + 1) else {
                    throw Unreadable(description: "\(path):\(place + 1): cannot read \(line)")
                }
                sections[title, default: []].append(key)
            }
        }
        self.sections = sections
    }

    /// `` - `path` text or null: meaning ``
    private static func key(_ line: Substring, _ number: Int) -> Key? {
        let pattern = /- `([a-z_.\[\]]+)` (text|html|flag|object|null|\[([a-z ]+)\]\(#([a-z-]+)\))( or null)?: .+/
        guard let match = line.wholeMatch(of: pattern) else { return nil }
        let kind: Kind
        if let name = match.3 {
            guard name.split(separator: " ").joined(separator: "-") == match.4.map(String.init) else { return nil }
            kind = .shared(String(name))
        } else {
            kind = ["text": .text, "html": .text, "flag": .flag, "object": .object][match.2] ?? .null
        }
        return Key(path: String(match.1), kind: kind, canBeNull: match.5 != nil || kind == .null, line: number)
    }

    /// Every key path that a page template sees.
    func keys(of template: String) throws -> [String: Key] {
        var keys: [String: Key] = [:]
        for section in ["Every page", template + ".mustache"] {
            guard let own = sections[section] else { throw Unreadable(description: "CONTEXTS.md has no section \(section)") }
            try add(own, below: "", to: &keys)
        }
        return keys
    }

    private func add(_ section: [Key], below prefix: String, to keys: inout [String: Key]) throws {
        for key in section {
            let path = prefix + key.path
            guard keys.updateValue(key, forKey: path) == nil else {
                throw Unreadable(description: "CONTEXTS.md:\(key.line): \(path) stands there twice")
            }
            if case .shared(let name) = key.kind {
                guard let shared = sections[name] else {
                    throw Unreadable(description: "CONTEXTS.md:\(key.line): there is no section \(name)")
                }
                try add(shared, below: path + ".", to: &keys)
            }
        }
    }
}
