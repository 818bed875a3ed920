import Mustache
import Records
import StrictJSON

/// A model as a row of the catalog: what it is sold as, for how little, and by whom.
struct ModelRow {
    private let model: Model
    private let catalog: Catalog
    private let answers: String
    private let types: [String]
    private let input: Amount
    private let output: Amount
    private let image: Amount
    private let hosts: [Provider]

    init(_ model: Model, _ catalog: Catalog, _ choices: Choices) {
        self.model = model
        self.catalog = catalog
        let offerings = catalog.offerings(of: model.id)
        answers = choices.answers(of: offerings)
        let sold = Set(offerings.flatMap { $0.type.first?.value ?? [] })
        types = Offering.types.filter(sold.contains)
        input = Self.cheapest(.millionTokens, offerings, \.input)
        output = Self.cheapest(.millionTokens, offerings, \.output)
        image = Self.cheapest(.image, offerings, \.amount)
        var seen: Set<String> = []
        hosts = offerings.compactMap { catalog.provider($0.provider) }.filter { seen.insert($0.id).inserted }
    }

    /// The lowest current price in US dollars; "not sold" where every offering that has such a price says so.
    private static func cheapest(_ unit: Price.Unit, _ offerings: [Offering], _ amount: KeyPath<Price, Amount>) -> Amount {
        let amounts = offerings.flatMap(\.currentPrices).filter { $0.unit == unit && $0.currency == "USD" }.map { $0[keyPath: amount] }
        if let lowest = amounts.compactMap(\.decimal).min() { return .known(lowest) }
        return !amounts.isEmpty && amounts.allSatisfy { $0 == .notSold } ? .notSold : .unknown
    }

    private var anchor: String { model.lab + "." + model.slug }
    private var typeNames: String? { types.isEmpty ? nil : types.map(Words.capitalized).joined(separator: ", ") }

    func value(_ links: Links) -> Value {
        [
            "anchor": .string(anchor),
            "name": .string(model.name),
            "lab": .string(model.lab),
            "answers": .string(answers),
            "href": links.model(model.id),
            "types": .text(typeNames),
            "context": FactView(model.context, Citations(catalog, model), Prose(root: links.root), Words.number).value,
            "cheapest_input": AmountView(amount: input).value,
            "cheapest_output": AmountView(amount: output).value,
            "cheapest_image": AmountView(amount: image).value,
            "is_sold_by_image": .bool(image != .unknown),
            "hosts": .list(
                hosts.enumerated().map { place, provider in
                    ["name": .string(provider.name), "href": links.provider(provider.id), "is_last": .bool(place == hosts.count - 1)]
                }),
        ]
    }

    func json(_ links: Links) -> JSONValue {
        let isSoldByImage = image != .unknown
        let context = FactView(model.context, Citations(catalog, model), Prose(root: links.root), Words.number)
        return RowsFile.row(
            anchor: anchor, lab: model.lab, answers: answers,
            [
                RowsFile.link(model.name, links.root + "models/\(model.id)/"),
                .string(typeNames ?? "?"),
                .string(context.leading?.text ?? "?"),
                isSoldByImage
                    ? .array([.string(AmountView(amount: image).text + " per image")]) : .string(AmountView(amount: input).text),
                .string(AmountView(amount: isSoldByImage ? .notSold : output).text),
                hosts.isEmpty
                    ? .string("no provider recorded")
                    : .array(hosts.map { RowsFile.link($0.name, links.root + "providers/\($0.id)/") }),
            ])
    }
}
