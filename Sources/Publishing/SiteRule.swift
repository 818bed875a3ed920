import Diagnostics

/// What can be wrong with prose and templates, beyond records and the template language.
package enum SiteRule: String, Rule {
    case notAParagraph = "not-a-paragraph"
    case invisibleCharacter = "invisible-character"
    case invalidGuide = "invalid-guide"
    case duplicateTemplate = "duplicate-template"
    case misplacedTemplate = "misplaced-template"

    package var explanation: (finds: String, advice: String) {
        switch self {
        case .notAParagraph:
            (
                "A note is not exactly one paragraph of Markdown.",
                "Notes stand inside table cells. Emphasis, code and links are fine; lists, headings, HTML and several paragraphs are not. Longer text belongs into a guide."
            )
        case .invisibleCharacter:
            (
                "A text holds a character that cannot be seen or that turns text around.",
                "Such characters can make a page say something else than the record seems to. Remove it; an emoji made of several parts counts as well."
            )
        case .invalidGuide:
            (
                "A guide cannot be read.",
                "A guide starts with \"# Title\" and a paragraph of summary; further headings are of level 2 and deeper, and there is no raw HTML."
            )
        case .duplicateTemplate:
            (
                "Two templates have one name, or two assets.",
                "A page template and a partial must not share a name; scripts/ and styles/ make assets/site.js and assets/site.css. Rename one."
            )
        case .misplacedTemplate:
            (
                "A file in templates/ is neither template nor asset.",
                "Templates are <page>.mustache and partials/<part>.mustache; other files go to assets/, parts of the script and of the style sheet to scripts/*.js and styles/*.css."
            )
        }
    }
}
