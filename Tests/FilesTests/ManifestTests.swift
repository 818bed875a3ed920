import Testing

@testable import Files

struct ManifestTests {
    @Test(arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8)] as [(String, UInt64)])
    func hashesAsFNV1aDoes(_ text: String, hash: UInt64) {
        #expect(Fingerprint(Array(text.utf8)) == Fingerprint(hash: hash, size: text.utf8.count))
    }

    @Test func comesBackAsItWasWritten() throws {
        let text = """
            - - a b/planned file.html
            00000000000000ff 12 a-b
            cbf29ce484222325 0 a/index.html
            - - é

            """
        let manifest = try Manifest(parsing: Array(text.utf8))
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
        #expect(manifest.records.count == 4)
        #expect(manifest.records[try #require(RelativePath("a-b"))] == .made(Fingerprint(hash: 255, size: 12)))
    }

    @Test(arguments: [
        "x", "\n", "- - a", "- 1 a\n", "00000000000000ff - a\n", "ff 1 a\n", "00000000000000ff -1 a\n", "00000000000000fg 1 a\n",
        "- - ../a\n",
        "- - /etc/passwd\n", "- - \n", "- - .compat-matrix-manifest\n", "- - a\r\n", "- - a/\n",
    ])
    func refusesLinesThatNoBuildWrites(_ line: String) {
        #expect(throws: Manifest.Damage.self) { try Manifest(parsing: Array(("- - first\n" + line).utf8)) }
    }

    @Test func refusesAPathTwice() {
        #expect(throws: Manifest.Damage.self) { try Manifest(parsing: Array("- - a\n00000000000000ff 1 a\n".utf8)) }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: Manifest.Damage.self) { try Manifest(parsing: Array("- - a".utf8) + [0xFF, 0x0A]) }
    }
}
