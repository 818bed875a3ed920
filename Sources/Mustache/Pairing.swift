/// Finds the closing tag of each opening one.
struct Pairing {
    /// Deeper nesting is nobody's template; it would only exhaust the stack when rendered.
    private static let depthLimit = 500

    private var tokens: [Token]
    private var report: SyntaxReport
    private var opened: [Int] = []
    private var isTooDeep = false
    /// How many more tags open than close each name in the whole template; counted when first needed.
    private var surplus: [String: Int] = [:]

    static func pair(_ tokens: inout [Token], _ report: inout SyntaxReport) {
        var pairing = Pairing(tokens: tokens, report: report)
        pairing.pairAll()
        tokens = pairing.tokens
        report = pairing.report
    }

    private init(tokens: [Token], report: SyntaxReport) {
        self.tokens = tokens
        self.report = report
    }

    private mutating func pairAll() {
        for index in tokens.indices where !report.isFull {
            if tokens[index].kind.isOpening {
                opened.append(index)
                checkDepth(at: index)
            } else if tokens[index].kind == .close {
                close(index)
            }
        }
        for index in opened { addUnclosed(index) }
    }

    private mutating func checkDepth(at index: Int) {
        guard opened.count > Self.depthLimit, !isTooDeep else { return }
        isTooDeep = true
        report.add(
            MustacheRule.nestingTooDeep, "sections nest deeper than \(Self.depthLimit) levels", at: tokens[index].range,
            fix: "move inner sections into a partial"
        )
    }

    private mutating func close(_ index: Int) {
        guard let top = opened.last else {
            report.add(MustacheRule.strayClose, "there is no open section to close", at: tokens[index].range, fix: "remove the tag")
            return
        }
        if haveSameLabel(top, index) {
            opened.removeLast()
            tokens[top].partner = index
            tokens[index].partner = top
        } else if let outer = opened.lastIndex(where: { haveSameLabel($0, index) }) {
            for inner in opened[(outer + 1)...] { addUnclosed(inner) }
            opened.removeSubrange(outer...)
        } else {
            let isMisspelt = lacksClosingTag(label(top))
            report.add(
                MustacheRule.mismatchedClose, "\"\(label(index))\" is closed, but \"\(label(top))\" is open", at: tokens[index].range,
                fix: isMisspelt ? "write \(closingTag(of: top))" : "remove the tag",
                note: ("\"\(label(top))\" is opened here", tokens[top].range)
            )
            if isMisspelt { opened.removeLast() }
        }
    }

    private mutating func addUnclosed(_ index: Int) {
        report.add(
            MustacheRule.unclosedSection, "\"\(label(index))\" is opened but never closed", at: tokens[index].range,
            fix: "add \(closingTag(of: index))"
        )
    }

    private mutating func lacksClosingTag(_ name: String) -> Bool {
        if surplus.isEmpty {
            for (index, token) in tokens.enumerated() where token.kind.isOpening || token.kind == .close {
                surplus[label(index), default: 0] += token.kind == .close ? -1 : 1
            }
        }
        return surplus[name, default: 0] > 0
    }

    private func haveSameLabel(_ a: Int, _ b: Int) -> Bool {
        tokens[a].isDynamic == tokens[b].isDynamic && report.source[tokens[a].name] == report.source[tokens[b].name]
    }

    /// The name as it must be repeated in the closing tag.
    private func label(_ index: Int) -> String {
        let token = tokens[index]
        return (token.isDynamic ? "*" : "") + report.text(token.name)
    }

    private func closingTag(of index: Int) -> String {
        let token = tokens[index]
        return report.text(token.range.lowerBound..<token.content.lowerBound) + "/" + label(index)
            + report.text(token.content.upperBound..<token.range.upperBound)
    }
}
