import Diagnostics
import Dispatch
import Files
import Mustache
import Records
import Synchronization

/// The whole site: its files, each made when it is asked for.
package struct Site: Sendable {
    /// A file of the output. Making it may find problems in a template.
    package struct Item: Sendable {
        package let path: String
        /// Made from the records and templates that are loaded already; what is copied reads its folder anew.
        package let isRendered: Bool
        let make: @Sendable () throws(FileError) -> ([UInt8], [Diagnostic])

        init(path: String, isRendered: Bool = true, make: @escaping @Sendable () throws(FileError) -> ([UInt8], [Diagnostic])) {
            self.path = path
            self.isRendered = isRendered
            self.make = make
        }

        /// - Returns: `nil` where a template has a problem.
        package func bytes() throws(FileError) -> [UInt8]? {
            let (bytes, problems) = try make()
            return problems.isEmpty ? bytes : nil
        }
    }

    package let items: [Item]

    /// - Returns: the site, and what is wrong with the prose that it shows.
    package static func plan(_ edition: Edition, _ templates: Templates) -> (site: Site, problems: [Diagnostic]) {
        let (guides, problems) = GuideReader.read(edition)
        let pages = pages(of: edition, guides: guides)
        let layout = Layout(edition: edition)
        var items = (pages + [NotFoundPage()]).map { page in
            Item(path: page.outputPath) { () throws(FileError) in
                var bytes: [UInt8] = []
                let problems = templates.set.render(page.template, layout.context(page), mode: .strict, into: &bytes)
                return (bytes, problems)
            }
        }
        for file in MachineFiles.all(edition, guides: guides) {
            items += file.made.map { made in Item(path: file.path(of: made)) { () throws(FileError) in (made.make(), []) } }
        }
        for file in pages.compactMap(RowsFile.init) {
            items.append(Item(path: file.path) { () throws(FileError) in (file.bytes, []) })
        }
        for asset in templates.assets {
            items.append(Item(path: asset.path, isRendered: false) { () throws(FileError) in (try asset.read(), []) })
        }
        return (Site(items: items), problems + ProseCheck.check(edition.catalog))
    }

    /// Every page that has an address of its own.
    static func pages(of edition: Edition, guides: [GuidePage]) -> [any Page] {
        let catalog = edition.catalog
        var pages: [any Page] = [MatrixPage(edition: edition)]
        pages += ModelListPage.all(edition)
        pages += catalog.models.map { ModelPage(edition: edition, model: $0) }
        pages.append(ProviderListPage(edition: edition))
        pages += catalog.providers.map { ProviderPage(edition: edition, provider: $0) }
        pages.append(ComparePage(edition: edition))
        pages += PricingPage.all(edition)
        pages.append(PlotPage(edition: edition))
        pages.append(CapabilityListPage(edition: edition))
        pages += catalog.vocabulary.all.map { CapabilityPage(edition: edition, capability: $0) }
        pages.append(ReasonsPage())
        pages.append(GuideListPage(edition: edition, guides: guides))
        pages += guides
        return pages + [StatusPage(edition: edition), DisputesPage(edition: edition), DataPage(edition: edition, guides: guides)]
    }

    /// Files that are made side by side before they are handed on.
    private static let batch = 32

    /// Makes every file, some at a time on all cores, and hands them on in their order; never holds more than a batch.
    ///
    /// - Parameters:
    ///   - first: those that are made before the others.
    ///   - isWanted: asked now and then; without it, the rest is left undone.
    /// - Returns: what is wrong with the templates. Files with problems are not handed on.
    package func make(
        first: Set<String> = [], while isWanted: () -> Bool = { true }, _ put: (String, [UInt8]) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let items = first.isEmpty ? items : items.filter { first.contains($0.path) } + items.filter { !first.contains($0.path) }
        for start in stride(from: 0, to: items.count, by: Self.batch) where isWanted() {
            for (item, made) in Self.made(Array(items[start..<min(start + Self.batch, items.count)])) {
                let (bytes, found) = try made.get()
                problems += found
                if found.isEmpty { try put(item.path, bytes) }
            }
        }
        return problems
    }

    private typealias Made = Result<([UInt8], [Diagnostic]), FileError>

    private static func made(_ items: [Item]) -> [(Item, Made)] {
        let results = Mutex<[Int: Made]>([:])
        DispatchQueue.concurrentPerform(iterations: items.count) { place in
            let made = Made { () throws(FileError) in try items[place].make() }
            results.withLock { $0[place] = made }
        }
        return results.withLock { made in items.enumerated().compactMap { place, item in made[place].map { (item, $0) } } }
    }
}

extension Page {
    /// The file that a static host serves for the page's address.
    fileprivate var outputPath: String {
        path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    }
}
