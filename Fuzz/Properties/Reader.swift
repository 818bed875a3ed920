/// What is read from strangers, as the fuzzer and the replayed corpus know it.
package enum Reader: String, CaseIterable, Sendable {
    case json, mustache, markdown, values, replies

    /// Reads the bytes in every way there is and looks whether what must always hold does.
    package func check(_ bytes: [UInt8]) throws(Violation) {
        switch self {
        case .json: try fuzzJSON(bytes)
        case .mustache: try fuzzMustache(bytes)
        case .markdown: try fuzzMarkdown(bytes)
        case .values: try fuzzValues(bytes)
        case .replies: try fuzzReplies(bytes)
        }
    }

    /// For libFuzzer, which takes a trap for a find.
    package func checkOrTrap(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        do throws(Violation) {
            try check(Array(UnsafeBufferPointer(start: start, count: count)))
        } catch {
            fatalError(error.description)
        }
    }
}

/// Something that must always hold and did not.
package struct Violation: Error, CustomStringConvertible {
    package let description: String
}

func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(description: sentence()) }
}
