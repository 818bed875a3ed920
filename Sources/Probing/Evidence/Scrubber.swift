/// Takes secrets out of text before it is stored or shown: our own keys in every form that a server may echo,
/// whatever looks like a key, account names, addresses. The cost is linear in the text.
///
/// It rather takes too much than too little. A key shorter than 8 bytes is only found as a whole word, one shorter than 4 not at all.
package struct Scrubber: Sendable {
    package enum Placeholder: UInt8, Sendable, CaseIterable {
        case address = 1
        case account = 2
        case key = 3

        package var word: String {
            switch self {
            case .address: "[address]"
            case .account: "[account]"
            case .key: "[key]"
            }
        }
    }

    let keys: [KeyForms]

    /// The keys that the run uses; empty for a scrubber of what merely looks secret.
    package init(keys: [String] = []) {
        self.keys = keys.map { KeyForms(Array($0.utf8)) }
    }

    package func scrub(_ text: String) -> String {
        String(decoding: scrub(Array(text.utf8)), as: UTF8.self)
    }

    /// Whether one of the run's keys stands in it, in any form that is looked for.
    package func findsKey(in text: String) -> Bool {
        var marks = Marks(DecodedView(Array(text.utf8)))
        for forms in keys { forms.mark(&marks) }
        return !marks.isEmpty
    }

    package func scrub(_ bytes: [UInt8]) -> [UInt8] {
        let view = DecodedView(bytes)
        var marks = Marks(view)
        for forms in keys { forms.mark(&marks) }
        KeyShapes.mark(&marks)
        NamedFields.mark(&marks)
        AccountShapes.mark(&marks)
        AddressShapes.mark(&marks)
        return marks.replaced(in: bytes)
    }
}

/// Which bytes of a decoded view must go, and as what.
struct Marks {
    let view: DecodedView
    private var kinds: [UInt8]

    init(_ view: DecodedView) {
        self.view = view
        kinds = [UInt8](repeating: 0, count: view.bytes.count)
    }

    var bytes: [UInt8] { view.bytes }
    var isEmpty: Bool { kinds.allSatisfy { $0 == 0 } }

    /// The strongest mark of a byte stays.
    mutating func add(_ range: Range<Int>, _ kind: Scrubber.Placeholder) {
        for index in range where kinds[index] < kind.rawValue { kinds[index] = kind.rawValue }
    }

    /// The original text with one placeholder, that of the strongest mark, for each run of marked bytes.
    func replaced(in original: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(original.count)
        var index = 0
        while index < kinds.count {
            let start = index
            if kinds[index] == 0 {
                while index < kinds.count, kinds[index] == 0 { index += 1 }
                out.append(contentsOf: original[view.offset(start)..<view.offset(index)])
            } else {
                var strongest: UInt8 = 0
                while index < kinds.count, kinds[index] != 0 {
                    strongest = max(strongest, kinds[index])
                    index += 1
                }
                out.append(contentsOf: (Scrubber.Placeholder(rawValue: strongest) ?? .key).word.utf8)
            }
        }
        return out
    }
}
