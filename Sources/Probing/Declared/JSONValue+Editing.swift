import StrictJSON

/// Copies of a value with something changed. What is not touched keeps its text, so it is written byte for byte as it stood.
extension JSONValue {
    /// - Parameter value: `nil` takes the member away.
    func setting(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard var members else { return self }
        let place = members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
        switch (place, value) {
        case (let place?, let value?): members[place].value = value
        case (let place?, nil): members.remove(at: place)
        case (nil, let value?): members.append(JSONMember(key, value))
        case (nil, nil): return self
        }
        return JSONValue(.object(members))
    }

    func changing(_ key: String, _ change: (JSONValue) -> JSONValue) -> JSONValue {
        self[key].map { setting(key, change($0)) } ?? self
    }

    /// Each of a list, or the one value that stands for a list of one.
    func eachOfOneOrMore(_ change: (JSONValue) -> JSONValue) -> JSONValue {
        array.map { .array($0.map(change)) } ?? change(self)
    }

    /// Enough to tell facts apart.
    var scalarText: String? { string ?? numberText ?? bool.map(String.init) }
}
