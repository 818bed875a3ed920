import Diagnostics
import StrictJSON

/// Holds values against shapes and gathers everything that does not fit.
struct ShapeCheck {
    let path: String
    private(set) var problems: [Diagnostic] = []

    init(path: String) {
        self.path = path
    }

    mutating func check(_ value: JSONValue, _ shape: Shape, at key: String) {
        switch shape {
        case .text(let rule): checkText(value, rule, key)
        case .wholeNumber(let range): checkWholeNumber(value, range, key)
        case .amount: checkAmount(value, key)
        case .flag:
            if value.bool == nil { wrongKind(value, "true or false", key) }
        case .object(let object): checkObject(value, object, key)
        case .table(let keys, let values): checkTable(value, keys, values, key)
        case .list(let element, let atLeast): checkList(value, element, atLeast, key)
        case .oneOrMore(let element):
            guard let values = value.array else { return check(value, element, at: key) }
            if values.count < 2 {
                add(
                    .listOfOne, "a list of facts is for sources that differ; this one has \(values.count)", value.range,
                    fix: "write the object without brackets")
            }
            for value in values { check(value, element, at: key) }
        case .scalarOrObject(let scalar, let object):
            if value.members == nil { check(value, scalar, at: key) } else { checkObject(value, object, key) }
        case .nullable(let inner):
            if !value.isNull { check(value, inner, at: key) }
        }
    }

    // MARK: Scalars

    private mutating func checkText(_ value: JSONValue, _ rule: TextRule, _ key: String) {
        guard let text = value.string else { return wrongKind(value, "a text", key) }
        if let problem = rule.problem(in: text) {
            add(rule.violated(by: text), problem.message, value.range, fix: problem.fix)
        }
    }

    private mutating func checkWholeNumber(_ value: JSONValue, _ range: ClosedRange<Int>, _ key: String) {
        guard let text = value.numberText else { return wrongKind(value, "a whole number", key) }
        guard let number = Int(text) else {
            return add(.invalidNumber, "\(text) is no whole number", value.range, fix: "write digits only")
        }
        if !range.contains(number) {
            add(.invalidNumber, "\(number) is not between \(range.lowerBound) and \(range.upperBound)", value.range)
        }
    }

    private mutating func checkAmount(_ value: JSONValue, _ key: String) {
        guard let text = value.numberText else { return wrongKind(value, "a number", key) }
        guard let amount = ExactDecimal(text) else {
            return add(
                .invalidNumber, "\(text) is no plain decimal", value.range, fix: "write it without exponent and with at most 18 digits")
        }
        if amount.digits < 0 { add(.negativeAmount, "an amount must not be negative", value.range) }
    }

    // MARK: Containers

    private mutating func checkObject(_ value: JSONValue, _ shape: ObjectShape, _ key: String) {
        guard let members = value.members else { return wrongKind(value, shape.name, key) }
        var present: Set<String> = []
        for member in members {
            guard let field = shape.fields.first(where: { $0.key == member.key }) else {
                let unused = shape.fields.map(\.key).filter { value[$0] == nil }
                let meant = closestMatch(to: member.key, among: unused)
                add(
                    .unknownKey, "\(shape.name) has no key \"\(member.key)\"", member.keyRange,
                    fix: meant.map { "did you mean \"\($0)\"?" } ?? "its keys are \(shape.fields.map(\.key).joined(separator: ", "))")
                if let meant { present.insert(meant) }
                continue
            }
            present.insert(member.key)
            check(member.value, field.shape, at: member.key)
        }
        for field in shape.fields where field.isRequired && !present.contains(field.key) {
            let rule: RecordRule = field.key == "source" ? .claimWithoutSource : .missingKey
            add(rule, "\(shape.name) needs the key \"\(field.key)\"", value.range.prefix(1), fix: "add it: \(field.meaning)")
        }
    }

    private mutating func checkTable(_ value: JSONValue, _ keys: TextRule, _ values: Shape, _ key: String) {
        guard let members = value.members else { return wrongKind(value, "an object", key) }
        for member in members {
            if let problem = keys.problem(in: member.key) {
                add(keys.violated(by: member.key), problem.message, member.keyRange, fix: problem.fix)
            }
            check(member.value, values, at: member.key)
        }
    }

    private mutating func checkList(_ value: JSONValue, _ element: Shape, _ atLeast: Int, _ key: String) {
        guard let values = value.array else { return wrongKind(value, "a list", key) }
        if values.count < atLeast {
            add(.emptyList, "the list \"\(key)\" is empty", value.range, fix: "leave the key out when nothing is known")
        }
        for value in values { check(value, element, at: key) }
    }

    private mutating func wrongKind(_ value: JSONValue, _ wanted: String, _ key: String) {
        let fix = value.isNull ? "leave the key out when nothing is known" : nil
        add(.wrongKind, "\"\(key)\" must be \(wanted), not \(value.kindName)", value.range, fix: fix)
    }

    private mutating func add(_ rule: RecordRule, _ message: String, _ range: Range<Int>, fix: String? = nil) {
        problems.append(Diagnostic(rule, message, at: SourceSpan(path: path, range: range), fix: fix))
    }
}

extension TextRule {
    fileprivate func violated(by text: String) -> RecordRule {
        switch self {
        case .shortLine: text.utf8.count > Self.shortLineLimit ? .longText : .invalidText
        case .probeReason: .unknownReason
        case .line, .markdown: .invalidText
        case .identifier: .invalidID
        case .oneOf: .invalidWord
        case .date: .invalidDate
        case .timestamp: .invalidTime
        case .url, .folderURL, .baseURL: .invalidURL
        case .host: .invalidHost
        case .environmentVariable: .invalidVariable
        case .modelReference: .invalidReference
        }
    }

    static func suggestion(for text: String, among words: [String]) -> String? {
        closestMatch(to: text, among: words).map { "did you mean \"\($0)\"?" }
    }
}

extension Range<Int> {
    fileprivate func prefix(_ count: Int) -> Range<Int> {
        lowerBound..<Swift.min(upperBound, lowerBound + count)
    }
}
