/// The headers of a reply that evidence may hold; all others stay out, whatever they are.
package enum HeaderPolicy {
    private static let allowed: Set<String> = [
        "content-type", "content-length", "content-encoding", "transfer-encoding", "date", "server", "via", "allow", "location",
        "retry-after", "retry-after-ms", "ratelimit", "ratelimit-policy", "www-authenticate", "x-should-retry", "x-request-id",
        "request-id",
        "cf-ray", "cf-mitigated", "openai-version", "openai-processing-ms", "x-accel-buffering", "cache-control",
    ]
    private static let longestValue = 256
    private static let most = 64

    package static func allows(_ name: String) -> Bool {
        let name = name.asciiLowercased
        return allowed.contains(name) || name.utf8.count <= 64 && isLimit(name)
    }

    /// `x-ratelimit-remaining-tokens` and its kin.
    private static func isLimit(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0.isTokenByte }
            && (name.hasPrefix("x-ratelimit-") || name.hasPrefix("ratelimit-") || name.hasPrefix("x-rate-limit-")
                || name.hasPrefix("anthropic-ratelimit-"))
    }

    /// Lower-case names in their order, values scrubbed and cut; a location without its query, which may bear a session.
    package static func kept(_ headers: [(name: String, value: String)], scrubber: Scrubber) -> [(name: String, value: String)] {
        headers.filter { allows($0.name) }.prefix(most).map { name, value in
            let name = name.asciiLowercased
            let value = name == "location" ? String(value.prefix { $0 != "?" && $0 != "#" }) : value
            return (name, scrubber.excerpt(of: value, limit: longestValue).text)
        }
    }
}
