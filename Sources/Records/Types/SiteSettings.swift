import Diagnostics

/// What the site is called, where it will stand, and what it shows first.
package struct SiteSettings: Sendable {
    package var title: String
    package var summary: String
    /// Ends in `/`.
    package var baseURL: String
    package var repository: String?
    package var staleAfterDays: (claim: Int, observation: Int)
    package var matrixColumns: [Reference]
    package var guides: [Reference]

    init?(_ node: Node) {
        guard let title = node.text("title"), let summary = node.text("summary"), let baseURL = node.text("base_url"),
            let stale = node["stale_after_days"], let claim = stale.whole("claim"), let observation = stale.whole("observation")
        else { return nil }
        self.title = title
        self.summary = summary
        self.baseURL = baseURL
        self.repository = node.text("repository")
        self.staleAfterDays = (claim, observation)
        self.matrixColumns = node.list("matrix_columns").compactMap { Reference($0) }
        self.guides = node.list("guides").compactMap { Reference($0) }
    }

    static let shape = ObjectShape(
        "a site",
        [
            required("title", .text, "the name of the site"),
            required("summary", .text, "one sentence on what it is"),
            required("base_url", .text(.folderURL), "where it will be published, ending in /"),
            optional("repository", .text(.url), "its repository, for edit links"),
            required(
                "stale_after_days",
                .object(
                    ObjectShape(
                        "staleness limits",
                        [
                            required("claim", .wholeNumber(1...36_500), "days after which a claim counts as stale"),
                            required("observation", .wholeNumber(1...36_500), "days after which an observation counts as stale"),
                        ])), "when facts count as stale"),
            required("matrix_columns", .list(.text(.identifier)), "capabilities that the matrix shows at first"),
            required("guides", .list(.text(.identifier), atLeast: 0), "guides in reading order"),
        ])
}
