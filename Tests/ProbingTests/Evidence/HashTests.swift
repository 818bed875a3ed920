import Testing

@testable import Probing

struct HashTests {
    /// FIPS 180-4 examples and the NIST byte-oriented short messages.
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func matchesThePublishedVectors(_ message: String, expected: String) {
        #expect(SHA256.hex(Array(message.utf8)) == expected)
        #expect(SHA256.short(Array(message.utf8)) == String(expected.prefix(16)))
    }

    @Test func matchesTheVectorOfAMillionLetters() {
        #expect(
            SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}

struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func matchesThePublishedVectors(_ text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
        #expect(Base64.decode(String(encoded.prefix { $0 != "=" })) == Array(text.utf8), "without padding")
    }

    @Test func returnsEveryByte() {
        let bytes = (0...255).map { UInt8($0) }
        for count in [253, 254, 255, 256] {
            #expect(Base64.decode(Base64.encode(Array(bytes.prefix(count)))) == Array(bytes.prefix(count)))
        }
        #expect(Base64.encode([0xFB, 0xEF, 0xFF]) == "++//")
    }

    @Test(arguments: ["A", "Zg=", "Zg===", "Zh==", "Zm9=", "Z g=", "Zm9v\n", "Zm-_", "====", "=Zg=", "Zm9v="]) func refuses(_ text: String)
    {
        #expect(Base64.decode(text) == nil)
    }
}
