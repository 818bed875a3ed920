import Diagnostics

extension Renderer {
    /// Renders a partial or a parent at its tag.
    mutating func include(_ inclusion: Inclusion, arguments nodes: Range<Int>, of template: Template, _ id: Int) {
        if !inclusion.standsAlone, !indentation.isEmpty { appendDueIndentation() }
        guard let target = target(of: inclusion, in: template, id), enter(inclusion.tag, of: template, id) else { return }
        if nodes.isEmpty {
            include(target, inclusion, from: template)
        } else {
            arguments.push(nodes, in: id)
            include(target, inclusion, from: template)
            arguments.pop()
        }
        depth.leaveInclusion()
    }

    private mutating func include(_ target: Int, _ inclusion: Inclusion, from template: Template) {
        let included = set.templates[target]
        if inclusion.standsAlone {
            indented(by: template.source[inclusion.indentation], startsLine: true) { renderer in
                renderer.renderDeeper(included.nodes.indices, of: included, target)
            }
            isAtLineStart = true
        } else {
            // Only the line of the tag is indented, not what it brings in.
            let outside = indentation
            indentation = []
            renderDeeper(included.nodes.indices, of: included, target)
            indentation = outside
            isAtLineStart = false
        }
    }

    /// Without `startsLine` the line that `body` goes on with has its indentation already.
    private mutating func indented(by blanks: ArraySlice<UInt8>, startsLine: Bool, _ body: (inout Renderer) -> Void) {
        let outside = indentation.count
        indentation.append(contentsOf: blanks)
        if startsLine || !blanks.isEmpty { isAtLineStart = startsLine }
        body(&self)
        indentation.removeSubrange(outside...)
    }

    /// Renders a block's content, or the argument that replaces it.
    mutating func renderBlock(_ block: Block, _ content: Range<Int>, of template: Template, _ id: Int) {
        let placement = block.placement
        let start = output.count
        if let argument = arguments.argument(for: template.keys[block.key], in: set.templates) {
            guard enter(block.tag, of: template, id) else { return }
            let inside = arguments.enter(argument)
            indented(by: template.source[placement.indentation], startsLine: placement.startsLine) { renderer in
                renderer.renderDeeper(argument.nodes, of: renderer.set.templates[argument.template], argument.template)
            }
            arguments.leave(inside)
            depth.leaveInclusion()
        } else {
            renderDeeper(content, of: template, id)
        }
        if output.count > start, output.last != .lineFeed {
            output.append(contentsOf: template.source[placement.lineEnd])
        }
        if placement.endsLine { isAtLineStart = true }
    }

    /// Goes one template deeper, or reports that there is no end to it.
    private mutating func enter(_ tag: Range<Int>, of template: Template, _ id: Int) -> Bool {
        if depth.enterInclusion(output: output.count) { return true }
        if report.isFirst(tag, in: id) {
            report.add(
                MustacheRule.partialRecursion, "templates include each other without end", at: template.span(tag), match: nil
            )
        }
        return false
    }

    private mutating func target(of inclusion: Inclusion, in template: Template, _ id: Int) -> Int? {
        let name: String
        switch inclusion.target {
        case .named(let index):
            if let target = set.links[id][index] { return target }
            name = template.partialNames[index]
        case .dynamic(let lookup):
            guard let value = value(of: lookup, in: template, id), value != .null else { return nil }
            guard case .string(let text) = value else {
                addUnprintable(lookup, value, of: template, id)
                return nil
            }
            if let target = set.index(of: text) { return target }
            name = text
        }
        addUnknownPartial(name, at: inclusion.tag, of: template, id)
        return nil
    }
}
