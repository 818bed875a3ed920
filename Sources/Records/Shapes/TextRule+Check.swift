extension TextRule {
    /// What is wrong with a text, and what to do; `nil` when nothing is.
    func problem(in text: String) -> (message: String, fix: String?)? {
        switch self {
        case .line: Self.lineProblem(text)
        case .shortLine: Self.shortLineProblem(text)
        case .markdown:
            text.utf8.allSatisfy { $0 == 0x20 } ? ("the text is empty", "write it, or leave the key out") : nil
        case .identifier:
            text.isIdentifier
                ? nil : ("\"\(text)\" is no id", "use lower-case letters, digits, '-' and '.', starting with a letter or digit")
        case .oneOf(let words):
            words.contains(text)
                ? nil
                : ("\"\(text)\" is none of \(words.map { "\"\($0)\"" }.joined(separator: ", "))", Self.suggestion(for: text, among: words))
        case .date:
            PartialDate(text) != nil ? nil : ("\"\(text)\" is no date", "write 2026-06-17, 2026-06 or 2026")
        case .timestamp:
            Timestamp(text) != nil ? nil : ("\"\(text)\" is no time in UTC", "write 2026-06-17T09:30:00Z")
        case .url:
            WebAddress(text) != nil ? nil : ("\"\(text)\" is no http(s) URL", "write a whole address, such as https://example.org/page")
        case .folderURL:
            WebAddress(text).map { $0.path.hasSuffix("/") && $0.isPlain } == true
                ? nil : ("\"\(text)\" is no URL of a folder", "write a whole address that ends in '/', such as https://example.org/matrix/")
        case .baseURL: Self.baseURLProblem(text)
        case .host:
            WebAddress("https://" + text).map { $0.host == text } == true
                ? nil : ("\"\(text)\" is no host name", "write a name such as api.example.org")
        case .environmentVariable:
            Self.isEnvironmentVariable(text)
                ? nil : ("\"\(text)\" is no name of an environment variable", "use capital letters, digits and '_', starting with a letter")
        case .modelReference:
            Self.isModelReference(text) ? nil : ("\"\(text)\" is no reference to a model", "write <lab>/<model>, as in data/models")
        case .probeReason:
            ProbeReason(rawValue: text) != nil
                ? nil
                : (
                    "there is no reason \"\(text)\"",
                    Self.suggestion(for: text, among: ProbeReason.allCases.map(\.rawValue)) ?? "probe again with this version"
                )
        }
    }

    private static func lineProblem(_ text: String) -> (String, String?)? {
        if text.isEmpty { return ("the text is empty", "write it, or leave the key out") }
        if text.utf8.first == 0x20 || text.utf8.last == 0x20 { return ("the text begins or ends with a space", "remove the space") }
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                return ("the text holds the invisible character U+\(String(scalar.value, radix: 16, uppercase: true))", "remove it")
            default: continue
            }
        }
        return nil
    }

    private static func shortLineProblem(_ text: String) -> (String, String?)? {
        let bytes = text.utf8.count
        return bytes <= shortLineLimit
            ? lineProblem(text) : ("the text has \(bytes) bytes; at most \(shortLineLimit) are kept here", "cut it, or probe again")
    }

    private static func baseURLProblem(_ text: String) -> (String, String?)? {
        guard let address = WebAddress(text) else {
            return ("\"\(text)\" is no http(s) URL", "write a whole address, such as https://api.example.org/v1")
        }
        if !address.isPlain {
            return ("a base URL must not carry credentials, a query or a fragment", "keep scheme, host, port and path only")
        }
        if address.path.hasSuffix("/") { return ("a base URL must not end in '/'", "write \"\(text.dropLast())\"") }
        if address.scheme == "http", !address.isLoopback {
            return ("a base URL must be https unless its host is loopback", "write https://")
        }
        return nil
    }

    private static func isEnvironmentVariable(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }

    private static func isModelReference(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { String($0).isIdentifier }
    }
}
