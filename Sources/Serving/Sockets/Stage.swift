import Synchronization
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is being shown: written by whoever builds, read by the server.
package final class Stage: Sendable {
    private struct State {
        var site: Snapshot
        var problems: Problems
        var openPages: Set<String> = []
        var isOver = false
    }

    private let state: Mutex<State>
    let wakeUp: Descriptor
    private let bell: Descriptor

    package init(_ site: Snapshot, _ problems: Problems) throws(LoopbackError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .failed(0, reason: String(cString: strerror(errno))) }
        (wakeUp, bell) = (Descriptor(ends[0]), Descriptor(ends[1]))
        state = Mutex(State(site: site, problems: problems))
    }

    /// - Parameter site: `nil` keeps the one that is shown.
    package func show(_ site: Snapshot?, _ problems: Problems) {
        state.withLock { state in
            if let site { state.site = site }
            state.problems = problems
        }
        ring()
    }

    /// Shows a site of which not all is made yet. What was wrong with the one before is not said of it.
    package func show(unfinished site: Snapshot) {
        state.withLock { state in
            state.site = site
            if case .errors = state.problems { state.problems = .none }
        }
        ring()
    }

    /// The paths of the pages that somebody looks at.
    package internal(set) var openPages: Set<String> {
        get { state.withLock(\.openPages) }
        set { state.withLock { $0.openPages = newValue } }
    }

    /// Ends the server.
    package func end() {
        state.withLock { $0.isOver = true }
        ring()
    }

    package var isOver: Bool { state.withLock(\.isOver) }
    var current: (site: Snapshot, problems: Problems) { state.withLock { ($0.site, $0.problems) } }

    /// A full pipe rings already.
    private func ring() { _ = write(bell.number, [1], 1) }

    func hush() {
        var buffer = [UInt8](repeating: 0, count: 512)
        while read(wakeUp.number, &buffer, buffer.count) > 0 {}
    }
}
