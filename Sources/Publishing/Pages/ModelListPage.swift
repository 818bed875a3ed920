import Mustache
import Records

/// The catalog: every model, by lab. Or the models of one lab.
struct ModelListPage: Page {
    let edition: Edition
    /// `nil`: all labs.
    var lab: Lab?

    var path: String { lab.map { "models/\($0.id)/" } ?? "models/" }
    let template = "models"
    let section: Section? = .models
    var title: String { lab.map { "Models of \($0.name)" } ?? "Models" }
    var description: String {
        lab.map { "Models of \($0.name), who serves them, and what they are called there." }
            ?? "\(Words.counted(edition.catalog.models.count, "model")), who serves them, and what they are called there."
    }

    func context(_ links: Links) -> [(String, Value)] {
        let labs = lab.map { [$0] } ?? edition.catalog.labs
        return [
            ("is_lab", .bool(lab != nil)),
            ("lab_url", .text(lab?.url)),
            ("choices", Choices(edition.catalog).value(noun: "models", asksForLab: lab == nil)),
            (
                "labs",
                .list(
                    labs.map { lab in
                        [
                            "id": .string(lab.id), "name": .string(lab.name), "href": links.lab(lab.id),
                            "rows": .list(edition.catalog.models.filter { $0.lab == lab.id }.map { row($0, links) }),
                        ]
                    })
            ),
        ]
    }

    private func row(_ model: Model, _ links: Links) -> Value {
        let prose = Prose(root: links.root)
        let citations = Citations(edition.catalog, model)
        let offerings = edition.catalog.offerings(of: model.id)
        let providers = offerings.compactMap { edition.catalog.provider($0.provider) }
        var seen: Set<String> = []
        let hosts = providers.filter { seen.insert($0.id).inserted }
        let types = offerings.flatMap { $0.type.first?.value ?? [] }
        return [
            "anchor": .string(model.lab + "." + model.slug),
            "name": .string(model.name),
            "lab": .string(model.lab),
            "answers": .string(Choices(edition.catalog).answers(of: offerings)),
            "href": links.model(model.id),
            "types": .text(types.isEmpty ? nil : Offering.types.filter(types.contains).map(Words.capitalized).joined(separator: ", ")),
            "context": FactView(model.context, citations, prose, Words.number).value,
            "cheapest_input": AmountView(amount: Self.cheapest(.millionTokens, offerings, \.input)).value,
            "cheapest_output": AmountView(amount: Self.cheapest(.millionTokens, offerings, \.output)).value,
            "cheapest_image": AmountView(amount: Self.cheapest(.image, offerings, \.amount)).value,
            "is_sold_by_image": .bool(Self.cheapest(.image, offerings, \.amount) != .unknown),
            "hosts": .list(
                hosts.enumerated().map { place, provider in
                    ["name": .string(provider.name), "href": links.provider(provider.id), "is_last": .bool(place == hosts.count - 1)]
                }),
        ]
    }

    /// The lowest current price in US dollars; "not sold" where every offering that has such a price says so.
    private static func cheapest(_ unit: Price.Unit, _ offerings: [Offering], _ amount: KeyPath<Price, Amount>) -> Amount {
        let amounts = offerings.flatMap(\.currentPrices).filter { $0.unit == unit && $0.currency == "USD" }.map { $0[keyPath: amount] }
        if let lowest = amounts.compactMap(\.decimal).min() { return .known(lowest) }
        return !amounts.isEmpty && amounts.allSatisfy { $0 == .notSold } ? .notSold : .unknown
    }
}
