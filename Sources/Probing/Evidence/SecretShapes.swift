/// Keys that are not ours, known by how keys begin or by the words before them.
enum KeyShapes {
    private static let prefixes: [StaticString] = [
        "sk-", "sk_", "pk-", "pk_", "rk_", "hf_", "gsk_", "xai-", "AIza", "pplx-", "nvapi-", "csk-", "fw_", "r8_", "tgp_v1_", "dapi",
        "rpa_",
        "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "AKIA", "ASIA", "eyJ", "ya29.",
    ]

    static func mark(_ marks: inout Marks) {
        let bytes = marks.bytes
        var done = 0
        for index in bytes.indices where index >= done && bytes.startsToken(at: index) {
            for prefix in prefixes where bytes.hasExactly(prefix, at: index) {
                let rest = index + prefix.utf8CodeUnitCount
                // The points are those of a JSON web token.
                let end = bytes.end(from: rest, limit: 4096) {
                    $0.isTokenByte || $0 == UInt8(ascii: ".") && bytes.hasExactly("ey", at: index)
                }
                if end - rest >= 8 {
                    marks.add(index..<end, .key)
                    done = end
                } else {
                    let masked = Mask.end(in: bytes, from: min(end, bytes.count - 1))
                    if masked > end { marks.add(index..<bytes.end(from: masked, limit: 64, while: \.isTokenByte), .key) }
                }
            }
            for scheme in ["bearer", "basic"] as [StaticString] where bytes.has(scheme, at: index) {
                credentials(after: scheme, at: index, &marks)
            }
        }
    }

    /// The credentials of RFC 9110, section 11.4; a word of letters alone is prose ("bearer authentication").
    private static func credentials(after scheme: StaticString, at index: Int, _ marks: inout Marks) {
        let bytes = marks.bytes
        let after = index + scheme.utf8CodeUnitCount
        let start = bytes.end(from: after, limit: 8) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "+") }
        guard start > after else { return }
        let end = bytes.end(from: start, limit: 4096) { $0.isTokenByte || "._~+/=".utf8.contains($0) }
        if isCredential(bytes[start..<end]) { marks.add(start..<end, .key) }
    }

    static func isCredential(_ word: ArraySlice<UInt8>) -> Bool {
        word.count >= 20 || word.count >= 6 && (word.contains(where: \.isDigit) || word.last == UInt8(ascii: "="))
    }
}

/// Values whose name says what they are: `"user_id": "..."`, `api_key=...`.
enum NamedFields {
    private static let keyNames: [StaticString] = [
        "api_key", "api-key", "apikey", "x-api-key", "access_token", "access-token", "auth_token", "client_secret", "password", "secret",
        "token", "key", "authorization",
    ]
    private static let accountNames: [StaticString] = [
        "user_id", "userid", "org_id", "orgid", "organization_id", "organisation_id", "project_id", "account_id", "accountid", "team_id",
        "workspace_id", "tenant_id", "customer_id", "subscription_id", "user_name", "username", "email",
    ]

    static func mark(_ marks: inout Marks) {
        let bytes = marks.bytes
        var index = 0
        while index < bytes.count {
            var end = bytes.end(from: index, while: \.isTokenByte)
            if end > index, end - index <= 16, let value = value(in: bytes, after: end) {
                if isOne(of: keyNames, bytes[index..<end]) {
                    // "key: invalid" is prose; a value of digits and letters is none.
                    if KeyShapes.isCredential(bytes[value]) {
                        marks.add(value, .key)
                        end = value.upperBound
                    }
                } else if isOne(of: accountNames, bytes[index..<end]), !isOne(of: ["null", "none", "true", "false"], bytes[value]) {
                    marks.add(value, .account)
                    end = value.upperBound
                }
            }
            index = max(end, index + 1)
        }
    }

    private static func isOne(of names: [StaticString], _ word: ArraySlice<UInt8>) -> Bool {
        names.contains { $0.utf8CodeUnitCount == word.count && Array(word).has($0, at: 0) }
    }

    /// What stands behind `=` or `:`, in quotes or not; the quotes may be escaped, as in JSON within JSON.
    private static func value(in bytes: [UInt8], after end: Int) -> Range<Int>? {
        let isQuote = { (byte: UInt8) in "\"'`\\ ".utf8.contains(byte) }
        let sign = bytes.end(from: end, limit: 8, while: isQuote)
        guard sign < bytes.count, bytes[sign] == UInt8(ascii: ":") || bytes[sign] == UInt8(ascii: "=") else { return nil }
        let start = bytes.end(from: sign + 1, limit: 8, while: isQuote)
        let stop = bytes.end(from: start, limit: 512) { $0.isTokenByte || "._~+/=@|:".utf8.contains($0) || $0 >= 0x80 }
        return stop > start ? start..<stop : nil
    }
}

/// Names of accounts by their form: `org-...`, `user_...`, `proj_...`.
enum AccountShapes {
    private static let prefixes: [StaticString] = [
        "org-", "org_", "user-", "user_", "proj-", "proj_", "acct-", "acct_", "team-", "team_", "cus_", "ws-", "ws_", "wrkspc_", "tenant-",
    ]

    static func mark(_ marks: inout Marks) {
        let bytes = marks.bytes
        for index in bytes.indices where bytes.startsToken(at: index) {
            for prefix in prefixes where bytes.has(prefix, at: index) {
                let start = index + prefix.utf8CodeUnitCount
                let end = bytes.end(from: start, limit: 128, while: \.isTokenByte)
                let name = bytes[start..<end]
                // "user-defined" and "org_name" are words: a name has a digit, or is long and in one piece.
                if name.count >= 6 && name.contains(where: \.isDigit) || name.count >= 20 && name.allSatisfy(\.isAlphanumeric) {
                    marks.add(index..<end, .account)
                }
            }
        }
    }
}
