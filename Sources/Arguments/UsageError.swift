/// What is wrong with the arguments, in one sentence, and where to read on. The exit status is the caller's.
package struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
    package var message: String
    /// e.g. `see 'compat-matrix build --help'`.
    package var hint: String

    package var description: String { message }
}
