/// One row of the table that describes a program: parsing, help and suggestions all follow from it.
///
/// - `Action`: what the program runs for this command, e.g. a function.
package struct Command<Action: Sendable>: Sendable {
    let name: String
    let summary: String
    let details: String?
    let arguments: [any PositionalParameter]
    let parameters: [any Parameter]
    let exitStatuses: [(status: Int, meaning: String)]
    let examples: [String]
    let action: Action

    /// - Parameters:
    ///   - summary: a few words without a final full stop.
    ///   - details: a paragraph under the summary in this command's help.
    ///   - parameters: flags and options in the order of the help text.
    ///   - examples: command lines without the program's name.
    package init(
        _ name: String, summary: String, details: String? = nil, arguments: [any PositionalParameter] = [],
        parameters: [any Parameter] = [],
        exitStatuses: [(status: Int, meaning: String)] = [], examples: [String] = [], action: Action
    ) {
        self.name = name
        self.summary = summary
        self.details = details
        self.arguments = arguments
        self.parameters = parameters
        self.exitStatuses = exitStatuses
        self.examples = examples
        self.action = action
    }
}
