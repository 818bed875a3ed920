import Records
import Testing

struct WebAddressTests {
    @Test(arguments: [
        ("https://example.org", "https", "example.org", "", true),
        ("https://API.Example.org:8443/V1", "https", "api.example.org", "/V1", true),
        ("http://localhost:11434/v1/", "http", "localhost", "/v1/", true),
        ("https://[2001:DB8::1]:443/v1", "https", "[2001:db8::1]", "/v1", true),
        ("https://user:pw@example.org/x", "https", "example.org", "/x", false),
        ("https://a@b@example.org", "https", "example.org", "", false),
        ("https://example.org?x=/y", "https", "example.org", "", false),
        ("https://example.org/a/?x#y", "https", "example.org", "/a/", false),
        ("https://example.org#", "https", "example.org", "", false),
        ("https://example.org/a@b", "https", "example.org", "/a@b", true),
        ("https://xn--bcher-kva.example/", "https", "xn--bcher-kva.example", "/", true),
        ("https://a_b.example:1/%20", "https", "a_b.example", "/%20", true),
        ("https://example.org:65535", "https", "example.org", "", true),
    ])
    func takesAnAddressApart(_ text: String, scheme: String, host: String, path: String, isPlain: Bool) throws {
        let address = try #require(WebAddress(text))
        #expect(address.text == text)
        #expect([address.scheme, address.host, address.path] == [scheme, host, path])
        #expect(address.isPlain == isPlain)
    }

    @Test(arguments: [
        "", "example.org", "//example.org", "ftp://example.org", "HTTPS://example.org", "https:/example.org", "https://", "https:///path",
        "https://?q",
        "https://user@", "https://:443", "https://example.org:", "https://example.org:0", "https://example.org:65536",
        "https://example.org:80a",
        "https://example.org:+80", "https://example.org:-1", "https://example.org:99999999999999999999", "https://exa mple.org",
        "https://example.org/a b",
        "https://bücher.example", "https://example.org/é", "https://example。org", "https://.example.org", "https://example.org.",
        "https://a..b",
        "https://-a.example", "https://a-.example", "https://a%2eb", "https://example.org\\@evil.example", "https://a\"b", "https://<a>",
        "https://exa\nmple",
        "https://[::1", "https://[::1]x", "https://::1", "https://[]", "https://[x::1]", "https://[example.org]", "https://[1]",
        "https://[::1]:0",
        "javascript:alert(1)", "https://*.example.org",
    ])
    func refusesWhatIsNoWebAddress(_ text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func boundsTheLengthOfAHost() {
        let label = String(repeating: "a", count: 63)
        #expect(WebAddress("https://\(label).example") != nil)
        #expect(WebAddress("https://\(label)a.example") == nil)
        let host = Array(repeating: label, count: 4).joined(separator: ".")
        #expect(WebAddress("https://" + host.dropLast(2)) != nil)
        #expect(WebAddress("https://" + host) == nil)
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://LOCALHOST:1", true), ("http://127.0.0.1:8000", true), ("http://127.255.0.9", true),
        ("http://[::1]:8080/v1", true),
        ("http://localhost.example", false), ("http://127.0.0.1.example", false), ("http://127.0.0.1.5", false),
        ("http://127.0.0.256", false),
        ("http://127.evil", false), ("http://128.0.0.1", false), ("http://0.0.0.0", false), ("http://[::2]", false),
        ("http://127.0.0.1@example.org", false),
        ("http://example.org/localhost", false), ("http://10.127.0.1", false),
    ])
    func knowsLoopback(_ text: String, isLoopback: Bool) throws {
        #expect(try #require(WebAddress(text)).isLoopback == isLoopback)
    }

    @Test(arguments: [
        "https://api.example.com/v1", "https://8.8.8.8", "https://172.32.0.1", "https://100.128.0.1", "https://[2001:db8::1]:443",
        "https://localhost.example.com",
    ])
    func takesForPublicWhatAnybodyCanReach(_ text: String) throws { #expect(try #require(WebAddress(text)).isPublic) }

    @Test(arguments: [
        "http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000", "https://10.1.2.3", "https://172.16.0.1",
        "https://192.168.1.7:8000",
        "https://169.254.169.254", "https://100.64.0.1", "https://0.0.0.0", "https://[fd00::1]", "https://[fe80::1]",
        "https://[::ffff:8.8.8.8]",
        "https://[2::1]", "https://gpu-box", "https://gpu.local", "https://gpu.lan", "https://gpu.corp.internal", "https://gpu.home.arpa",
        "https://app.localhost", "https://0x7f.1", "https://2130706433", "https://127.1", "https://1.2.3.4.5", "https://999.1.1.1",
        "https://224.0.0.1",
    ])
    func takesForPrivateWhatIsNotClearlyPublic(_ text: String) throws { #expect(try !#require(WebAddress(text)).isPublic) }
}
