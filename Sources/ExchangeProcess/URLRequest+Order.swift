import Foundation
import Probing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension URLRequest {
    /// `nil` where Foundation reads another host or scheme out of the address than the guard did.
    init?(_ order: WorkerOrder) {
        guard let url = URL(string: order.address), let scheme = url.scheme, order.address.hasPrefix("\(scheme)://"),
            let host = url.host?.lowercased(), host == order.host || "[\(host)]" == order.host
        else { return nil }
        self.init(url: url)
        // The parent's clocks are finer; this only ends what they missed.
        timeoutInterval = (order.time / .seconds(1)).rounded(.up) + 10
        httpMethod = order.method.rawValue
        httpShouldHandleCookies = false
        setValue("compat-matrix", forHTTPHeaderField: "User-Agent")
        setValue("en", forHTTPHeaderField: "Accept-Language")
        for field in order.headers.fields {
            setValue(field.value, forHTTPHeaderField: field.name)
        }
        setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        if !order.body.isEmpty { httpBody = Data(order.body) }
    }
}

extension URLSessionConfiguration {
    /// Without cookies, caches, stored passwords and (where that is heeded) proxies.
    static func bare(time: TimeInterval) -> URLSessionConfiguration {
        let result = URLSessionConfiguration.ephemeral
        result.httpCookieStorage = nil
        result.httpShouldSetCookies = false
        result.httpCookieAcceptPolicy = .never
        result.urlCache = nil
        result.requestCachePolicy = .reloadIgnoringLocalCacheData
        result.urlCredentialStorage = nil
        result.connectionProxyDictionary = [:]
        result.timeoutIntervalForRequest = time
        return result
    }
}
