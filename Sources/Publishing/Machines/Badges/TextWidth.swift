/// How wide text is in a plain sans-serif face, near enough for a box around it.
enum TextWidth {
    /// Thousandths of the font size, from the space on, of a wide face, so that narrower ones fit too.
    private static let ascii: [Int] = [
        352, 394, 459, 818, 636, 1076, 727, 269, 454, 454, 636, 818, 364, 454, 364, 454,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 454, 454, 818, 818, 818, 545,
        1000, 684, 686, 698, 771, 632, 575, 775, 751, 421, 455, 693, 557, 843, 748, 787,
        603, 787, 695, 684, 616, 732, 684, 989, 685, 615, 685, 454, 454, 454, 818, 636,
        636, 601, 623, 521, 623, 596, 352, 623, 633, 274, 344, 592, 274, 973, 633, 607,
        623, 623, 427, 521, 394, 633, 592, 818, 592, 592, 525, 635, 454, 635, 818,
    ]

    /// Tenths of a pixel.
    static func tenths(_ text: String, fontSize: Int) -> Int {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + width($1) }
        return (thousandths * fontSize + 50) / 100
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        let place = Int(scalar.value) - 0x20
        if ascii.indices.contains(place) { return ascii[place] }
        if scalar.properties.generalCategory == .nonspacingMark { return 0 }
        return scalar.value < 0x1100 ? 700 : 1000
    }
}
