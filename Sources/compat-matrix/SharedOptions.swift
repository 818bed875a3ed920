import Arguments
import Records

/// Options that mean the same in every command that has them.
enum SharedOptions {
    static let data = Option("data", "DIR", default: "data", help: "folder of the records")
    static let asOf = Option<PartialDate?>(
        "as-of", "DATE", expecting: "a date such as 2026-06-17", help: "count this date as today", parse: { PartialDate($0) })
    static let strict = Flag("strict", help: "count warnings as errors")
    static let templates = Option("templates", "DIR", default: "templates", help: "folder of the templates and assets")
    static let baseURL = Option<String?>(
        "base-url", "URL", expecting: "an http(s) address without query, such as https://example.org/matrix/",
        help: "where the site will stand; else the base_url of site.json", parse: { folderURL($0) })

    /// A base URL with its slash at the end; `nil` for what is none.
    private static func folderURL(_ text: String) -> String? {
        let folder = text.hasSuffix("/") ? text : text + "/"
        return WebAddress(folder).map(\.isPlain) == true ? folder : nil
    }
}
