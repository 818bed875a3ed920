import Testing

@testable import Publishing

/// Every address of the site leads somewhere, and nothing of it lies on another host.
struct LinkTests {
    @Test(arguments: Subject.allCases) func leadsToFilesAndElementsThatExist(_ subject: Subject) throws {
        let site = try subject.site()
        let base = try #require(site.edition.baseURL.isEmpty ? nil : site.edition.baseURL)
        var ids: [String: Set<String>] = [:]
        for (path, root) in try subject.pages() { ids[path] = Set(root.all.compactMap { $0["id"] }) }
        var followed = 0
        for (path, root) in try subject.pages() {
            for (element, address) in addresses(in: root) where !isExternal(address) || address.hasPrefix(base) {
                followed += 1
                let inside = address.hasPrefix(base) ? "/" + address.dropFirst(base.count) : address
                let parts = inside.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let target = try #require(resolved(parts[0], on: path), "\(path): <\(element) \(address)> leaves the site")
                #expect(site.files[target] != nil, "\(path): <\(element) \(address)> leads to \(target), which is not there")
                if parts.count > 1 {
                    #expect(ids[target]?.contains(parts[1]) == true, "\(path): <\(element) \(address)>: no such id on \(target)")
                }
            }
        }
        #expect(followed > 500, "only \(followed) links were followed")
    }

    @Test(arguments: Subject.allCases) func comparesProvidersAndModelsThatExist(_ subject: Subject) throws {
        let catalog = try subject.site().edition.catalog
        var seen = (providers: 0, models: 0)
        for (path, root) in try subject.pages() {
            for address in root.all("a").compactMap({ $0["href"] }) where address.contains("compare/?") {
                let query = address.split(separator: "?")[1].split(separator: "=").map(String.init)
                switch query[0] {
                case "providers":
                    seen.providers += 1
                    #expect(catalog.provider(query[1]) != nil, "\(path): \(address)")
                case "model":
                    seen.models += 1
                    #expect(catalog.offerings(of: query[1]).count > 1, "\(path): \(address)")
                default: Issue.record("\(path): \(address)")
                }
            }
        }
        #expect(seen.providers == catalog.providers.count)
        #expect(seen.models == catalog.models.count { catalog.offerings(of: $0.id).count > 1 } && seen.models > 0)
    }

    @Test(arguments: Subject.allCases) func loadsNothingFromAnotherHost(_ subject: Subject) throws {
        let site = try subject.site()
        var loaded = 0
        for (path, root) in try subject.pages() {
            for element in root.all {
                for (name, value) in element.attributes where isLoaded(name, by: element) {
                    loaded += 1
                    #expect(!isExternal(value), "\(path) loads \(value) by <\(element.name) \(name)>")
                }
                #expect(
                    element["srcset"] == nil && element["ping"] == nil && element["http-equiv"]?.lowercased() != "refresh",
                    "\(path): <\(element.name)>")
            }
        }
        #expect(loaded > 2 * (try subject.pages().count))
    }

    @Test(arguments: Subject.allCases) func loadsNothingFromItsStyle(_ subject: Subject) throws {
        let site = try subject.site()
        let sheets = site.order.filter { $0.hasSuffix(".css") || $0.hasSuffix(".svg") }
        #expect(sheets.contains("assets/site.css"))
        for path in sheets {
            let text = try site.text(path)
            for bad in ["@import", "url(http", "url(//", "url(\"http", "url('http", "href=\"http"] {
                #expect(!text.contains(bad), "\(path) holds \(bad)")
            }
        }
    }

    /// A page that opens under a strange address or in a folder of somebody's disk finds its way.
    @Test(arguments: Subject.allCases) func writesAddressesWithinTheSiteAsRelativeOnes(_ subject: Subject) throws {
        for (path, root) in try subject.pages() where path != "404.html" {
            for (element, address) in addresses(in: root) where !isExternal(address) {
                #expect(address.hasPrefix("./") || address.hasPrefix("../") || address.hasPrefix("#"), "\(path): <\(element) \(address)>")
            }
        }
    }

    @Test(arguments: Subject.allCases) func tellsOtherSitesNothingAndVouchesForNone(_ subject: Subject) throws {
        var seen = 0
        for (path, root) in try subject.pages() {
            for link in root.all("a") {
                let address = try #require(link["href"], "\(path): a link without address")
                guard isExternal(address) else { continue }
                seen += 1
                let words = Set((link["rel"] ?? "").split(separator: " "))
                #expect(words.isSuperset(of: ["external", "nofollow", "noopener"]), "\(path): \(address) has rel \(words)")
                #expect(address.hasPrefix("https://") || address.hasPrefix("http://"), "\(path): \(address)")
            }
        }
        #expect(seen > 20)
    }

    // MARK: Addresses

    private func addresses(in root: Element) -> [(element: String, address: String)] {
        root.all.flatMap { element in
            element.attributes.filter { ["href", "src", "xlink:href", "action", "cite", "poster", "data"].contains($0.name) }.map {
                (element.name, $0.value)
            }
        }
    }

    private func isLoaded(_ attribute: String, by element: Element) -> Bool {
        attribute == "src" || attribute == "data" || attribute == "poster"
            || ["link", "use", "image"].contains(element.name) && attribute == "href" && element["rel"] != "canonical"
    }

    private func isExternal(_ address: String) -> Bool {
        address.contains("://") || address.hasPrefix("//") || address.hasPrefix("mailto:")
    }

    /// The output file that an address on a page means; `nil` above the root.
    private func resolved(_ address: String, on path: String) -> String? {
        let address = address.prefix { $0 != "?" }
        if address.isEmpty { return path }
        var folders = address.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") where part != "." {
            if part != ".." {
                folders.append(String(part))
            } else if folders.popLast() == nil {
                return nil
            }
        }
        let isFolder = address.hasSuffix("/") || address.hasSuffix(".")
        return (folders + (isFolder ? ["index.html"] : [])).joined(separator: "/")
    }
}
