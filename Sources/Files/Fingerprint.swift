/// Tells one content from another, the same on every machine; not a defence against forgery.
package struct Fingerprint: Hashable, Sendable {
    /// FNV-1a, 64 bits.
    package let hash: UInt64
    package let size: Int

    init(hash: UInt64, size: Int) {
        self.hash = hash
        self.size = size
    }

    package init(_ bytes: [UInt8]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.init(hash: hash, size: bytes.count)
    }
}
