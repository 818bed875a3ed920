/// An article in Markdown.
package struct Guide: Sendable {
    package var slug: String
    package var text: String
    package var path: String
}
