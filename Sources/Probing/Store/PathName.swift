import Records

extension String {
    /// An id for a file or folder, made of a stranger's text: readable, never empty, never leaving its folder; two texts may share one.
    package var pathName: String {
        var name: [UInt8] = []
        for byte in utf8 where name.count < Self.pathNameLimit {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): name.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
            // No mark follows another, so there is no "..".
            default:
                guard let last = name.last, last != UInt8(ascii: "-"), last != UInt8(ascii: ".") else { continue }
                name.append(byte == UInt8(ascii: ".") ? byte : UInt8(ascii: "-"))
            }
        }
        while let last = name.last, last == UInt8(ascii: "-") || last == UInt8(ascii: ".") { name.removeLast() }
        let text = String(decoding: name, as: UTF8.self)
        return text.isEmpty ? "unnamed" : text.isReservedName ? "x-" + text : text
    }

    /// With its hash a name has at most the 80 bytes of an id.
    private static let pathNameLimit = 70

    /// The same with the beginning of the text's hash, so that it is this text's alone.
    var pathNameWithHash: String {
        pathName + "-" + SHA256.hex(Array(utf8)).prefix(8)
    }
}
