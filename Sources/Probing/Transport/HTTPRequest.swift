import Records

/// What one exchange sends. A key is no header here but a `Credential`, so that the guard sees it and a summary leaves it out.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    package var method: Method
    package var address: WebAddress
    package var headers: HTTPHeaders
    package var body: [UInt8]
    package var credential: Credential?

    package init(
        _ method: Method, _ address: WebAddress, headers: HTTPHeaders = [:], body: [UInt8] = [], credential: Credential? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.credential = credential
    }

    package var summary: Summary {
        Summary(
            method: method, address: Redaction.address(address.text, hiding: credential?.key), headers: headers, bodyCount: body.count,
            credentialHeader: credential?.header)
    }

    /// What may be kept and shown of a request.
    package struct Summary: Sendable, Hashable {
        package let method: Method
        /// Without user, password and query.
        package let address: String
        package let headers: HTTPHeaders
        package let bodyCount: Int
        package let credentialHeader: String?
    }
}
