/// How long and how large an exchange may get.
package struct TransferLimits: Sendable, Hashable {
    /// Until something of the request was taken or something came back. URLSession on Linux tells only of a body that it sends, so a
    /// request without one falls under `idle` there.
    package var connect: Duration = .seconds(10)
    /// Since the last data, or since the start.
    package var idle: Duration = .seconds(30)
    package var total: Duration = .seconds(120)
    /// Checked once they are complete; before that libcurl ends them at 300 KB in all or 100 KB a line (measured with 7.88.1).
    package var headers = 64 << 10
    /// As unpacked, should the server compress against our wish.
    package var body = 16 << 20
    package var arrivals = 8192

    package init() {}
}
