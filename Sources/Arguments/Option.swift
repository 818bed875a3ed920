/// A flag with a value, such as `--data DIR`, and the type that a command gets.
package struct Option<Value: Sendable>: Parameter {
    package let declaration: ParameterDeclaration
    /// From what was given, already accepted; empty where the option is absent.
    let read: @Sendable ([String]) -> Value
}

extension Option {
    /// An option that may be absent.
    ///
    /// - Parameters:
    ///   - expecting: ends the sentence "it must be …".
    ///   - parse: `nil` for a text that is no such value.
    package init<Wrapped: Sendable>(
        _ name: String, _ placeholder: String, expecting: String, help: String, parse: @escaping @Sendable (String) -> Wrapped?
    ) where Value == Wrapped? {
        declaration = ParameterDeclaration(
            name: name, placeholder: placeholder, help: help, expectation: expecting, accepts: { parse($0) != nil })
        read = { $0.last.flatMap(parse) }
    }
}

extension Option where Value == String? {
    package init(_ name: String, _ placeholder: String, help: String) {
        declaration = ParameterDeclaration(name: name, placeholder: placeholder, help: help)
        read = { $0.last }
    }
}

extension Option where Value == String {
    package init(_ name: String, _ placeholder: String, default: String, help: String) {
        declaration = ParameterDeclaration(name: name, placeholder: placeholder, help: help, defaultText: `default`)
        read = { $0.last ?? `default` }
    }
}

extension Option where Value == [String] {
    /// An option that may be given any number of times; the values keep their order.
    package init(repeating name: String, _ placeholder: String, help: String) {
        declaration = ParameterDeclaration(name: name, placeholder: placeholder, help: help, isRepeatable: true)
        read = { $0 }
    }
}

extension Option where Value == Int {
    package init(_ name: String, _ placeholder: String, default: Int, in range: ClosedRange<Int>, help: String) {
        declaration = ParameterDeclaration(
            name: name, placeholder: placeholder, help: help, defaultText: String(`default`),
            expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            accepts: { Int($0).map(range.contains) ?? false })
        read = { $0.last.flatMap { Int($0) } ?? `default` }
    }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// An option with a few values that can be named, such as `--format text|json`.
    package init(_ name: String, default: Value, help: String) {
        let allowed = Value.allCases.map(\.rawValue)
        declaration = ParameterDeclaration(
            name: name, placeholder: allowed.joined(separator: "|"), help: help, defaultText: `default`.rawValue, allowed: allowed)
        read = { $0.last.flatMap { Value(rawValue: $0) } ?? `default` }
    }
}
