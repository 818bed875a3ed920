/// What a page says about the last build, as plain text.
package enum Problems: Sendable, Hashable {
    case none
    case warnings(String)
    /// The site that is shown is an older one.
    case errors(String)

    /// More than a person reads in a page, and no burden for one.
    private static let limit = 64 << 10

    var event: [UInt8] {
        switch self {
        case .none: Self.event("fine", "")
        case .warnings(let text): Self.event("warnings", text)
        case .errors(let text): Self.event("errors", text)
        }
    }

    /// One server-sent event.
    static func event(_ name: String, _ text: String) -> [UInt8] {
        let isLong = text.utf8.count > limit
        let shown = isLong ? String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "\n... more on the terminal" : text
        let lines = shown.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        var bytes = Array("event: \(name)\n".utf8)
        for line in lines { bytes += Array("data: ".utf8) + Array(line) + [UInt8(ascii: "\n")] }
        return bytes + [UInt8(ascii: "\n")]
    }
}
