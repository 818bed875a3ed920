extension Renderer {
    mutating func appendText(_ range: Range<Int>, of template: Template) {
        if indentation.isEmpty {
            output.append(contentsOf: template.source[range])
        } else {
            template.source.lines(of: range) { line in
                appendDueIndentation()
                output.append(contentsOf: template.source[line])
                isAtLineStart = template.source.startsLine(line.upperBound)
            }
        }
    }

    mutating func appendDueIndentation() {
        guard isAtLineStart else { return }
        output.append(contentsOf: indentation)
        isAtLineStart = false
    }

    mutating func appendVariable(_ lookup: Int, isEscaped: Bool, of template: Template, _ id: Int) {
        if !indentation.isEmpty { appendDueIndentation() }
        guard let value = value(of: lookup, in: template, id) else { return }
        switch value {
        case .null: break
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let text): output.append(contentsOf: withoutNeedlessZeros(text).utf8)
        case .string(let text):
            if isEscaped { output.appendEscaped(text) } else { output.append(contentsOf: text.utf8) }
        case .list, .object: addUnprintable(lookup, value, of: template, id)
        }
    }

    /// `1.210` as `1.21` and `1.00` as `1.0`.
    private func withoutNeedlessZeros(_ number: String) -> Substring {
        let bytes = number.utf8
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return number[...] }
        guard bytes[point...].dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return number[...] }
        var end = bytes.endIndex
        let shortest = bytes.index(point, offsetBy: 2, limitedBy: end) ?? end
        while end > shortest, bytes[bytes.index(before: end)] == UInt8(ascii: "0") { end = bytes.index(before: end) }
        return number[..<end]
    }
}
