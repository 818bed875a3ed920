#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// POSIX sockets on 127.0.0.1 with the differences of the platforms smoothed.
package enum Socket {
    package struct Failed: Error { package var code = errno }

    /// A listener on a free port.
    package static func listen(backlog: Int32 = 256) throws(Failed) -> (descriptor: Int32, port: Int) {
        #if canImport(Darwin)
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #endif
        guard descriptor >= 0 else { throw Failed() }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound, systemListen(descriptor, backlog) == 0 else {
            close(descriptor)
            throw Failed()
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Starts to connect and does not wait.
    package static func connect(port: Int) -> Int32 {
        #if canImport(Darwin)
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #endif
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var address = loopback(port: UInt16(port))
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                systemConnect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return descriptor
    }

    /// `false` when the other side is gone.
    static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            #if canImport(Darwin)
            let flags: Int32 = 0
            #else
            let flags = Int32(MSG_NOSIGNAL)
            #endif
            let sent = bytes.withUnsafeBytes { systemSend(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done, flags) }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            done += sent
        }
        return true
    }

    /// Empty at the end or after an error.
    static func receive(from descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
    }

    /// `true` when the other side ended its half, or this side ended it all, before the time was over; bytes that come do not count.
    static func waitForEnd(_ descriptor: Int32, milliseconds: Int) -> Bool {
        #if canImport(Darwin)
        // Darwin has no POLLRDHUP: look for the end behind what came, now and then.
        var byte: UInt8 = 0
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        repeat {
            let count = recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT)
            if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { return true }
            usleep(useconds_t(min(5, max(1, milliseconds)) * 1000))
        } while deadline > .now
        return false
        #else
        // POLLRDHUP, which glibc hides from Swift.
        var entry = pollfd(fd: descriptor, events: 0x2000, revents: 0)
        return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
        #endif
    }

    /// Negative when there is none.
    static func accept(_ listener: Int32) -> Int32 {
        let connection = systemAccept(listener)
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        return connection
    }

    static func setUp(_ descriptor: Int32) {
        var yes: Int32 = 1
        // So that no thread outlives a test that forgot to stop its server.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
        setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// The next close sends a reset.
    static func armReset(_ descriptor: Int32) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    static func halfClose(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Wakes whoever reads, writes or accepts there.
    static func end(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_RDWR)) }

    package static func free(_ descriptor: Int32) { close(descriptor) }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(descriptor, bytes, count, flags)
}
private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
    connect(descriptor, address, length)
}
