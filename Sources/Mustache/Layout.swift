/// Takes the lines of standalone tags out of a template's texts and notes the indentation that such tags pass on.
///
/// A section, comment, partial or delimiter tag stands alone when nothing but blanks shares its line.
/// A parent (from opening to closing tag) and a block stand alone also when further tags of inheritance share the line.
struct Layout {
    private let source: [UInt8]
    private var tokens: [Token]

    static func apply(to tokens: inout [Token], of source: [UInt8]) {
        var layout = Layout(source: source, tokens: tokens)
        layout.applyAll()
        tokens = layout.tokens
    }

    private mutating func applyAll() {
        var enclosing: [Int] = []
        for index in tokens.indices {
            let kind = tokens[index].kind
            switch kind {
            case .text, .variable, .unescapedVariable: break
            case .comment, .delimiters, .section, .invertedSection, .partial: place(index, upTo: index)
            case .parent: place(index, upTo: tokens[index].partner ?? index)
            case .block: placeBlock(index, isArgument: enclosing.last.map { tokens[$0].kind } == .parent)
            case .close:
                if !closesInheritance(index) { place(index, upTo: index) }
            }
            if kind.isOpening { enclosing.append(index) }
            if kind == .close { enclosing.removeLast() }
        }
    }

    private mutating func place(_ index: Int, upTo last: Int) {
        guard let before = blanks(before: index), let after = restOfLine(after: last) else { return }
        remove(before)
        remove(after)
        tokens[index].placement = Placement(indentation: before.range, startsLine: true, endsLine: true)
    }

    private mutating func placeBlock(_ index: Int, isArgument: Bool) {
        guard let close = tokens[index].partner else { return }
        if isArgument {
            placeArgument(index, close)
            return
        }
        let before = blanks(before: index)
        let isEmpty = close == index + 1
        if let before, isEmpty, let after = restOfLine(after: close) {
            remove(before)
            remove(after)
            tokens[index].placement = Placement(
                indentation: before.range, startsLine: true, endsLine: true, lineEnd: after.range
            )
            return
        }
        // The blanks before a block that only starts its line are text already, but still indent its further lines.
        if let before { tokens[index].placement.indentation = before.range }
        guard !isEmpty else { return }
        if let before, let after = restOfLine(after: index) {
            remove(before)
            remove(after)
            tokens[index].placement.startsLine = true
        }
        if let before = blanks(before: close), let after = restOfLine(after: close) {
            remove(before)
            remove(after)
            tokens[index].placement.endsLine = true
        }
    }

    /// What is around the block in its parent tag is never shown, so only the inner sides of its tags count.
    private mutating func placeArgument(_ index: Int, _ close: Int) {
        guard let after = restOfLine(after: index) else { return }
        remove(after)
        tokens[index].placement.startsLine = true
        if let before = blanks(before: close) { remove(before) }
    }

    private mutating func remove(_ edge: Edge) {
        for cut in edge.cuts {
            let text = tokens[cut.token].range
            let kept = tokens[cut.token].kept
            let low = cut.range.lowerBound == text.lowerBound ? max(kept.lowerBound, cut.range.upperBound) : kept.lowerBound
            let high = cut.range.upperBound == text.upperBound ? min(kept.upperBound, cut.range.lowerBound) : kept.upperBound
            tokens[cut.token].kept = low..<max(low, high)
        }
    }

    /// The blanks between the start of the line and the tag; `nil` when something else is before it on the line.
    private func blanks(before tag: Int) -> Edge? {
        var edge = Edge(range: tokens[tag].range.lowerBound..<tokens[tag].range.lowerBound)
        for index in stride(from: tag - 1, through: 0, by: -1) {
            let token = tokens[index]
            guard token.kind == .text else {
                guard canShareLine(tag, index) else { return nil }
                edge.range = token.range.lowerBound..<token.range.lowerBound
                continue
            }
            var start = token.range.upperBound
            while start > token.range.lowerBound, source[start - 1].isBlank { start -= 1 }
            edge.range = start..<token.range.upperBound
            edge.cuts.append((index, edge.range))
            if source.startsLine(start) { return edge }
            if start > token.range.lowerBound { return nil }
        }
        return edge
    }

    /// The blanks and the line end after the tag; `nil` when something else follows it on the line.
    private func restOfLine(after tag: Int) -> Edge? {
        var edge = Edge(range: tokens[tag].range.upperBound..<tokens[tag].range.upperBound)
        for index in tokens.indices[(tag + 1)...] {
            let token = tokens[index]
            guard token.kind == .text else {
                guard canShareLine(tag, index) else { return nil }
                continue
            }
            let blanksEnd = source.leadingBlanks(token.range).upperBound
            var end = blanksEnd
            if end < token.range.upperBound, source[end] == .carriageReturn { end += 1 }
            if end < token.range.upperBound, source[end] == .lineFeed {
                edge.range = blanksEnd..<(end + 1)
                edge.cuts.append((index, token.range.lowerBound..<(end + 1)))
                return edge
            }
            guard blanksEnd == token.range.upperBound else { return nil }
            edge.cuts.append((index, token.range))
        }
        return edge
    }

    /// Opening tags of inheritance share a line with each other, and so do closing ones.
    private func canShareLine(_ a: Int, _ b: Int) -> Bool {
        (tokens[a].kind.isInheritance && tokens[b].kind.isInheritance) || (closesInheritance(a) && closesInheritance(b))
    }

    private func closesInheritance(_ index: Int) -> Bool {
        tokens[index].kind == .close && tokens[index].partner.map { tokens[$0].kind.isInheritance } == true
    }
}

/// One side of a tag up to the start or end of its line, where nothing but blanks is.
private struct Edge {
    /// The blanks that start the line, or the line feed (with its carriage return) that ends it.
    var range: Range<Int>
    /// The parts of texts that lie on this side.
    var cuts: [(token: Int, range: Range<Int>)] = []
}
