/// Writes values; the same value always gives the same bytes.
package struct JSONWriter {
    package enum Layout: Sendable {
        /// No space at all.
        case compact
        /// Two-space indent, one member a line; objects and lists of scalars that fit the width stand on one line.
        case canonical
    }

    /// Columns of a line in canonical layout.
    private static let width = 100

    package static func bytes(_ value: JSONValue, _ layout: Layout = .canonical) -> [UInt8] {
        var writer = JSONWriter()
        switch layout {
        case .compact: writer.compact(value, space: false)
        case .canonical:
            writer.canonical(value, indent: 0, column: 0)
            writer.out.append(UInt8(ascii: "\n"))
        }
        return writer.out
    }

    private var out: [UInt8] = []

    private mutating func canonical(_ value: JSONValue, indent: Int, column: Int) {
        if value.isFlat {
            let start = out.count
            compact(value, space: true)
            if value.isScalar || column + scalars(from: start) < Self.width { return }
            out.removeSubrange(start...)
        }
        switch value.content {
        case .array(let values):
            block("[", "]", values, indent: indent) { writer, value, indent in
                writer.canonical(value, indent: indent, column: indent)
            }
        case .object(let members):
            block("{", "}", members, indent: indent) { writer, member, indent in
                let start = writer.out.count
                writer.string(member.key)
                writer.text(": ")
                writer.canonical(member.value, indent: indent, column: indent + writer.scalars(from: start))
            }
        default: compact(value, space: true)
        }
    }

    private mutating func block<Item>(
        _ open: StaticString, _ close: StaticString, _ items: [Item], indent: Int, _ write: (inout JSONWriter, Item, Int) -> Void
    ) {
        guard !items.isEmpty else {
            text(open)
            text(close)
            return
        }
        text(open)
        for (place, item) in items.enumerated() {
            text(place == 0 ? "\n" : ",\n")
            out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 2))
            write(&self, item, indent + 2)
        }
        text("\n")
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
        text(close)
    }

    private mutating func compact(_ value: JSONValue, space: Bool) {
        switch value.content {
        case .null: text("null")
        case .bool(let flag): text(flag ? "true" : "false")
        case .number(let digits): out.append(contentsOf: digits.utf8)
        case .string(let string): self.string(string)
        case .array(let values):
            text("[")
            for (place, value) in values.enumerated() {
                if place > 0 { text(space ? ", " : ",") }
                compact(value, space: space)
            }
            text("]")
        case .object(let members):
            text(space && !members.isEmpty ? "{ " : "{")
            for (place, member) in members.enumerated() {
                if place > 0 { text(space ? ", " : ",") }
                string(member.key)
                text(space ? ": " : ":")
                compact(member.value, space: space)
            }
            text(space && !members.isEmpty ? " }" : "}")
        }
    }

    private mutating func string(_ string: String) {
        out.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text("\\\"")
            case UInt8(ascii: "\\"): text("\\\\")
            case 0x08: text("\\b")
            case 0x09: text("\\t")
            case 0x0A: text("\\n")
            case 0x0C: text("\\f")
            case 0x0D: text("\\r")
            case ..<0x20:
                text(byte < 0x10 ? "\\u000" : "\\u00")
                out.append(contentsOf: String(byte, radix: 16).utf8)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private mutating func text(_ string: StaticString) {
        out.append(contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
    }

    /// Unicode scalars written since `start`, which is what a line's width counts.
    private func scalars(from start: Int) -> Int {
        out[start...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}

extension JSONValue {
    fileprivate var isScalar: Bool {
        switch content {
        case .array, .object: false
        default: true
        }
    }

    /// Holds nothing that holds anything.
    fileprivate var isFlat: Bool {
        switch content {
        case .array(let values): values.allSatisfy(\.isScalar)
        case .object(let members): members.allSatisfy(\.value.isScalar)
        default: true
        }
    }
}
