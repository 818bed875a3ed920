/// What somebody sends and gets in a month, in millions of tokens, where none is read from a cache.
struct Traffic: Sendable {
    let input: Int
    let output: Int

    /// What pages reckon with until a visitor says more: ten tokens in for each one out, as with long prompts and short answers.
    static let usual = Traffic(input: 20, output: 2)

    var words: String { "\(input)M tokens in and \(output)M out" }
}
