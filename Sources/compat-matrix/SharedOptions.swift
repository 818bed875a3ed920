import Arguments
import Records

/// Options that mean the same in every command that has them.
enum SharedOptions {
    static let data = Option("data", "DIR", default: "data", help: "folder of the records")
    static let asOf = Option<PartialDate?>(
        "as-of", "DATE", expecting: "a date such as 2026-06-17", help: "count this date as today", parse: { PartialDate($0) })
    static let strict = Flag("strict", help: "count warnings as errors")
}
