import Diagnostics

/// What can be wrong with a text that should be JSON.
package enum JSONRule: String, Rule {
    case invalidJSON = "invalid-json"
    case duplicateKey = "duplicate-key"
    case byteOrderMark = "byte-order-mark"
    case notUTF8 = "not-utf-8"
    case fileTooLarge = "file-too-large"

    package var explanation: (finds: String, advice: String) {
        switch self {
        case .invalidJSON:
            (
                "The text is no JSON, as RFC 8259 defines it.",
                "Nothing else is said of the file until it can be read. The place is where the reader could not go on; the cause may stand a little before it."
            )
        case .duplicateKey:
            (
                "A key stands twice in one object.",
                "Readers disagree on which of the two counts, so neither is taken. Remove one; keys are compared byte for byte."
            )
        case .byteOrderMark:
            ("The file starts with a byte order mark.", "RFC 8259 forbids it. Save the file as UTF-8 without it.")
        case .notUTF8:
            ("The file is not UTF-8.", "It may be UTF-16, another old encoding, or no text at all. Save it as UTF-8.")
        case .fileTooLarge:
            ("The file is larger than a record may be.", "A record is one small thing. Split it, or remove what does not belong here.")
        }
    }
}
