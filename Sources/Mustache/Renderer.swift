/// One run over a template and all that it includes.
struct Renderer {
    let set: TemplateSet
    let mode: Mode
    var output: [UInt8] = []
    var report = RenderReport()

    /// The context stack, the innermost scope last.
    var scopes: [Value]
    /// What each line of template text gets in front; empty outside indented partials.
    var indentation: [UInt8] = []
    /// Whether the indentation is still due. Kept up only where `indentation` is not empty.
    var isAtLineStart = false

    var arguments = ArgumentStack()
    var depth = Depth()

    init(_ set: TemplateSet, _ context: Value, _ mode: Mode) {
        self.set = set
        self.mode = mode
        self.scopes = [context]
    }

    mutating func render(_ index: Int) {
        let template = set.templates[index]
        render(template.nodes.indices, of: template, index)
    }

    mutating func render(_ nodes: Range<Int>, of template: Template, _ id: Int) {
        var index = nodes.lowerBound
        while index < nodes.upperBound, !depth.isExceeded {
            switch template.nodes[index] {
            case .text(let range):
                appendText(range, of: template)
            case .variable(let lookup, let isEscaped):
                appendVariable(lookup, isEscaped: isEscaped, of: template, id)
            case .section(let lookup, let end):
                renderSection(lookup, (index + 1)..<end, of: template, id)
                index = end
                continue
            case .invertedSection(let lookup, let end):
                if !(value(of: lookup, in: template, id)?.isTruthy ?? false) {
                    renderDeeper((index + 1)..<end, of: template, id)
                }
                index = end
                continue
            case .inclusion(let inclusion, let end):
                include(template.inclusions[inclusion], arguments: (index + 1)..<end, of: template, id)
                index = end
                continue
            case .block(let block, let end):
                renderBlock(template.blocks[block], (index + 1)..<end, of: template, id)
                index = end
                continue
            case .argument(_, let end):
                index = end
                continue
            }
            index += 1
        }
    }

    private mutating func renderSection(_ lookup: Int, _ content: Range<Int>, of template: Template, _ id: Int) {
        guard let value = value(of: lookup, in: template, id), value.isTruthy else { return }
        guard case .list(let items) = value else {
            scopes.append(value)
            renderDeeper(content, of: template, id)
            scopes.removeLast()
            return
        }
        for item in items where !depth.isExceeded {
            scopes.append(item)
            renderDeeper(content, of: template, id)
            scopes.removeLast()
        }
    }

    mutating func renderDeeper(_ nodes: Range<Int>, of template: Template, _ id: Int) {
        depth.levels += 1
        render(nodes, of: template, id)
        depth.levels -= 1
    }
}
