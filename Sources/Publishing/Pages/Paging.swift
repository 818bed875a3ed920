import Mustache

/// One page of a list that goes on over several.
struct Paging: Sendable {
    /// As many rows stand on one page.
    static let length = 100

    /// The address of the first page, which the others stand below.
    let base: String
    /// What the folders of the others begin with, before their number.
    let prefix: String
    let number: Int
    let count: Int

    static func all(of rowCount: Int, at base: String, prefix: String = "") -> [Paging] {
        let count = max(1, (rowCount + length - 1) / length)
        return (1...count).map { Paging(base: base, prefix: prefix, number: $0, count: count) }
    }

    var path: String { path(of: number) }
    var hasPages: Bool { count > 1 }
    /// The places of its rows; the last page has room to spare.
    var places: Range<Int> { (number - 1) * Self.length..<number * Self.length }
    var rowsFile: String { base + "rows.json" }

    func title(_ title: String) -> String { number == 1 ? title : "\(title), page \(number)" }

    private func path(of number: Int) -> String { number == 1 ? base : "\(base)\(prefix)\(number)/" }

    /// What every template of such a list gets.
    func context(_ links: Links) -> [(String, Value)] {
        let pages = (1...count).map { page -> Value in
            ["number": .string(String(page)), "href": links.page(path(of: page)), "is_current": .bool(page == number)]
        }
        return [("has_pages", .bool(hasPages)), ("pages", .list(pages)), ("rows_file", links.page(rowsFile))]
    }
}
