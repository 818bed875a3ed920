import Testing

@testable import Probing

extension TransportTests {
    /// libcurl's own words, since on Linux most errors have the code -1.
    struct WordsTests {
        @Test(arguments: [
            ("SSL certificate problem: self-signed certificate", Exchange.Failure.tls(.unknownAuthority)),
            ("SSL certificate problem: unable to get local issuer certificate", .tls(.unknownAuthority)),
            ("SSL certificate problem: certificate has expired", .tls(.expired)),
            ("SSL certificate problem: certificate is not yet valid", .tls(.expired)),
            ("SSL: no alternative certificate subject name matches target host name 'a.example'", .tls(.wrongHost)),
            ("OpenSSL/3.0.15: error:0A00010B:SSL routines::wrong version number", .tls(.handshake)),
            ("OpenSSL SSL_connect: Connection reset by peer in connection to a.example:443", .tls(.handshake)),
            ("transfer closed with 47 bytes remaining to read", .closed(.afterStatus)),
            ("Send failure: Broken pipe", .reset(.afterStatus)),
            ("Something new", .other("Something new")),
        ])
        func readsTheWordsOfTheLibrary(_ words: String, failure: Exchange.Failure) {
            #expect(Exchange.Failure(code: -1, words: words, .afterStatus) == failure)
        }
    }
}
