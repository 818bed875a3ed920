/// A table as a strict reader of RFC 4180 sees it.
struct CSV {
    struct Malformed: Error {
        let line: Int
    }

    let head: [String]
    let rows: [[String: String]]

    init(_ text: String) throws {
        let records = try Self.records(text)
        let head = records.first ?? []
        self.head = head
        rows = try records.dropFirst().enumerated().map { place, cells in
            guard cells.count == head.count else { throw Malformed(line: place + 2) }
            return Dictionary(zip(head, cells)) { first, _ in first }
        }
    }

    private static func records(_ text: String) throws -> [[String]] {
        var records: [[String]] = []
        var row: [String] = []
        var rest = Substring(text).unicodeScalars
        while !rest.isEmpty {
            row.append(try cell(&rest, line: records.count + 1))
            switch rest.popFirst() {
            case ",": continue
            case "\r":
                guard rest.popFirst() == "\n" else { throw Malformed(line: records.count + 1) }
                records.append(row)
                row = []
            default: throw Malformed(line: records.count + 1)
            }
        }
        guard row.isEmpty else { throw Malformed(line: records.count + 1) }
        return records
    }

    private static func cell(_ rest: inout Substring.UnicodeScalarView, line: Int) throws -> String {
        var text = ""
        guard rest.first == "\"" else {
            while let next = rest.first, next != ",", next != "\r" {
                guard next != "\"", next != "\n" else { throw Malformed(line: line) }
                text.unicodeScalars.append(next)
                rest.removeFirst()
            }
            return text
        }
        rest.removeFirst()
        while let next = rest.popFirst() {
            if next != "\"" {
                text.unicodeScalars.append(next)
            } else if rest.first == "\"" {
                text.unicodeScalars.append("\"")
                rest.removeFirst()
            } else {
                return text
            }
        }
        throw Malformed(line: line)
    }
}
