import Diagnostics

/// A "partial" that does not say which part helps nobody.
enum ClaimRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let tables = catalog.providers.map(\.claims) + catalog.offerings.map(\.claims)
        return tables.flatMap(\.all).flatMap(\.claims)
            .filter { $0.value == .partial && $0.note == nil }
            .map {
                Diagnostic(
                    RecordRule.partialWithoutNote, "a partial claim does not say which part works", at: $0.span, fix: "add a \"note\"")
            }
    }
}
