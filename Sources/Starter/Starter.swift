/// A small complete catalog with the templates of the site, as the folders `starter` and `templates` had them when the program was built.
package enum Starter {
    /// Stands for the day on which a catalog is made, so that nothing in it is stale from the start.
    private static let placeholderDate = "2026-01-01"

    /// - Parameter today: such as `2026-06-17`.
    package static func files(today: String) -> [StarterFile] {
        let catalog = EmbeddedFolders.starter.map { file in
            guard file.path.hasPrefix("data/") else { return file }
            return StarterFile(file.path, bytes: replacing(placeholderDate, with: today, in: file.bytes))
        }
        return catalog + EmbeddedFolders.templates.map { StarterFile("templates/" + $0.path, bytes: $0.bytes) }
    }

    private static func replacing(_ old: String, with new: String, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let isMatch = rest.starts(with: old.utf8)
            result += isMatch ? Array(new.utf8) : [first]
            rest = rest.dropFirst(isMatch ? old.utf8.count : 1)
        }
        return result
    }
}
