import Diagnostics

/// An id that looks like Latin letters and is none cannot be typed by anyone.
enum ConfusableRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let ids = catalog.offerings.flatMap(\.id) + catalog.providers.flatMap(\.exampleModel)
        return ids.compactMap { fact in
            guard let odd = lookalike(in: fact.value) else { return nil }
            let code = String(odd.value, radix: 16, uppercase: true)
            return Diagnostic(
                RecordRule.confusableID, "the id mixes Latin letters with U+\(code), which only looks like one", at: fact.span,
                fix: "type it anew from the source")
        }
    }

    /// The first letter of a script whose letters look like Latin ones, in a text that has Latin letters too.
    private static func lookalike(in text: String) -> Unicode.Scalar? {
        let hasLatin = text.utf8.contains { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
        guard hasLatin else { return nil }
        return text.unicodeScalars.first { scalar in
            switch scalar.value {
            // Greek, Cyrillic, Armenian, Cherokee, Greek extended, letterlike and mathematical letters, fullwidth forms.
            case 0x370...0x58F, 0x13A0...0x13FF, 0x1F00...0x1FFF, 0x2100...0x214F, 0xAB70...0xABBF, 0xFF01...0xFF5E, 0x1D400...0x1D7FF: true
            default: false
            }
        }
    }
}
