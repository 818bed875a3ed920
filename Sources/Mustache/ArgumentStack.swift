/// The arguments of the parent tags that are being rendered.
struct ArgumentStack {
    /// Where the arguments of one parent tag are.
    struct Frame {
        let template: Int
        let nodes: Range<Int>
        /// The frame of the tag around it.
        let outer: Int?
    }

    /// What replaces a block.
    struct Argument {
        let template: Int
        let nodes: Range<Int>
        /// The frame whose argument it is.
        let frame: Int
    }

    private var frames: [Frame] = []
    private var current: Int?

    /// Makes the arguments in `nodes` count, after those of the tags around.
    mutating func push(_ nodes: Range<Int>, in template: Int) {
        frames.append(Frame(template: template, nodes: nodes, outer: current))
        current = frames.count - 1
    }

    mutating func pop() {
        current = frames.popLast()?.outer
    }

    /// The argument for a block. Those of outer parent tags win, since they come from templates further down the inheritance.
    func argument(for key: Key, in templates: [Template]) -> Argument? {
        var found: Argument?
        var next = current
        while let index = next {
            let frame = frames[index]
            if let nodes = Self.content(of: key, frame.nodes, of: templates[frame.template]) {
                found = Argument(template: frame.template, nodes: nodes, frame: index)
            }
            next = frame.outer
        }
        return found
    }

    private static func content(of key: Key, _ nodes: Range<Int>, of template: Template) -> Range<Int>? {
        var index = nodes.lowerBound
        while index < nodes.upperBound, case .argument(let name, let end) = template.nodes[index] {
            if template.keys[name] == key { return (index + 1)..<end }
            index = end
        }
        return nil
    }

    /// Leaves only the frames outside an argument's own in effect: its text stands in the template that gave it.
    /// - Returns: what `leave` puts back.
    mutating func enter(_ argument: Argument) -> Int? {
        let inside = current
        current = frames[argument.frame].outer
        return inside
    }

    mutating func leave(_ inside: Int?) {
        current = inside
    }
}
