import Diagnostics
import StrictJSON

/// JSON for a terminal or a log: what could steer one is escaped, though a file may hold it as it is.
package enum PrintableJSON {
    package static func bytes(_ value: JSONValue, _ layout: JSONWriter.Layout = .canonical) -> [UInt8] {
        let bytes = JSONWriter.bytes(value, layout)
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        // Beyond ASCII there are strings only.
        var out: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x7F, scalar.isTreacherous {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    out += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
                }
            } else {
                out += Array(String(scalar).utf8)
            }
        }
        return out
    }
}
