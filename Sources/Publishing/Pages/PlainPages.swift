import Mustache

/// What a host serves for an address that does not exist.
struct NotFoundPage: Page {
    let path = "404.html"
    let template = "not-found"
    let section: Section? = nil
    let title = "Page not found"
    let description = "There is no such page."

    func context(_ links: Links) -> [(String, Value)] {
        []
    }
}
