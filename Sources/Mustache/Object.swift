/// Named values in the order in which they were added; of equal keys the first counts.
///
/// Looked up by linear search, which beats hashing for the few keys that a template's context has.
package struct Object: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        let key: Key
        var value: Value
    }

    private var entries: [Entry] = []

    package init() {}

    package init(_ pairs: some Sequence<(String, Value)>) {
        entries.reserveCapacity(pairs.underestimatedCount)
        for (key, value) in pairs { append(key, value) }
    }

    package var keys: some Sequence<String> { entries.lazy.map(\.key.text) }

    package var count: Int { entries.count }

    package mutating func reserveCapacity(_ count: Int) {
        entries.reserveCapacity(count)
    }

    /// Adds a value under a key that is not yet present.
    package mutating func append(_ key: String, _ value: Value) {
        entries.append(Entry(key: Key(key), value: value))
    }

    package subscript(key: String) -> Value? { self[Key(key)] }

    subscript(key: Key) -> Value? {
        for index in entries.indices where entries[index].key == key { return entries[index].value }
        return nil
    }
}
