/// Turns paired and laid out tokens into nodes.
struct Compiler {
    private let source: [UInt8]
    private let tokens: [Token]
    private var nodes: [Node] = []
    private var keys: [Key] = []
    private var lookups: [Lookup] = []
    private var inclusions: [Inclusion] = []
    private var blocks: [Block] = []
    private var partialNames: [String] = []
    private var partialIndices: [String: Int] = [:]

    private var open: [OpenNode] = []
    /// How many blanks each line loses: the indentation of the argument that the lines are in.
    private var dedent = 0

    private struct OpenNode {
        let token: Int
        let node: Int
        let dedentOutside: Int
    }

    static func compile(_ tokens: [Token], of source: [UInt8], path: String) -> Template {
        var compiler = Compiler(source: source, tokens: tokens)
        compiler.compileAll()
        return Template(
            path: path,
            partialNames: compiler.partialNames,
            hasDynamicNames: compiler.inclusions.contains {
                if case .dynamic = $0.target { true } else { false }
            },
            source: source,
            nodes: compiler.nodes,
            keys: compiler.keys,
            lookups: compiler.lookups,
            inclusions: compiler.inclusions,
            blocks: compiler.blocks
        )
    }

    private init(source: [UInt8], tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }

    private mutating func compileAll() {
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            let isInParent = open.last.map { tokens[$0.token].kind } == .parent
            if isInParent, token.kind != .block, token.kind != .close {
                // Of a parent's content only its blocks count.
                index = token.partner ?? index
            } else {
                add(token, at: index, isArgument: isInParent)
            }
            index += 1
        }
    }

    private mutating func add(_ token: Token, at index: Int, isArgument: Bool) {
        switch token.kind {
        case .comment, .delimiters: break
        case .text: addText(token.kept)
        case .variable: nodes.append(.variable(lookup: addLookup(token), isEscaped: true))
        case .unescapedVariable: nodes.append(.variable(lookup: addLookup(token), isEscaped: false))
        case .partial:
            nodes.append(.inclusion(addInclusion(token), end: nodes.count + 1))
        case .section: begin(.section(lookup: addLookup(token), end: 0), index)
        case .invertedSection: begin(.invertedSection(lookup: addLookup(token), end: 0), index)
        case .parent: begin(.inclusion(addInclusion(token), end: 0), index)
        case .block where isArgument:
            begin(.argument(key: addKey(token.name), end: 0), index)
            dedent = token.placement.startsLine ? sharedIndentation(ofContentOf: index)?.count ?? 0 : 0
        case .block: begin(.block(addBlock(token, at: index), end: 0), index)
        case .close: end()
        }
    }

    private mutating func begin(_ node: Node, _ token: Int) {
        open.append(OpenNode(token: token, node: nodes.count, dedentOutside: dedent))
        nodes.append(node)
    }

    private mutating func end() {
        guard let opened = open.popLast() else { return }
        dedent = opened.dedentOutside
        let end = nodes.count
        switch nodes[opened.node] {
        case .section(let lookup, _): nodes[opened.node] = .section(lookup: lookup, end: end)
        case .invertedSection(let lookup, _): nodes[opened.node] = .invertedSection(lookup: lookup, end: end)
        case .inclusion(let inclusion, _): nodes[opened.node] = .inclusion(inclusion, end: end)
        case .block(let block, _): nodes[opened.node] = .block(block, end: end)
        case .argument(let key, _): nodes[opened.node] = .argument(key: key, end: end)
        case .text, .variable: break
        }
    }

    private mutating func addText(_ text: Range<Int>) {
        guard dedent > 0 else {
            if !text.isEmpty { nodes.append(.text(text)) }
            return
        }
        source.lines(of: text) { line in
            let kept = dedented(line)
            if !kept.isEmpty { nodes.append(.text(kept)) }
        }
    }

    /// A line, or the blanks that start one, without the indentation of the argument that it is in.
    private func dedented(_ line: Range<Int>) -> Range<Int> {
        guard source.startsLine(line.lowerBound) else { return line }
        return line.dropFirst(min(dedent, source.leadingBlanks(line).count))
    }

    private mutating func addKey(_ name: Range<Int>) -> Int {
        keys.append(Key(String(decoding: source[name], as: UTF8.self)))
        return keys.count - 1
    }

    private mutating func addLookup(_ token: Token) -> Int {
        let first = keys.count
        if !source[token.name].elementsEqual(CollectionOfOne(UInt8(ascii: "."))) {
            for part in source[token.name].split(separator: UInt8(ascii: ".")) { _ = addKey(part.indices) }
        }
        lookups.append(Lookup(keys: first..<keys.count, tag: token.range))
        return lookups.count - 1
    }

    private mutating func addInclusion(_ token: Token) -> Int {
        let target: Inclusion.Target
        if token.isDynamic {
            target = .dynamic(lookup: addLookup(token))
        } else {
            target = .named(addPartialName(String(decoding: source[token.name], as: UTF8.self)))
        }
        inclusions.append(
            Inclusion(
                target: target, tag: token.range, indentation: dedented(token.placement.indentation),
                standsAlone: token.placement.startsLine
            )
        )
        return inclusions.count - 1
    }

    private mutating func addPartialName(_ name: String) -> Int {
        if let index = partialIndices[name] { return index }
        partialIndices[name] = partialNames.count
        partialNames.append(name)
        return partialNames.count - 1
    }

    private mutating func addBlock(_ token: Token, at index: Int) -> Int {
        var placement = token.placement
        placement.indentation = dedented(placement.indentation)
        if placement.startsLine, let shared = sharedIndentation(ofContentOf: index) { placement.indentation = dedented(shared) }
        blocks.append(Block(key: addKey(token.name), tag: token.range, placement: placement))
        return blocks.count - 1
    }
}

extension Compiler {
    /// The blanks that all lines of a block's content start with, where they stand first; `nil` when it has no lines but blank ones.
    ///
    /// What is inside further parent tags does not count, as it is not shown here.
    private func sharedIndentation(ofContentOf block: Int) -> Range<Int>? {
        guard let close = tokens[block].partner else { return nil }
        var shared: Range<Int>?
        func meet(_ blanks: Range<Int>) {
            guard let known = shared else {
                shared = blanks
                return
            }
            let count = zip(source[known], source[blanks]).prefix { $0 == $1 }.count
            shared = known.prefix(count)
        }
        var index = block + 1
        while index < close {
            let token = tokens[index]
            if token.kind == .text {
                source.lines(of: token.range) { line in
                    let blanks = source.leadingBlanks(line)
                    guard source.startsLine(line.lowerBound) else { return }
                    if blanks.upperBound < line.upperBound {
                        if !source[blanks.upperBound].isWhitespace { meet(blanks) }
                    } else if index + 1 < close {
                        meet(blanks)
                    }
                }
            } else if source.startsLine(token.range.lowerBound) {
                meet(token.range.lowerBound..<token.range.lowerBound)
            }
            index = token.kind == .parent ? token.partner ?? index : index
            index += 1
        }
        return shared
    }
}
