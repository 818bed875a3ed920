/// Makes anchors out of headings as code hosts do: `Tool calling, in short` becomes `tool-calling-in-short`; a repeated one gets `-2`.
struct Slugs {
    private var taken: Set<String> = []
    private var last: [String: Int] = [:]

    mutating func anchor(for heading: String) -> String {
        let base = Self.slug(heading)
        var anchor = base
        while !taken.insert(anchor).inserted {
            let number = (last[base] ?? 1) + 1
            last[base] = number
            anchor = "\(base)-\(number)"
        }
        return anchor
    }

    private static func slug(_ heading: String) -> String {
        var result: [UInt8] = []
        for byte in heading.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): result.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
            case UInt8(ascii: " "), UInt8(ascii: "-"):
                if let last = result.last, last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
            default: break
            }
        }
        if result.last == UInt8(ascii: "-") { result.removeLast() }
        return result.isEmpty ? "section" : String(decoding: result, as: UTF8.self)
    }
}
