import Mustache

/// Where the machine-readable files are and what stands in them.
struct DataPage: Page {
    let path = "api/"
    let template = "data"
    let section: Section? = nil
    let title = "Data for machines"
    let description = "The whole catalog as JSON: files, fields and versions."

    func context(_ links: Links) -> [(String, Value)] {
        [("version", .string(API.version))]
    }
}

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
