/// What one client may cost.
package struct ServerLimits: Sendable {
    package var connections = 512
    /// From the first byte of a request (or from the connection) to the end of its head.
    package var head: Duration = .seconds(5)
    /// Between two requests.
    package var idle: Duration = .seconds(30)
    /// Without one byte that the other side takes.
    package var progress: Duration = .seconds(15)
    /// For the other side to end after the last answer.
    package var drain: Duration = .seconds(1)
    /// Between two signs of life to those who wait for events.
    package var heartbeat: Duration = .seconds(15)

    package init() {}
}
