/// Who may ask: a browser on this machine that was sent here by the address of this server. A foreign name that resolves to 127.0.0.1 (DNS
/// rebinding) and a page of another origin may not.
package struct HostPolicy: Sendable {
    private let hosts: Set<String>

    package init(port: Int) {
        let names = ["localhost", "127.0.0.1", "[::1]"]
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    }

    /// - Returns: why the request is refused; `nil` when it is not.
    package func refusal(of head: RequestHead, authority: String?) -> Response? {
        let named = head.values(of: "host")
        guard named.count <= 1, named.count == 1 || !head.isVersion11 else {
            return .sentence(.badRequest, "A request has exactly one Host field.", endsConnection: true)
        }
        guard let host = authority ?? named.first, hosts.contains(host.lowercased()) else {
            return .sentence(.forbidden, "This preview answers only to localhost, 127.0.0.1 and [::1] with its port.", endsConnection: true)
        }
        guard head.values(of: "origin").allSatisfy({ isOwn(origin: $0.lowercased()) }), isOwn(fetch: head) else {
            return .sentence(.forbidden, "This preview is not for pages of other origins.", endsConnection: true)
        }
        return nil
    }

    private func isOwn(origin: String) -> Bool {
        origin.hasPrefix("http://") && hosts.contains(String(origin.dropFirst("http://".count)))
    }

    /// A link from another site may lead here; an image, frame or script there may not come from here.
    private func isOwn(fetch head: RequestHead) -> Bool {
        guard let site = head.value(of: "sec-fetch-site") else { return true }
        if site == "same-origin" || site == "none" { return true }
        return head.value(of: "sec-fetch-mode") == "navigate" && head.value(of: "sec-fetch-dest") == "document"
    }
}
