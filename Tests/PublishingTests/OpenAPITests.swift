import StrictJSON
import Testing

@testable import Publishing

/// The description names every file for programs, and nothing else: assets and the rows of long lists are parts of the pages.
/// `scripts/check-api` holds it against the standard, and the files against it.
struct OpenAPITests {
    private func description(_ site: BuiltSite) throws -> JSONValue {
        let (value, problems) = JSONReader.read(try #require(site.files["api/v1/openapi.json"]), path: "openapi.json")
        #expect(problems.map(\.line) == [])
        return try #require(value)
    }

    @Test(arguments: Subject.allCases) func describesEveryFileOnce(_ subject: Subject) throws {
        let site = try subject.site()
        let paths = try #require(try description(site)["paths"]?.members).map(\.key)
        for path in site.order where !path.hasSuffix(".html") && !path.hasPrefix("assets/") && !path.hasSuffix("/rows.json") {
            let matching = paths.filter { matches("/" + path, $0) }
            #expect(matching.count == 1, "\(path) is described as \(matching)")
        }
        for path in paths {
            #expect(site.order.contains { matches("/" + $0, path) }, "\(path) is described, but there is no such file")
        }
    }

    @Test(arguments: Subject.allCases) func namesItsParametersAndSchemas(_ subject: Subject) throws {
        let description = try description(try subject.site())
        let schemas = Set(try #require(description["components"]?["schemas"]?.members).map(\.key))
        #expect(try references(in: description) == schemas)
        var names: [String] = []
        for path in try #require(description["paths"]?.members) {
            let operation = try #require(path.value["get"])
            names.append(try #require(operation["operationId"]?.string))
            let inPath = path.key.matches(of: #/\{(\w+)\}/#).map { String($0.1) }
            let declared = (operation["parameters"]?.array ?? []).map { $0["name"]?.string ?? "" }
            #expect(inPath == declared, "\(path.key)")
        }
        #expect(Set(names).count == names.count)
    }

    @Test func saysWhereTheFilesAre() throws {
        let site = try BuiltSite(baseURL: "https://pages.example.org/some/matrix/")
        #expect(try description(site)["servers"]?.array?.first?["url"]?.string == "https://pages.example.org/some/matrix")
        #expect(try description(site)["openapi"]?.string == "3.1.0")
    }

    @Test func namesTheColumnsOfTables() throws {
        let site = try BuiltSite.example()
        for name in ["offerings", "providers", "prices"] {
            let content = try description(site)["paths"]?["/api/v1/\(name).csv"]?["get"]?["responses"]?["200"]?["content"]
            let columns = try #require(content?["text/csv"]?["x-columns"]?.array).map { $0["name"]?.string ?? "" }
            #expect(try CSV(try site.text("api/v1/\(name).csv")).head == columns)
        }
    }

    /// The page about the data says the same.
    @Test(arguments: Subject.allCases) func isWhatThePageSays(_ subject: Subject) throws {
        let site = try subject.site()
        let listed = try #require(try site.page("api/").first("main")?.first("ul")).all("li").map { $0.first("code")?.text ?? "" }
        let paths = try #require(try description(site)["paths"]?.members).map { String($0.key.dropFirst()) }
        #expect(listed == paths)
    }

    private func matches(_ path: String, _ template: String) -> Bool {
        let (parts, wanted) = (path.split(separator: "/"), template.split(separator: "/"))
        return parts.count == wanted.count
            && zip(parts, wanted).allSatisfy { part, wanted in
                guard let open = wanted.firstIndex(of: "{"), let close = wanted.firstIndex(of: "}") else { return part == wanted }
                return part.hasPrefix(wanted[..<open]) && part.hasSuffix(wanted[wanted.index(after: close)...])
            }
    }

    private func references(in value: JSONValue) throws -> Set<String> {
        if let target = value["$ref"]?.string { return [try #require(target.split(separator: "/").last.map(String.init))] }
        let inner = value.array ?? value.members?.map(\.value) ?? []
        return try inner.reduce(into: []) { $0.formUnion(try references(in: $1)) }
    }
}
