import Testing

@testable import Publishing

/// What holds of every page, whatever it shows.
struct PageStructureTests {
    @Test(arguments: Subject.allCases) func namesLanguageTitleAndOneHeading(_ subject: Subject) throws {
        var titles: [String: String] = [:]
        for (path, root) in try subject.pages() {
            #expect(root.first("html")?["lang"] == "en", "\(path)")
            let inHead = root.first("head")?.all("title") ?? []
            #expect(inHead.count == 1 && inHead[0].text.isEmpty == false, "\(path)")
            #expect(root.all("h1").count == 1, "\(path) has \(root.all("h1").map(\.text))")
            #expect(root.all("main").count == 1, "\(path)")
            let description = root.all("meta").first { $0["name"] == "description" }?["content"]
            #expect(description?.isEmpty == false, "\(path) has no description")
            let other = titles.updateValue(path, forKey: root.first("title")?.text ?? "")
            #expect(other == nil, "\(path) and \(other ?? "") have one title")
        }
    }

    /// Held back until the script has run, so that a link with choices in it does not open on rows that then go away.
    @Test(arguments: Subject.allCases) func paintsWhenItsOneScriptHasRun(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let scripts = root.all("script")
            #expect(scripts.count == 1, "\(path)")
            #expect(scripts.allSatisfy { $0["defer"] != nil && $0["blocking"] == "render" }, "\(path)")
        }
    }

    @Test(arguments: Subject.allCases) func givesEachIdOnce(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let ids = root.all.compactMap { $0["id"] }
            let doubled = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(doubled == [], "\(path) gives these ids more than once")
            #expect(!ids.contains { $0.isEmpty || $0.contains(" ") }, "\(path)")
        }
    }

    /// No step of the outline is left out.
    @Test(arguments: Subject.allCases) func ordersHeadings(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let levels = root.all.compactMap { element in
                element.name.count == 2 && element.name.first == "h" ? element.name.last.flatMap(\.wholeNumberValue) : nil
            }
            for (level, next) in zip(levels, levels.dropFirst()) {
                #expect(next <= level + 1, "\(path): h\(next) after h\(level)")
            }
        }
    }

    /// The policy is what keeps a mistake in escaping from running anything.
    @Test(arguments: Subject.allCases) func forbidsWhatItDoesNotNeed(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let policies = root.all("meta").filter { $0["http-equiv"] == "Content-Security-Policy" }
            #expect(policies.count == 1, "\(path)")
            let policy = policies.first?["content"] ?? ""
            #expect(policy.hasPrefix("default-src 'none'"), "\(path): \(policy)")
            for bad in ["unsafe-", "*", "http:", "https:", "data:", "blob:"] {
                #expect(!policy.contains(bad), "\(path): \(policy)")
            }
            let head = try #require(root.first("head"))
            let place = try #require(head.elements.firstIndex { $0["http-equiv"] != nil }, "\(path): a policy outside of the head")
            #expect(!head.elements[..<place].contains { $0.name == "script" || $0.name == "link" }, "\(path): loads before its policy")
        }
    }

    @Test(arguments: Subject.allCases) func hasNoInlineStyleOrScript(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            for element in root.all {
                #expect(!["style", "iframe", "object", "embed", "form", "base"].contains(element.name), "\(path): <\(element.name)>")
                #expect(element.name != "script" || element["src"] != nil && element.children.isEmpty, "\(path): an inline script")
                let events = element.attributes.map(\.name).filter { $0.hasPrefix("on") || $0 == "style" }
                #expect(events == [], "\(path): <\(element.name)>")
            }
        }
    }

    @Test(arguments: Subject.allCases) func namesTablesAndTheirHeads(_ subject: Subject) throws {
        var tables = 0
        for (path, root) in try subject.pages() {
            for table in root.first("main")?.all("table") ?? [] {
                tables += 1
                #expect(
                    table.elements.first?.name == "caption" && table.first("caption")?.text.isEmpty == false,
                    "\(path): a table without caption")
                for head in table.all("th") {
                    #expect(["col", "row", "colgroup", "rowgroup"].contains(head["scope"]), "\(path): <th> \(head.text) without scope")
                    #expect(!head.text.isEmpty, "\(path): an empty <th>")
                }
                let widths = table.all("tr").map { row in row.elements.reduce(0) { $0 + (Int($1["colspan"] ?? "1") ?? 0) } }
                #expect(Set(widths).count == 1, "\(path): \(table.first("caption")?.text ?? ""): rows of \(Set(widths).sorted()) cells")
            }
        }
        #expect(tables > 20)
    }

    /// A browser would end the paragraph there, and the page would not be what was written.
    @Test(arguments: Subject.allCases) func putsNoBlocksIntoParagraphs(_ subject: Subject) throws {
        let blocks: Set = ["p", "div", "ul", "ol", "dl", "table", "details", "section", "pre", "h1", "h2", "h3", "blockquote", "nav"]
        for (path, root) in try subject.pages() {
            for paragraph in root.all where ["p", "h1", "h2", "h3", "summary", "code", "q"].contains(paragraph.name) {
                let inner = paragraph.elements.flatMap(\.all).map(\.name).filter(blocks.contains)
                #expect(inner == [], "\(path): in <\(paragraph.name)> \(paragraph.text.prefix(60))")
            }
        }
    }

    @Test(arguments: Subject.allCases) func namesWhatItsGlyphsAndRegionsMean(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let symbols = Set(root.all("symbol").compactMap { $0["id"] })
            let ids = Set(root.all.compactMap { $0["id"] })
            for use in root.all("use") {
                #expect(symbols.contains((use["href"] ?? "").dropFirst().description), "\(path): no glyph \(use["href"] ?? "")")
            }
            for label in root.all.compactMap({ $0["aria-labelledby"] }) { #expect(ids.contains(label), "\(path): labelled by \(label)") }
        }
    }
}
