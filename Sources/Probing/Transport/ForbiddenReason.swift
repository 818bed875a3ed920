/// Why a request must not leave; each names what a person can change.
package enum ForbiddenReason: Sendable, Hashable {
    case address
    case credentialsInAddress
    case hostNotListed(String)
    case plainHTTP(String)
    case keyInAddress, keyInHeader(String), keyInBody
    case unsafeHeader(String)
    /// A header that the client writes itself.
    case reservedHeader(String)
    /// Out of credit or over the day's cap.
    case keyStopped(String)
}

extension ForbiddenReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .address: "the address is not one that the HTTP library reads the same way"
        case .credentialsInAddress: "the address holds a user name or a password"
        case .hostNotListed(let host): "the record does not list \(host) as a host for this key"
        case .plainHTTP(let host): "a key goes to \(host) only over https"
        case .keyInAddress: "the address holds the key"
        case .keyInHeader(let name): "the header \(name) may only carry a key that the guard knows of"
        case .keyInBody: "the body holds the key"
        case .unsafeHeader(let name): "the header \(name) has bytes that no header may have"
        case .reservedHeader(let name): "the header \(name) is written by the client"
        case .keyStopped(let name): "the key of \(name) is out of credit or over its cap"
        }
    }
}
