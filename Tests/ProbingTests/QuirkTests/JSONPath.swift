import StrictJSON

/// Such as `choices[*].message.content`: members by name, list items by number or all.
struct JSONPath: Sendable {
    private var steps: [String]

    init(_ text: String) {
        steps = text.replacing("[", with: ".").replacing("]", with: "").split(separator: ".").map(String.init)
    }

    /// Gives every value at the path to the closure and puts its result in the place; `nil` removes. A missing member of an object is
    /// given as `nil`, and made if something comes back.
    func edit(_ value: inout JSONValue, _ change: (JSONValue?) -> JSONValue?) {
        Self.edit(&value, steps[...], change)
    }

    func rename(_ value: inout JSONValue, to name: String) {
        guard let last = steps.last else { return }
        let parent = steps.dropLast()
        func renamed(_ value: JSONValue) -> JSONValue {
            guard let members = value.members else { return value }
            return JSONValue(.object(members.map { $0.key == last ? JSONMember(name, $0.value) : $0 }))
        }
        if parent.isEmpty { value = renamed(value) } else { Self.edit(&value, parent) { $0.map(renamed) } }
    }

    private static func edit(_ value: inout JSONValue, _ steps: ArraySlice<String>, _ change: (JSONValue?) -> JSONValue?) {
        guard let step = steps.first else { return }
        let rest = steps.dropFirst()
        func changed(_ old: JSONValue?) -> JSONValue? {
            guard !rest.isEmpty else { return change(old) }
            guard var inner = old else { return nil }
            edit(&inner, rest, change)
            return inner
        }
        switch value.content {
        case .array(let list):
            value.content = .array(
                list.enumerated().compactMap { index, item in
                    step == "*" || step == String(index) ? changed(item) : item
                })
        case .object(var members):
            if let place = members.firstIndex(where: { $0.key == step }) {
                if let new = changed(members[place].value) { members[place].value = new } else { members.remove(at: place) }
            } else if let new = changed(nil) {
                members.append(JSONMember(step, new))
            }
            value.content = .object(members)
        default: break
        }
    }
}
