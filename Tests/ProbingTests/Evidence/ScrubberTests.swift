import Testing

@testable import Probing

struct ScrubberTests {
    /// Made up; both the usual form and one with bytes that every encoding writes in its own way.
    static let key = "sk-proj-9fKq2LxT7vWb4NzR8cYd"
    static let odd = "p/w+\"s%é\\Zz9&kQ4#mN7"
    static let scrubber = Scrubber(keys: [key, odd])

    private static func json(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
    }

    private static func percent(_ text: String) -> String {
        text.utf8.map {
            $0.isAlphanumeric ? String(UnicodeScalar($0)) : "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true)
        }
        .joined()
    }

    @Test(
        arguments: [
            ("bad key \(key).", "bad key [key]."), ("Bearer \(key)", "Bearer [key]"),
            ("authorization: bearer \(key)", "authorization: bearer [key]"),
            ("{\"key\":\"\(key)\"}", "{\"key\":\"[key]\"}"),
            ("Incorrect API key provided: sk-pr***********R8cYd.", "Incorrect API key provided: [key]."),
            ("key sk-...8cYd", "key [key]"), ("key sk-proj-…cYd", "key [key]"), ("key ...8cYd", "key [key]"),
            ("a key ending in 8cYd", "a key ending in [key]"),
            ("it is SK-PROJ-9FKQ2LXT7VWB4NZR8CYD", "it is [key]"), ("a part: 2LxT7vWb4", "a part: [key]"),
            ("k=\(percent(key))&x", "k=[key]&x"),
            ("\(Base64.encode(Array(key.utf8)))", "[key]"), ("Basic \(Base64.encode(Array("me:\(key)".utf8)))", "Basic [key]"),
            ("x \(Base64.encode(Array("ab:\(key)".utf8))) y", "x [key] y"), ("\\u0073k-proj-9fKq\\u0032LxT7vWb4NzR8cYd", "[key]"),
            ("a&#45;b sk&#45;proj&#x2D;9fKq2LxT7vWb4NzR8cYd", "a&#45;b [key]"), ("x \(odd) y", "x [key] y"),
            ("x \(json(odd)) y", "x [key] y"),
            ("x \(percent(odd)) y", "x [key] y"), ("x \(Base64.encode(Array(odd.utf8))) y", "x [key] y"), ("nothing here", "nothing here"),
        ])
    func removesOurKeyInEveryForm(_ text: String, expected: String) {
        #expect(Self.scrubber.scrub(text) == expected)
    }

    /// Wherever the key was cut, no four bytes of it stay behind at the edge.
    @Test func removesAKeyThatWasCut() {
        let bytes = Array(Self.key.utf8)
        for cut in 4..<bytes.count {
            let head = String(decoding: bytes.prefix(cut), as: UTF8.self)
            let tail = String(decoding: bytes.suffix(cut), as: UTF8.self)
            #expect(Self.scrubber.scrub("error: " + head) == "error: [key]", "\(head)")
            #expect(Self.scrubber.scrub(tail + ", sorry") == "[key], sorry", "\(tail)")
            #expect(Self.scrubber.scrub("error:" + head) == "error:[key]", "\(head)")
        }
    }

    @Test(
        arguments: [
            ("EMPTY", "the key EMPTY is", "the key [key] is"), ("EMPTY", "EMPTYness", "EMPTYness"), ("abc", "abc", "abc"), ("", "x", "x"),
            ("ollama7", "ollama7: no", "[key]: no"),
        ])
    func takesAShortKeyForAWord(_ key: String, text: String, expected: String) {
        #expect(Scrubber(keys: [key]).scrub(text) == expected)
    }

    @Test(
        arguments: [
            "sk-ant-api03-AbCdEfGh", "sk-or-v1-0123456789abcdef", "hf_AbCdEfGhIjKl", "gsk_0123456789ab", "xai-0123456789ab",
            "AIzaSyA0123456789",
            "pplx-0123456789", "nvapi-0123456789", "ghp_0123456789ab", "sk-ab****wxyz", "sk-...wxyz",
            "eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl",
        ])
    func removesWhatLooksLikeAKey(_ secret: String) {
        for (before, after) in [("", ""), ("key ", " is wrong"), ("\"", "\""), ("(", ")."), ("\\n", "\\n"), ("é", "é")] {
            #expect(Scrubber().scrub(before + secret + after) == before + "[key]" + after)
        }
    }

