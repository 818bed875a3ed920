/// Numbers up to 999 in English.
enum NumberWords {
    static func upTo(_ end: String) -> String {
        guard let last = (1...999).first(where: { word($0) == end }) else { return "one" }
        return (1...last).map(word).joined(separator: " ")
    }

    static func word(_ number: Int) -> String {
        if number < 20 { return small[number] }
        if number < 100 { return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10]) }
        return small[number / 100] + " hundred" + (number % 100 == 0 ? "" : " " + word(number % 100))
    }

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
}
