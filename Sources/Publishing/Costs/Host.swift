import Records

/// A provider that serves a model, and what the usual traffic costs there.
struct Host: Sendable {
    let offering: Offering
    let provider: Provider
    let month: MonthlyCost

    /// What costs least a month first; then those whose costs can't be told, as the catalog has them.
    static func all(of model: Model, _ catalog: Catalog) -> [Host] {
        let hosts = catalog.offerings(of: model.id).compactMap { offering in
            catalog.provider(offering.provider).map {
                Host(offering: offering, provider: $0, month: MonthlyCost(offering.currentPrices, .usual))
            }
        }
        let known = hosts.enumerated().compactMap { place, host in host.month.dollars.map { (place: place, cost: $0, host: host) } }
        return known.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }.map(\.host) + hosts.filter { $0.month.dollars == nil }
    }
}
