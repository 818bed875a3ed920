import StrictJSON

/// A page whose list goes on over several.
protocol PagedPage: Page {
    var paging: Paging { get }
    /// Every row of all its pages, by the name of their table.
    func allRows(_ links: Links) -> [(String, [JSONValue])]
}

extension PagedPage {
    var path: String { paging.path }
}

/// Every row of a list that goes on over several pages: the site's script loads them when a reader first sorts, searches or chooses.
///
/// It is a part of these pages, as the script is, and no file for other programs: its form may change with them.
struct RowsFile: Sendable {
    private let page: any PagedPage

    /// The file of a list, by its first page; `nil` where that is all there is.
    init?(_ page: any Page) {
        guard let page = page as? any PagedPage, page.paging.number == 1, page.paging.hasPages else { return nil }
        self.page = page
    }

    var path: String { page.paging.rowsFile }

    /// Its addresses start from its own folder.
    var bytes: [UInt8] {
        JSONWriter.bytes(.object(page.allRows(Links(from: path)).map { ($0, .array($1)) }), .compact)
    }

    /// What the script reads: who the row is, and a cell for each column.
    ///
    /// A cell is a text, to be shown as its column shows such texts; or a list of a text that is shown as it is, perhaps its address and
    /// what to sort it by; or a list of such lists; or null, where the script has something to say.
    ///
    /// - Parameter prices: what a month's cost is reckoned from.
    static func row(anchor: String, isFurther: Bool = false, lab: String, answers: String, prices: String? = nil, _ cells: [JSONValue])
        -> JSONValue
    {
        .array([.string(anchor), .bool(isFurther), .string(lab), .string(answers), prices.map { .string($0) } ?? .null] + cells)
    }

    static func link(_ text: String, _ address: String, sort: String? = nil) -> JSONValue {
        .array([.string(text), .string(address)] + (sort.map { [.string($0)] } ?? []))
    }
}
