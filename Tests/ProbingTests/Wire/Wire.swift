import StrictJSON
import Testing

@testable import Probing

/// The JSON value of a text in a test.
func json(_ text: String) throws -> JSONValue {
    try #require(WireBody(Array(text.utf8))?.value, "\(text)")
}
