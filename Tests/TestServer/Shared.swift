import Synchronization

/// A value that many closures may change; a local `Mutex` cannot leave its scope.
package final class Shared<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    package init(_ value: Value) { mutex = Mutex(value) }

    package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        mutex.withLock { value in
            body(&value)
        }
    }
}
