import Foundation
import Probing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension Transfer: URLSessionDataDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        connected()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
        redirected(response)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        received(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        receivedLate(dataTask.response)
        received([UInt8](data))
    }

    /// On Linux a 401 with `WWW-Authenticate` asks here once its body is complete, and waits for ever for an answer other than to give up
    /// (measured), so that is where the reply ends. Elsewhere it asks before the reply, and for the server's certificate, which the
    /// system then checks as ever.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if canImport(FoundationNetworking)
        end(.complete)
        completionHandler(.cancelAuthenticationChallenge, nil)
        #else
        completionHandler(.performDefaultHandling, nil)
        #endif
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let error else {
            receivedLate(task.response)
            return end(.complete)
        }
        end(.failed(code: (error as? URLError)?.code.rawValue ?? 0, words: error.localizedDescription))
    }

    /// On Linux a redirect whose place is missing or unreadable is never announced (measured), but the task knows of it.
    private func receivedLate(_ response: URLResponse?) {
        if let response, !hasHead { received(response) }
    }

    private func received(_ response: URLResponse) {
        guard let response = response as? HTTPURLResponse else { return }
        if [301, 302, 303, 307, 308].contains(response.statusCode), response.value(forHTTPHeaderField: "Location") != nil {
            redirected(response)
        } else {
            received(status: response.statusCode, headers: HTTPHeaders(response))
        }
    }

    private func redirected(_ response: HTTPURLResponse) {
        end(.redirected(to: response.value(forHTTPHeaderField: "Location") ?? "", status: response.statusCode))
    }
}

extension HTTPHeaders {
    fileprivate init(_ response: HTTPURLResponse) {
        let fields = response.allHeaderFields.compactMap { name, value in
            (name as? String).map { (name: $0, value: String(describing: value)) }
        }
        self.init(fields.sorted { $0.name.lowercased().utf8.lexicographicallyPrecedes($1.name.lowercased().utf8) })
    }
}
