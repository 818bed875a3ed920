import Diagnostics
import StrictJSON

func fuzzJSON(_ bytes: [UInt8]) throws(Violation) {
    let (value, problems) = JSONReader.read(bytes, path: "seed.json")
    try expectReadable(problems, of: ["seed.json": bytes])
    let isJSON = JSONGrammar.accepts(bytes)
    try expect((value != nil) == isJSON, "the grammar \(isJSON ? "accepts" : "refuses") this text, the reader does not")
    guard let value else { return try expect(!problems.isEmpty, "refused without a reason") }
    try expect(problems.allSatisfy { $0.id == "duplicate-key" }, "a problem that leaves no value left one")

    try expectRanges(of: value, inside: 0..<bytes.count, of: bytes)
    for layout in [JSONWriter.Layout.canonical, .compact] {
        let written = JSONWriter.bytes(value, layout)
        let (again, problems) = JSONReader.read(written, path: "written.json")
        guard let again, problems.isEmpty else { throw Violation(description: "what was written cannot be read: \(problems)") }
        try expect(isSame(value, again), "writing changed the value")
        try expect(JSONWriter.bytes(again, layout) == written, "writing twice gives other bytes")
    }
}

/// Byte for byte and in order, without the writer.
private func isSame(_ a: JSONValue, _ b: JSONValue) -> Bool {
    switch (a.content, b.content) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a.elementsEqual(b, by: isSame)
    case (.object(let a), .object(let b)):
        a.elementsEqual(b) { $0.key.utf8.elementsEqual($1.key.utf8) && isSame($0.value, $1.value) }
    default: false
    }
}

/// Values lie inside what holds them, one after the other, and start and end with their own signs.
private func expectRanges(of value: JSONValue, inside outer: Range<Int>, of bytes: [UInt8]) throws(Violation) {
    let range = value.range
    try expect(!range.isEmpty && outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound, "\(range) is outside")
    var rest = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
    let ends = [bytes[range.lowerBound], bytes[range.upperBound - 1]]
    switch value.content {
    case .null, .bool: try expect([4, 5].contains(range.count), "\(range) is no word")
    case .number(let digits): try expect(digits.utf8.elementsEqual(bytes[range]), "\(digits) is not as written")
    case .string: try expect(ends == Array("\"\"".utf8), "\(range) is no text")
    case .array(let values):
        try expect(ends == Array("[]".utf8), "\(range) is no list")
        for value in values {
            try expectRanges(of: value, inside: rest, of: bytes)
            rest = value.range.upperBound..<rest.upperBound
        }
    case .object(let members):
        try expect(ends == Array("{}".utf8), "\(range) is no object")
        for member in members {
            let key = member.keyRange
            try expect(rest.lowerBound <= key.lowerBound && key.upperBound < rest.upperBound, "the key at \(key) is outside")
            try expectRanges(of: member.value, inside: key.upperBound..<rest.upperBound, of: bytes)
            try expect(value[member.key]?.range == member.value.range, "the key at \(key) finds another value")
            rest = member.value.range.upperBound..<rest.upperBound
        }
    }
}
