#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Sockets that listen on this machine's own addresses only.
package struct Loopback: Sendable {
    package let port: Int
    let listeners: [Descriptor]

    private struct Failed: Error {
        let code = errno
    }

    /// - Parameter port: 0 takes a free one.
    package init(port: Int) throws(LoopbackError) {
        var (listener, taken): (Descriptor, Int)
        var second: Descriptor?
        var triesLeft = port == 0 ? 16 : 1
        while true {
            do throws(Failed) { (listener, taken) = try Self.listenIPv4(port) } catch { throw LoopbackError(code: error.code, port: port) }
            do throws(Failed) {
                second = try Self.listenIPv6(taken)
                break
            } catch {
                // Browsers ask ::1 first for `localhost`: whoever listens there would get what is meant for this server.
                guard error.code == EADDRINUSE else { break }
                triesLeft -= 1
                if triesLeft == 0 { throw .portInUse(taken) }
            }
        }
        self.port = taken
        listeners = [listener] + (second.map { [$0] } ?? [])
    }

    private static func listenIPv4(_ port: Int) throws(Failed) -> (Descriptor, Int) {
        let socket = try streamSocket(AF_INET)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        try listen(socket, &address)
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func listenIPv6(_ port: Int) throws(Failed) -> Descriptor {
        let socket = try streamSocket(AF_INET6)
        var yes: Int32 = 1
        setsockopt(socket.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = UInt16(port).bigEndian
        address.sin6_addr = in6addr_loopback
        try listen(socket, &address)
        return socket
    }

    private static func streamSocket(_ family: Int32) throws(Failed) -> Descriptor {
        #if canImport(Glibc)
        let number = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let number = socket(family, SOCK_STREAM, 0)
        #endif
        guard number >= 0 else { throw Failed() }
        var yes: Int32 = 1
        // So that a restart need not wait for the connections of the last run to be forgotten.
        setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        return Descriptor(number)
    }

    private static func listen<Address>(_ socket: Descriptor, _ address: inout Address) throws(Failed) {
        var length = socklen_t(MemoryLayout<Address>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket.number, $0, length) == 0 && systemListen(socket.number) == 0 && getsockname(socket.number, $0, &length) == 0
            }
        }
        guard isBound else { throw Failed() }
    }
}

private func systemListen(_ number: Int32) -> Int32 { listen(number, 512) }
