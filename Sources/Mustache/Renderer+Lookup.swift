import Diagnostics

extension Renderer {
    /// What a name stands for here; `nil` when it stands for nothing, which strict mode reports.
    ///
    /// The first part is sought from the innermost scope outwards, the others only in what the part before them stands for.
    mutating func value(of index: Int, in template: Template, _ id: Int) -> Value? {
        let lookup = template.lookups[index]
        guard let first = lookup.keys.first else { return scopes.last }
        guard var value = valueInScope(template.keys[first]) else {
            addUnknownName(lookup, part: first, inside: nil, of: template, id)
            return nil
        }
        for part in lookup.keys.dropFirst() {
            switch value {
            case .object(let object):
                guard let next = object[template.keys[part]] else {
                    addUnknownName(lookup, part: part, inside: object, of: template, id)
                    return nil
                }
                value = next
            case .null:
                return .null
            default:
                addUnknownName(lookup, part: part, inside: Object(), of: template, id)
                return nil
            }
        }
        return value
    }

    private func valueInScope(_ key: Key) -> Value? {
        for scope in scopes.indices.reversed() {
            if case .object(let object) = scopes[scope], let value = object[key] { return value }
        }
        return nil
    }
}

// MARK: - Problems of strict mode

extension Renderer {
    /// - Parameter object: what the part was sought in; `nil` for the whole context stack.
    @inline(never)
    private mutating func addUnknownName(
        _ lookup: Lookup, part: Int, inside object: Object?, of template: Template, _ id: Int
    ) {
        guard mode == .strict, report.isFirst(lookup.tag, in: id) else { return }
        let name = template.keys[part].text
        let known = object.map { Array($0.keys) } ?? namesInScope
        let message: String
        if object == nil {
            message = "no value here is named \"\(name)\""
        } else {
            let parent = template.keys[lookup.keys.lowerBound..<part].map(\.text).joined(separator: ".")
            message = "\"\(parent)\" has no value named \"\(name)\""
        }
        report.add(MustacheRule.unknownName, message, at: template.span(lookup.tag), match: closestMatch(to: name, among: known))
    }

    private var namesInScope: [String] {
        scopes.reversed().flatMap { scope -> [String] in
            if case .object(let object) = scope { Array(object.keys) } else { [] }
        }
    }

    mutating func addUnknownPartial(_ name: String, at tag: Range<Int>, of template: Template, _ id: Int) {
        guard mode == .strict, report.isFirst(tag, in: id) else { return }
        report.add(
            MustacheRule.unknownPartial, "there is no template \"\(name)\"", at: template.span(tag),
            match: closestMatch(to: name, among: set.names)
        )
    }

    /// Lists and objects cannot be shown, and only texts can name a template.
    mutating func addUnprintable(_ index: Int, _ value: Value, of template: Template, _ id: Int) {
        let lookup = template.lookups[index]
        guard mode == .strict, report.isFirst(lookup.tag, in: id) else { return }
        report.add(
            MustacheRule.unprintableValue, "\"\(template.name(of: lookup))\" is \(value.kind), not text", at: template.span(lookup.tag),
            match: nil
        )
    }
}

extension Value {
    fileprivate var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}
