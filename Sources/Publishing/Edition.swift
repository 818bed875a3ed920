import Records

/// One state of the data, ready to be published: what every page may look at.
package struct Edition: Sendable {
    package let catalog: Catalog
    /// Counts as today for everything that ages; the newest date in the data unless it was given.
    package let clock: PartialDate?
    /// Where the site will stand; ends in `/`.
    package let baseURL: String

    package init(catalog: Catalog, asOf clock: PartialDate? = nil, baseURL: String? = nil) {
        self.catalog = catalog
        self.clock = clock ?? catalog.newestDate
        self.baseURL = baseURL ?? catalog.settings.baseURL
    }

    /// Whether something of that date is older than a limit in days, by the clock of the build.
    func isStale(_ date: PartialDate, after days: Int) -> Bool {
        clock.map { $0.firstDay - date.firstDay > days } ?? false
    }

    var hasObservations: Bool { catalog.probes.contains { !$0.endpoint.isEmpty || $0.models.values.contains { !$0.isEmpty } } }

    /// Capabilities that are facts of each model.
    var modelCapabilities: [Capability] { catalog.vocabulary.all.filter { $0.scope == .model } }
}
