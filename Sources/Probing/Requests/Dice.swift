import Synchronization

/// Where the unguessable parts of the requests come from.
package struct Dice: Sendable {
    /// Any number from 0 up to, but not including, the given one, which is at least 1.
    package var roll: @Sendable (Int) -> Int

    package init(roll: @escaping @Sendable (Int) -> Int) {
        self.roll = roll
    }

    package static let system = Dice { Int.random(in: 0..<max(1, $0)) }

    /// The same numbers each time, for tests and for the requests that a dry run shows.
    package static func seeded(_ seed: UInt64) -> Dice {
        let state = Mutex(seed)
        return Dice { count in
            state.withLock { state in
                // Knuth's multiplier, MMIX.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % max(1, count)
            }
        }
    }

    /// Such as `amber-4821-wren`: three parts that no model can guess and every model can copy.
    func code() -> String {
        "\(Self.words[roll(Self.words.count)])-\(1000 + roll(9000))-\(Self.words[roll(Self.words.count)])"
    }

    /// No two digits that follow one another are the same, so that a reader who drops one is noticed.
    func digits(_ count: Int) -> String {
        var result: [Int] = []
        while result.count < count {
            let digit = roll(10)
            if digit != result.last { result.append(digit) }
        }
        return result.map(String.init).joined()
    }

    /// Small letters, as an id or a path that nobody has.
    func letters(_ count: Int) -> String {
        String(decoding: (0..<count).map { _ in UInt8(ascii: "a") + UInt8(roll(26)) }, as: UTF8.self)
    }

    private static let words = [
        "amber", "birch", "cedar", "dune", "ember", "fjord", "glade", "heron", "iris", "juniper", "kestrel", "lagoon", "maple", "nectar",
        "onyx", "pebble", "quartz", "raven", "sable", "tundra", "umber", "violet", "wren", "yarrow", "zephyr", "bramble", "copper",
        "drift", "falcon", "garnet", "harbor", "linden",
    ]
}
