/// An argument without a flag, known by its place, and the type that a command gets.
package struct Argument<Value: Sendable>: PositionalParameter {
    package let position: PositionalDeclaration
    let read: @Sendable ([String]) -> Value
}

extension Argument where Value == String {
    /// An argument that must be given.
    package init(_ name: String, help: String) {
        position = PositionalDeclaration(name: name, help: help, isRequired: true, takesMany: false)
        read = { $0.first ?? "" }
    }
}

extension Argument where Value == String? {
    package init(optional name: String, help: String) {
        position = PositionalDeclaration(name: name, help: help, isRequired: false, takesMany: false)
        read = { $0.first }
    }
}

extension Argument where Value == [String] {
    /// All that is left; belongs last in the list of a command.
    package init(many name: String, required: Bool = false, help: String) {
        position = PositionalDeclaration(name: name, help: help, isRequired: required, takesMany: true)
        read = { $0 }
    }
}

/// An argument as a command lists it.
package protocol PositionalParameter: Sendable {
    var position: PositionalDeclaration { get }
}

/// What parsing and help need to know of an argument.
package struct PositionalDeclaration: Sendable {
    let name: String
    let help: String
    let isRequired: Bool
    let takesMany: Bool

    /// As the usage line shows it, e.g. `[FILE...]`.
    var usage: String {
        let shown = takesMany ? name + "..." : name
        return isRequired ? shown : "[\(shown)]"
    }
}
