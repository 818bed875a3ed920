extension HTTPClient {
    /// With workers of its own, which end with it. Clients for several keys share an `ExchangeWorkers` instead.
    package static func workers(
        executable: String = ExchangeWorkers.ownExecutable, arguments: [String] = ["exchange-worker"], keyGuard: KeyGuard, most: Int = 16
    ) -> HTTPClient {
        ExchangeWorkers(executable: executable, arguments: arguments, most: most).client(keyGuard: keyGuard)
    }
}
