import Testing

/// Addresses, hosts and variables that a key could reach.
struct AddressRuleTests {
    private static let notPlain = "a base URL must not carry credentials, a query or a fragment"
    private static let insecure = "a base URL must be https unless its host is loopback"

    @Test(arguments: [
        "https://api.acme.example", "https://api.acme.example:8443/v1", "http://localhost:11434/v1", "http://127.0.0.1:8000/v1",
        "http://[::1]/v1",
        "https://[2001:db8::1]/v1", "https://xn--bcher-kva.example/v1",
    ])
    func acceptsABaseURL(_ url: String) throws {
        #expect(try Self.problems(url) == [])
    }

    @Test(arguments: [
        ("http://api.acme.example/v1", insecure), ("http://localhost.example/v1", insecure), ("http://127.0.0.1.nip.example/v1", insecure),
        ("http://0.0.0.0/v1", insecure), ("http://[::2]/v1", insecure), ("https://key@api.acme.example/v1", notPlain),
        ("https://a:b@localhost/v1", notPlain),
        ("https://api.acme.example/v1?key=1", notPlain), ("https://api.acme.example/v1#top", notPlain),
        ("https://api.acme.example/v1?", notPlain),
        ("https://api.acme.example/v1/", "a base URL must not end in '/'"), ("https://api.acme.example/", "a base URL must not end in '/'"),
        ("api.acme.example/v1", "\"api.acme.example/v1\" is no http(s) URL"),
        ("ftp://localhost/v1", "\"ftp://localhost/v1\" is no http(s) URL"),
        ("https://bücher.example/v1", "\"https://bücher.example/v1\" is no http(s) URL"),
        ("https://a.example:0/v1", "\"https://a.example:0/v1\" is no http(s) URL"),
        ("https://a.example:70000", "\"https://a.example:70000\" is no http(s) URL"),
        ("https://[::1/v1", "\"https://[::1/v1\" is no http(s) URL"),
    ])
    func refusesABaseURL(_ url: String, message: String) throws {
        #expect(try Self.problems(url) == [SampleTree.provider + ":10:28 invalid-url " + message])
    }

    private static func problems(_ url: String) throws -> [String] {
        try SampleTree.minimal.replacing("https://api.acme.example/v1", with: url, in: SampleTree.provider).lines()
    }

    private static let endpoint = #""endpoint": {"#
    private static let auth = #""auth": {}"#

    @Test(arguments: [
        RuleRow(
            "base URL of the site without slash", in: SampleTree.site, "https://matrix.example/", "https://matrix.example/x",
            ["4:15 invalid-url \"https://matrix.example/x\" is no URL of a folder"],
            fix: "write a whole address that ends in '/', such as https://example.org/matrix/", nearMiss: "https://matrix.example/x/"),
        RuleRow(
            "base URL of the site with a query", in: SampleTree.site, "https://matrix.example/", "https://matrix.example/?/",
            ["4:15 invalid-url \"https://matrix.example/?/\" is no URL of a folder"]),
        RuleRow(
            "link", in: "data/labs/lab.json", #""Lab" }"#, #""Lab", "url": "javascript:alert(1)" }"#,
            ["1:25 invalid-url \"javascript:alert(1)\" is no http(s) URL"], nearMiss: #""Lab", "url": "http://lab.example/?a=b#c" }"#),
        RuleRow(
            "host with a path", in: SampleTree.provider, endpoint, #""endpoint": { "hosts": ["a.example/v1"],"#,
            ["9:27 invalid-host \"a.example/v1\" is no host name"], fix: "write a name such as api.example.org",
            nearMiss: #""endpoint": { "hosts": ["a.example"],"#),
        RuleRow(
            "host with a port", in: SampleTree.provider, endpoint, #""endpoint": { "hosts": ["a.example:443"],"#,
            ["9:27 invalid-host \"a.example:443\" is no host name"]),
        RuleRow(
            "host in capitals", in: SampleTree.provider, endpoint, #""endpoint": { "hosts": ["A.example"],"#,
            ["9:27 invalid-host \"A.example\" is no host name"]),
        RuleRow(
            "host behind credentials", in: SampleTree.provider, endpoint, #""endpoint": { "hosts": ["a@b.example"],"#,
            ["9:27 invalid-host \"a@b.example\" is no host name"]),
        RuleRow(
            "variable in small letters", in: SampleTree.provider, auth,
            #""auth": { "key_env": { "value": "acme_key", "source": "docs" } }"#,
            ["12:35 invalid-variable \"acme_key\" is no name of an environment variable"],
            nearMiss: #""auth": { "key_env": { "value": "ACME_KEY_2", "source": "docs" } }"#),
        RuleRow(
            "variable with an assignment", in: SampleTree.provider, auth, #""auth": { "key_env": { "value": "A=B", "source": "docs" } }"#,
            ["12:35 invalid-variable \"A=B\" is no name of an environment variable"]),
    ])
    func checksOtherAddresses(_ row: RuleRow) throws { try row.check() }
}
