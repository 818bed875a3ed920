/// Everything that the prober says to a model. Each is in plain English, so that weak models follow it too, and short, since it is paid for.
enum Prompt {
    static func repeating(_ code: String) -> String {
        "Repeat this code and write nothing else: \(code)"
    }

    static let countToForty = "Count from one to forty in English words, separated by spaces. Write nothing else."
    static let countToTwenty = "Count from one to twenty in English words, separated by spaces. Write nothing else."
    static let countToTwoHundred = "Count from one to two hundred in English words, separated by spaces. Write nothing else."

    static func lookingUp(_ code: String) -> String {
        "Look up the item with the code \(code) and tell me its name. Use the tool; you can't know the name."
    }

    static func lookingUpBoth(_ first: String, _ second: String) -> String {
        "Look up the two items with the codes \(first) and \(second) and tell me their names. Call the tool for both at once, in one reply."
    }

    /// For a forced call: nothing in it needs a tool.
    static let greeting = "Say hello."

    static func json(_ code: String) -> String {
        "First write one sentence about fruit. Then give, in a Markdown code block, JSON with the keys fruit and code, where code is \(code)."
    }

    /// The natural answer is Paris, which the schema does not allow.
    static let capital = "What is the capital of France, and in which century did the Eiffel Tower open?"

    static let digits = "Which digits does the picture show? Reply with the digits only, without spaces."
    static let digitsOfBoth =
        "Each picture shows some digits. Reply with the digits of the first picture, a space, and those of the second."

    static let reasoning =
        "A farmer has 17 sheep, all but 9 run away, then he buys twice as many as remain. How many has he? Think it through."

    static let randomLetters = "Write twelve random letters, without spaces. Make them as random as you can."

    /// The first two mean the same.
    static let sentences = [
        "The cat sleeps on the warm roof.", "A cat is asleep on top of the warm roof.", "Interest rates rose by half a point in March.",
    ]

    static let harmless = "I like to walk in the park on sunny days."
}
