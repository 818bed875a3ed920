#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Waits for changes below some folders: told by the kernel where it can (inotify), else by looking twice a second.
package struct FolderWatcher {
    package enum Method: Sendable {
        case kernel, looking
    }

    /// Nothing more may come for so long before a change counts as done, but it never waits longer than `patience`.
    private static let quiet: Int32 = 60
    private static let patience: Duration = .seconds(1)
    /// What the kernel does not tell, such as a watched folder that was exchanged for another, is found by looking.
    private static let pause: Int32 = 500

    private let roots: [String]
    private var notices: Notices?
    private var state: FolderState

    package init(_ roots: [String], method: Method = .kernel) {
        self.roots = roots
        notices = method == .kernel ? Notices() : nil
        // In this order, so that what changes between the two is seen.
        let first = FolderState(roots)
        if notices?.watch(first.folders) == false { notices = nil }
        state = FolderState(roots)
        if state.folders != first.folders, notices?.watch(state.folders) == false { notices = nil }
    }

    /// - Returns: when something has changed since the last time and has been quiet for a moment, or when `isOver`.
    package mutating func wait(isOver: () -> Bool) {
        while !isOver() {
            let wasTold = notices.map { $0.wait(milliseconds: Self.pause) } ?? false
            if notices == nil { poll(nil, 0, Self.pause) }
            if wasTold { settle() }
            let now = FolderState(roots)
            guard now != state else { continue }
            if !wasTold { settle() }
            take(now)
            return
        }
    }

    /// Whether something has changed since the last time.
    package var hasChanged: Bool { (notices?.hasAny ?? true) && FolderState(roots) != state }

    /// Takes what has changed as seen, when it has been quiet for a moment.
    package mutating func catchUp() {
        settle()
        take(FolderState(roots))
    }

    private mutating func take(_ now: FolderState) {
        // New folders are watched before anybody reads what is in them.
        if notices?.watch(now.folders) == false { notices = nil }
        state = FolderState(roots)
    }

    private func settle() {
        let end = ContinuousClock.now + Self.patience
        if let notices {
            while ContinuousClock.now < end, notices.wait(milliseconds: Self.quiet) {}
        } else {
            var last = FolderState(roots)
            while ContinuousClock.now < end {
                poll(nil, 0, Self.quiet)
                let now = FolderState(roots)
                if now == last { return }
                last = now
            }
        }
    }
}
