/// Tells whether a file still is the one that a build wrote; not a defence against forgery.
struct Fingerprint: Hashable, Sendable {
    /// FNV-1a, 64 bits.
    let hash: UInt64
    let size: Int

    init(hash: UInt64, size: Int) {
        self.hash = hash
        self.size = size
    }

    init(_ bytes: [UInt8]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.init(hash: hash, size: bytes.count)
    }
}
