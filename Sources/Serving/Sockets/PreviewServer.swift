#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Answers browsers on this machine, all in one thread, until the stage ends.
package struct PreviewServer {
    private let loopback: Loopback
    private let stage: Stage
    private let limits: ServerLimits
    private let responder: Responder
    private var connections: [Int32: Connection] = [:]
    private var site: Snapshot
    private var problems: Problems
    private var nextHeartbeat: Connection.Instant
    /// While the system has no descriptor to give.
    private var acceptsAgain: Connection.Instant

    package init(_ loopback: Loopback, _ stage: Stage, limits: ServerLimits = ServerLimits()) {
        self.loopback = loopback
        self.stage = stage
        self.limits = limits
        responder = Responder(port: loopback.port)
        (site, problems) = stage.current
        nextHeartbeat = .now + limits.heartbeat
        acceptsAgain = .now
    }

    package mutating func run() {
        while !stage.isOver {
            let isOpen = connections.count < limits.connections && acceptsAgain <= .now
            var entries = [pollfd(fd: stage.wakeUp.number, events: Int16(POLLIN), revents: 0)]
            if isOpen { entries += loopback.listeners.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) } }
            let listening = entries.count
            entries += connections.values.map { pollfd(fd: $0.descriptor.number, events: $0.events, revents: 0) }
            // Often enough for every deadline.
            _ = poll(&entries, nfds_t(entries.count), 250)
            let now = ContinuousClock.now
            if entries[0].revents != 0 { changeScene(now) }
            for entry in entries[listening...] where entry.revents != 0 {
                if let connection = connections[entry.fd] { serve(connection, entry.revents, now) }
            }
            connections = connections.filter { $0.value.phase != .ended }
            for entry in entries[1..<listening] where entry.revents != 0 { accept(entry.fd, now) }
            keepTime(now)
            stage.openPages = Set(connections.values.compactMap(\.page))
        }
    }

    private mutating func accept(_ listener: Int32, _ now: Connection.Instant) {
        while connections.count < limits.connections {
            let number = systemAccept(listener)
            guard number >= 0 else {
                if errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS { acceptsAgain = now + .milliseconds(100) }
                return
            }
            var yes: Int32 = 1
            setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            connections[number] = Connection(Descriptor(number), limits: limits, now: now)
        }
        // Somebody may wait outside.
        for connection in connections.values where connection.isIdle { connection.phase = .ended }
        connections = connections.filter { $0.value.phase != .ended }
    }

    private func serve(_ connection: Connection, _ ready: Int16, _ now: Connection.Instant) {
        if ready & Int16(POLLERR | POLLNVAL) != 0 {
            connection.phase = .ended
            return
        }
        if ready & Int16(POLLIN | POLLHUP) != 0 { connection.receive(now: now) }
        if ready & Int16(POLLOUT) != 0 { connection.send(now: now) }
        // Several requests may have come at once; each answer waits for the one before.
        while connection.phase == .reading, !connection.input.isEmpty {
            switch RequestHead.read(connection.input) {
            case .incomplete: return
            case .refused(let status):
                send(.sentence(status, status.phrase, endsConnection: true), on: connection, closes: true, now)
            case .complete(let head, let length):
                connection.drop(length)
                switch responder.answer(head, from: site) {
                case .response(let response):
                    send(response, on: connection, closes: response.endsConnection || head.wantsClose, now)
                case .events(let page): startEvents(on: connection, page, now)
                }
            }
        }
    }

    private func send(_ response: Response, on connection: Connection, closes: Bool, _ now: Connection.Instant) {
        connection.phase = .sending
        connection.endsAfterSending = closes
        connection.put(response.head(date: HTTPDate.text(unixTime: time(nil)), closes: closes)[...], now: now)
        if !response.isHeadOnly, response.status != .notModified { connection.put(response.body, now: now) }
        connection.send(now: now)
    }

    private func startEvents(on connection: Connection, _ page: String, _ now: Connection.Instant) {
        connection.phase = .events(page: page)
        let lines = [
            "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
            "Cross-Origin-Resource-Policy: same-origin", "Connection: close", "", "retry: 500\n\n",
        ]
        connection.put(Array(lines.joined(separator: "\r\n").utf8)[...], now: now)
        tell(connection, page, now)
    }

    private func tell(_ connection: Connection, _ page: String, _ now: Connection.Instant) {
        connection.put((problems.event + Problems.event("revision", site.revision(of: page)))[...], now: now)
        connection.send(now: now)
    }

    private mutating func changeScene(_ now: Connection.Instant) {
        stage.hush()
        (site, problems) = stage.current
        for connection in connections.values {
            if case .events(let page) = connection.phase { tell(connection, page, now) }
        }
    }

    private mutating func keepTime(_ now: Connection.Instant) {
        for connection in connections.values where connection.deadline.map({ $0 < now }) ?? false {
            if connection.phase == .reading, !connection.input.isEmpty {
                send(.sentence(.requestTimeout, "The request took too long.", endsConnection: true), on: connection, closes: true, now)
            } else {
                connection.phase = .ended
            }
        }
        if nextHeartbeat < now {
            nextHeartbeat = now + limits.heartbeat
            for connection in connections.values {
                guard case .events = connection.phase, !connection.hasOutput else { continue }
                connection.put(Array(":\n\n".utf8)[...], now: now)
                connection.send(now: now)
            }
        }
        connections = connections.filter { $0.value.phase != .ended }
    }
}

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
