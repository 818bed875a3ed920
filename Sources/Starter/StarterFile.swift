/// One file of a new catalog.
package struct StarterFile: Sendable {
    /// Relative to the folder of the catalog.
    package let path: String
    package let bytes: [UInt8]

    init(_ path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

extension StarterFile {
    init(_ path: String, text: String) {
        self.init(path, bytes: Array(text.utf8))
    }

    /// - Parameter octets: one character from U+0000 to U+00FF for each byte.
    init(_ path: String, octets: String) {
        self.init(path, bytes: octets.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
}
