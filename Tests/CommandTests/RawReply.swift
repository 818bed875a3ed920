/// A reply, taken apart by nothing but its first empty line.
struct RawReply: CustomStringConvertible {
    let status: Int
    let head: String
    let body: String
    let bodyLength: Int

    init(_ bytes: [UInt8]) {
        let mark = bytes.firstRange(of: Array("\r\n\r\n".utf8))
        head = String(decoding: bytes[..<(mark?.lowerBound ?? bytes.endIndex)], as: UTF8.self)
        let rest = bytes[(mark?.upperBound ?? bytes.endIndex)...]
        body = String(decoding: rest, as: UTF8.self)
        bodyLength = rest.count
        status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    var description: String { head + "\n\n" + body.prefix(300) }

    func value(of name: String) -> String? {
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        return line.map { String($0.dropFirst(name.count + 2)) }
    }
}
