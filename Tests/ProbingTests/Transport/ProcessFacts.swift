import Foundation
import Testing

@testable import Probing

/// What the kernel says of a process (Linux).
enum ProcessFacts {
    static func file(_ name: String, of id: pid_t) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "/proc/\(id)/\(name)")), as: UTF8.self)
    }

    /// `Z` is a zombie; `nil` when there is none of that number.
    static func state(of id: pid_t) -> Character? {
        (try? file("stat", of: id))?.split(separator: ")").last?.first { $0 != " " }
    }

    /// A value of `status`, in kilobytes.
    static func kilobytes(_ name: String, of id: pid_t) -> Int? {
        (try? file("status", of: id))?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            .flatMap { Int($0.filter(\.isNumber)) }
    }

    /// A process whose first thread is a zombie keeps its descriptors until the last is.
    static func threadCount(of id: pid_t) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task").count) ?? 0
    }

    static func descriptors(of id: pid_t) throws -> [String] {
        let folder = "/proc/\(id)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
    }

    /// Children of this process that run the worker, or are dead and not waited for.
    static func children() throws -> [pid_t] {
        let own = getpid()
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter { id in
            guard let stat = try? file("stat", of: id), let rest = stat.split(separator: ")").last else { return false }
            return rest.split(separator: " ").dropFirst().first.flatMap { pid_t($0) } == own
        }
    }
}
