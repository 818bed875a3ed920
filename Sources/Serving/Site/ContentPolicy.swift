/// The content security policy that a page names in a `meta` element.
package enum ContentPolicy {
    /// Where the policy stands in a page.
    static func place(in page: [UInt8]) -> Range<Int>? {
        guard let name = page.firstRange(of: Array("http-equiv=\"Content-Security-Policy\"".utf8)) else { return nil }
        let rest = page[name.upperBound...]
        guard let start = rest.firstRange(of: Array("content=\"".utf8)),
            let end = page[start.upperBound...].firstIndex(of: UInt8(ascii: "\"")),
            !page[name.upperBound..<start.lowerBound].contains(UInt8(ascii: ">"))
        else { return nil }
        return start.upperBound..<end
    }

    /// A policy that also allows some sources. A directive that is absent takes over what the default allows.
    package static func allowing(_ policy: String, _ additions: [(directive: String, source: String)]) -> String {
        var directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
        for (name, source) in additions {
            if let place = directives.firstIndex(where: { $0[0].lowercased() == name }) {
                directives[place] = directives[place].filter { $0 != "'none'" } + [source]
            } else if let fallback = directives.first(where: { $0[0].lowercased() == "default-src" }) {
                directives.append([name] + fallback.dropFirst().filter { $0 != "'none'" } + [source])
            }
        }
        return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
    }
}
