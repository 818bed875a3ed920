/// The first line and the header fields of a request.
package struct RequestHead: Sendable {
    package enum Reading: Sendable {
        case incomplete
        case complete(RequestHead, length: Int)
        case refused(Status)
    }

    package static let sizeLimit = 16 << 10
    package static let fieldLimit = 100

    package let method: String
    package let target: String
    package let isVersion11: Bool
    private let fields: [(name: String, value: String)]

    /// Reads the head at the start of what has come so far.
    package static func read(_ bytes: some RandomAccessCollection<UInt8>) -> Reading {
        let bytes = Array(bytes.prefix(sizeLimit + 1))
        guard let end = endOfHead(bytes), end <= sizeLimit else {
            return bytes.count > sizeLimit ? .refused(.headTooLarge) : .incomplete
        }
        var lines = bytes[..<(end - 4)].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.indices.dropLast() {
            guard lines[line].last == UInt8(ascii: "\r") else { return .refused(.badRequest) }
            lines[line].removeLast()
        }
        guard lines.count - 1 <= fieldLimit else { return .refused(.headTooLarge) }
        let words = lines.removeFirst().split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, isToken(words[0]), isPrintable(words[1]), !words[1].isEmpty else { return .refused(.badRequest) }
        let version = text(words[2])
        guard version.hasPrefix("HTTP/") else { return .refused(.badRequest) }
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else { return .refused(.versionNotSupported) }
        var fields: [(name: String, value: String)] = []
        for line in lines {
            guard let field = field(line) else { return .refused(.badRequest) }
            fields.append(field)
        }
        let head = RequestHead(method: text(words[0]), target: text(words[1]), isVersion11: version == "HTTP/1.1", fields: fields)
        return .complete(head, length: end)
    }

    /// All values of a field; the name in lower case.
    package func values(of name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// As one list, which is what several fields of a name mean.
    package func value(of name: String) -> String? {
        let values = values(of: name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    var hasBody: Bool {
        value(of: "transfer-encoding") != nil || value(of: "content-length").map { $0 != "0" } ?? false
    }

    var wantsClose: Bool {
        let options = (value(of: "connection") ?? "").lowercased().split { $0 == "," || $0 == " " }
        return options.contains("close") || !isVersion11
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        let mark = Array("\r\n\r\n".utf8)
        return (4...bytes.count).first { bytes[($0 - 1)] == mark[3] && bytes[($0 - 4)..<$0].elementsEqual(mark) }
    }

    private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else { return nil }
        let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var value = line[(colon + 1)...].drop(while: blank)
        while let last = value.last, blank(last) { value.removeLast() }
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else { return nil }
        return (text(line[..<colon]).lowercased(), text(value))
    }

    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        let marks = Array("!#$%&'*+-.^_`|~".utf8)
        return !bytes.isEmpty
            && bytes.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: marks.contains($0)
                }
            }
    }

    private static func isPrintable(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
