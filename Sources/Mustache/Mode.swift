/// What becomes of names and templates that do not exist.
package enum Mode: Sendable {
    /// They show as nothing, as the Mustache specification wants.
    case specification
    /// They are errors, and so is showing a list or an object as text. A name that is present but null shows as nothing.
    case strict
}
