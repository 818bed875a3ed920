/// An article, ready for a template.
package struct Article: Sendable, Hashable {
    /// A section as the table of contents names it.
    package struct Heading: Sendable, Hashable {
        package var level: Int
        package var id: String
        package var text: String
    }

    package var title: String
    /// The first paragraph after the title, without marks.
    package var summary: String?
    /// Everything but the title.
    package var html: String
    /// Headings of level 2 and 3, in order; not those in quotations and lists.
    package var contents: [Heading]
}
