import Records

/// Decides whether a request may leave: a key goes over https, or to loopback, and only to hosts that the record lists (DESIGN.md, rule 7).
package struct KeyGuard: Sendable {
    /// As `WebAddress.host` gives them: lower case, without port.
    package var hosts: Set<String>
    /// For one run only, and only because a person said so.
    package var allowsPlainHTTP: Bool

    package init(hosts: Set<String>, allowsPlainHTTP: Bool = false) {
        self.hosts = hosts
        self.allowsPlainHTTP = allowsPlainHTTP
    }

    /// `nil` where it may be sent. Without a key any host may be asked, but no request may smuggle anything.
    package func refusal(of request: HTTPRequest) -> ForbiddenReason? {
        let address = request.address
        let authority = address.text.dropFirst(address.scheme.utf8.count + 3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.contains("@") { return .credentialsInAddress }
        for field in request.headers.fields {
            if !field.isSafe { return .unsafeHeader(Redaction.words(field.name)) }
            if field.isReserved { return .reservedHeader(field.name) }
            if field.isForKeys { return .keyInHeader(field.name) }
        }
        return request.credential.flatMap { refusal(of: $0, in: request) }
    }

    private func refusal(of credential: Credential, in request: HTTPRequest) -> ForbiddenReason? {
        let address = request.address
        let field = HTTPHeaders.Field(name: credential.header, value: credential.prefix)
        if !field.isSafe { return .unsafeHeader(Redaction.words(credential.header)) }
        if field.isReserved || request.headers[credential.header] != nil { return .reservedHeader(credential.header) }
        if !hosts.contains(address.host) { return .hostNotListed(address.host) }
        if address.scheme != "https", !address.isLoopback, !allowsPlainHTTP { return .plainHTTP(address.host) }
        if credential.key.occurs(in: address.text) { return .keyInAddress }
        if let field = request.headers.fields.first(where: { credential.key.occurs(in: $0.name) || credential.key.occurs(in: $0.value) }) {
            return .keyInHeader(credential.key.occurs(in: field.name) ? "with the key as its name" : field.name)
        }
        return credential.key.occurs(in: request.body) ? .keyInBody : nil
    }
}