    @Test(
        arguments: [
            ("Bearer abc123def", "Bearer [key]"), ("Basic dXNlcjpwYXNz", "Basic dXNlcjpwYXNz"), ("Basic dXNlcjpwYXNzMQ==", "Basic [key]"),
            ("?key=0123456789abcdefghij&a=1", "?key=[key]&a=1"), ("\"api_key\": \"Zk12345\"", "\"api_key\": \"[key]\""),
            ("{\\\"access_token\\\":\\\"q1w2e3r4\\\"}", "{\\\"access_token\\\":\\\"[key]\\\"}"), ("password=hunter22", "password=[key]"),
            ("\"user_id\": \"abcdef\"", "\"user_id\": \"[account]\""), ("\"user_id\":42", "\"user_id\":[account]"),
            ("user_id=null", "user_id=null"),
            ("{\"error\":{},\"user_id\":\"org_2xYz\"}", "{\"error\":{},\"user_id\":\"[account]\"}"),
            ("{\\\"user_id\\\":\\\"org_2xYz\\\"}", "{\\\"user_id\\\":\\\"[account]\\\"}"),
            ("in organization org-Ab12Cd34Ef on tokens", "in organization [account] on tokens"), ("proj_A1b2C3d4", "[account]"),
            ("user-7f00aa (user_2abcDEF9)", "[account] ([account])"), ("mail jo.do+x@mail.example.org.", "mail [address]."),
            ("mail=jo%40example.org", "mail=[address]"), ("jo\\u0040example.org", "[address]"),
            ("at 10.0.0.5:8000/v1", "at [address]:8000/v1"),
            ("from 192.168.1.77.", "from [address]."), ("172.31.0.1 and 203.0.113.9", "[address] and [address]"),
            ("http://[fd00::12ab]:80/", "http://[[address]]:80/"), ("fe80::1%eth0 2001:db8:0:0:0:0:0:1", "[address]%eth0 [address]"),
            ("::ffff:10.0.0.1", "[address]"), ("http://gpu-7:8000/v1", "http://[address]:8000/v1"),
            ("node3.cluster.local refused", "[address] refused"),
        ])
    func removesNamesAndAddresses(_ text: String, expected: String) {
        #expect(Scrubber().scrub(text) == expected)
    }

    @Test(
        arguments: [
            "req_011CSabc123 and chatcmpl-9x8y7z", "cf-ray: 8f2e1a-FRA", "http://localhost:8000 http://127.0.0.1:80 http://[::1]:80",
            "0.0.0.0",
            "the task-force asks sk- and sk-learn", "missing bearer authentication, a basic requirement",
            "user-defined org_name team_size user_message",
            "12:30:45 std::vector add::bed a::b", "version 1.2.3 of 10.0.0", "\"max_tokens\": 10, key: invalid, token: expected",
            "a@b @all x@y.1",
            "wait... what **bold** text", "https://api.example.com/v1?x=1", "\"usage\":{\"total_tokens\":12345678}", "é漢😀\u{0}\u{1B}[0m",
            "%zz %é &amp; &#x; \\u12",
            "256.1.1.1 1.2.3.4.5",
        ])
    func leavesWhatIsNoSecret(_ text: String) {
        #expect(Self.scrubber.scrub(text) == text)
    }

    @Test func changesNothingTheSecondTime() {
        let text = "Bearer \(Self.key) \"user_id\": \"abc\" jo@example.org 10.1.2.3 api_key=abcdef123456 org-Ab12Cd34Ef"
        let once = Self.scrubber.scrub(text)
        #expect(once == "Bearer [key] \"user_id\": \"[account]\" [address] [address] api_key=[key] [account]")
        #expect(Self.scrubber.scrub(once) == once)
    }

    @Test func keepsBytesThatAreNoText() {
        let junk: [UInt8] = [0xFF, 0x00, 0xC3, 0x28]
        #expect(Self.scrubber.scrub(junk + Array(Self.key.utf8) + junk) == junk + Array("[key]".utf8) + junk)
    }

    /// Each of these would take a quadratic scrubber minutes.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["a", "@", "a@", "1.", ":", "eyJ.", "key:", "sk-", "...", "\\", "%", "bearer ", "://", "sk-proj-"])
    func staysLinear(_ unit: String) {
        let text = String(repeating: unit, count: 50_000 / unit.utf8.count)
        #expect(Self.scrubber.scrub(Array(text.utf8)).count <= 100_000)
    }
}
