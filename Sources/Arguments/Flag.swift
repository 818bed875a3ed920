/// A switch such as `--check`, off unless given.
package struct Flag: Parameter {
    package let declaration: ParameterDeclaration

    /// - Parameter name: without the dashes.
    package init(_ name: String, help: String) {
        declaration = ParameterDeclaration(name: name, placeholder: nil, help: help)
    }
}
