/// A name as it is looked up: equal when its UTF-8 bytes are equal.
///
/// The hash decides nearly every comparison; the texts are compared only when hashes agree.
struct Key: Sendable, Equatable {
    let text: String
    private let hash: UInt64

    init(_ text: String) {
        self.text = text
        // FNV-1a
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.hash = hash
    }

    @inline(__always)
    static func == (a: Key, b: Key) -> Bool {
        a.hash == b.hash && a.text == b.text
    }
}
