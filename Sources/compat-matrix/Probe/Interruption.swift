import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs asynchronous work for a command. The first Ctrl-C (or SIGTERM) cancels it, so that what is finished is kept; the second ends the
/// program.
func runUntilInterrupted<Value: Sendable>(_ work: @escaping @Sendable () async -> Value, onInterrupt: @escaping @Sendable () -> Void)
    -> (value: Value?, isInterrupted: Bool)
{
    let outcome = Outcome<Value>()
    let task = Task {
        outcome.value.withLock { [result = await work()] in $0 = result }
        outcome.done.signal()
    }
    let signals = TerminationSignals { number in
        // From here on the system's own answer counts.
        signal(number, SIG_DFL)
        outcome.isInterrupted.withLock { $0 = true }
        onInterrupt()
        task.cancel()
    }
    outcome.done.wait()
    signals.cancel()
    return (outcome.value.withLock { $0 }, outcome.isInterrupted.withLock { $0 })
}

private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
    let isInterrupted = Mutex(false)
    let done = DispatchSemaphore(value: 0)
}
