import Diagnostics

/// What can be wrong with the shape of a record, its place, or its relations to other records.
package enum RecordRule: String, Rule {
    // The shape of a record.
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case claimWithoutSource = "claim-without-source"
    case wrongKind = "wrong-kind"
    case emptyList = "empty-list"
    case listOfOne = "list-of-one"
    case invalidText = "invalid-text"
    case longText = "long-text"
    case invalidID = "invalid-id"
    case invalidWord = "invalid-word"
    case invalidDate = "invalid-date"
    case invalidTime = "invalid-time"
    case invalidURL = "invalid-url"
    case invalidHost = "invalid-host"
    case invalidVariable = "invalid-variable"
    case invalidReference = "invalid-reference"
    case invalidNumber = "invalid-number"
    case negativeAmount = "negative-amount"
    case reversedRange = "reversed-range"
    // The place of a file.
    case notAFile = "not-a-file"
    case misplacedFile = "misplaced-file"
    case reservedName = "reserved-name"
    case unreadableFile = "unreadable-file"
    case missingFile = "missing-file"
    case noSuchRecord = "no-such-record"
    // What a record names.
    case unknownSource = "unknown-source"
    case unknownModel = "unknown-model"
    case unknownLab = "unknown-lab"
    case unknownProvider = "unknown-provider"
    case unknownCapability = "unknown-capability"
    case unknownGuide = "unknown-guide"
    case unlistedGuide = "unlisted-guide"
    case unknownReason = "unknown-reason"
    case unusedSource = "unused-source"
    case unusedModel = "unused-model"
    case unusedLab = "unused-lab"
    case unusedCapability = "unused-capability"
    case duplicateID = "duplicate-id"
    case confusableID = "confusable-id"
    case sharedKeyVariable = "shared-key-variable"
    // What records say.
    case partialWithoutNote = "partial-without-note"
    case unmetImplication = "unmet-implication"
    case unexplainedCapability = "unexplained-capability"
    case repeatedClaim = "repeated-claim"
    case disputed = "disputed"
    case contextBelowOutput = "context-below-output"
    case wrongPriceKey = "wrong-price-key"
    case emptyPrice = "empty-price"
    case unorderedPrices = "unordered-prices"
    case priceJump = "price-jump"
    case unexplainedZero = "unexplained-zero"
    // Dates.
    case futureDate = "future-date"
    case dateAfterCheck = "date-after-check"
    case cutoffAfterRelease = "cutoff-after-release"
    case staleSource = "stale-source"
    case staleObservation = "stale-observation"
    // Observations.
    case impossibleCount = "impossible-count"
    case contradictoryVerdict = "contradictory-verdict"
    // Exceptions.
    case unknownRule = "unknown-rule"
    case expiredException = "expired-exception"
    case unneededException = "unneeded-exception"

    package var severity: Diagnostic.Severity {
        switch self {
        case .unusedSource, .unusedModel, .unusedLab, .unusedCapability, .confusableID, .unmetImplication, .unexplainedCapability,
            .repeatedClaim, .disputed, .contextBelowOutput, .priceJump, .unexplainedZero, .cutoffAfterRelease, .staleSource,
            .staleObservation:
            .warning
        default: .error
        }
    }

    /// Whether it finds nothing where no day counts as today.
    var isJudgedByToday: Bool { self == .staleSource || self == .staleObservation }

    /// Whether `data/exceptions.json` may silence it: judgements can be excused, files that say nothing sure cannot.
    package var isExcusable: Bool {
        switch self {
        case .sharedKeyVariable, .duplicateID: true
        default: severity == .warning
        }
    }
}
