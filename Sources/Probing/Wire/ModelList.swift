import Records
import StrictJSON

/// The reply of `/models`.
package struct ModelList: Sendable {
    package enum Deviation: String, Sendable, CaseIterable {
        case bareList = "bare-list"
        case objectWrong = "object-wrong"
        case dataNull = "data-null"
        case dataMissing = "data-missing"
        case idMissing = "id-missing"
        case idDoubled = "id-doubled"
        case itemObjectWrong = "item-object-wrong"
        case createdMissing = "created-missing"
        case ownerMissing = "owner-missing"
        case tooMany = "too-many"
        case errorInside = "error-inside"
    }

    package struct Price: Sendable, Hashable {
        package var field: String
        /// As written; the unit is the server's own affair.
        package var text: String
        /// `nil` for a price that is no decimal; negative for "it varies".
        package var amount: ExactDecimal?
    }

    package struct Entry: Sendable {
        package var id: String
        package var owner: String?
        package var created: Int?
        package var aliases: [String]
        package var context: Int?
        /// The name under which the context stood (quirk models-max-model-len).
        package var contextField: String?
        package var prices: [Price]
        /// Names beyond the specification, sorted.
        package var foreignFields: [String]
    }

    package var entries: [Entry]
    package var deviations: [Deviation]

    private static let most = 20_000

    /// `nil` for what is neither an object nor a list.
    package init?(_ value: JSONValue) {
        guard value.members != nil || value.array != nil else { return nil }
        var noted = Noted<Deviation>()
        let list: [JSONValue]
        if let bare = value.array {
            noted.note(.bareList)
            list = bare
        } else {
            noted.note(.errorInside, if: ErrorBody(inside: value) != nil)
            noted.note(.objectWrong, if: value["object"]?.string != "list")
            noted.note(.dataNull, if: value["data"]?.isNull == true)
            noted.note(.dataMissing, if: value["data"]?.isNull != true && value["data"]?.array == nil)
            list = value["data"]?.array ?? value["models"]?.array ?? []
        }
        noted.note(.tooMany, if: list.count > Self.most)
        var seen = Set<[UInt8]>()
        entries = []
        for item in list.prefix(Self.most) {
            guard let entry = Entry(item, &noted) else {
                noted.note(.idMissing)
                continue
            }
            noted.note(.idDoubled, if: !seen.insert(Array(entry.id.utf8)).inserted)
            entries.append(entry)
        }
        deviations = noted.list
    }
}

extension ModelList.Entry {
    private static let specified: Set<String> = ["id", "object", "created", "owned_by"]
    private static let contextFields: [[String]] = [
        ["context_length"], ["context_window"], ["max_model_len"], ["max_context_length"], ["max_context_window_tokens"],
        ["max_context_tokens"],
        ["max_input_tokens"], ["context_size"], ["n_ctx"], ["top_provider", "context_length"], ["limits", "max_context_length"],
        ["meta", "n_ctx_train"],
    ]

    init?(_ item: JSONValue, _ noted: inout Noted<ModelList.Deviation>) {
        guard let id = (item["id"] ?? item["name"])?.words, id.utf8.count <= 1024 else { return nil }
        noted.note(.idMissing, if: item["id"]?.words == nil)
        noted.note(.itemObjectWrong, if: item["object"]?.string != "model")
        self.id = id
        owner = item["owned_by"]?.words
        created = item["created"]?.count
        noted.note(.createdMissing, if: created == nil)
        noted.note(.ownerMissing, if: item["owned_by"]?.string == nil)
        aliases = (item["aliases"]?.array ?? []).prefix(64).compactMap(\.words)
        foreignFields = (item.members ?? []).prefix(256).map(\.key).filter { !Self.specified.contains($0) }.sorted()
        prices = Self.prices(item)
        for path in Self.contextFields {
            let found = path.reduce(Optional(item)) { $0?[$1] }
            guard let count = found?.count ?? found?.string.flatMap(JSONValue.count), 1...1_000_000_000 ~= count else { continue }
            (context, contextField) = (count, path.joined(separator: "."))
            break
        }
    }

    /// Texts or numbers (quirk models-pricing-strings).
    private static func prices(_ item: JSONValue) -> [ModelList.Price] {
        (item["pricing"]?.members ?? item["prices"]?.members ?? []).prefix(64).compactMap { member in
            guard let text = member.value.words ?? member.value.numberText, text.utf8.count <= 64 else { return nil }
            return ModelList.Price(field: member.key, text: text, amount: ExactDecimal(plain(text)))
        }
    }

    /// `2.7e-07` without its exponent; other texts as they are.
    private static func plain(_ text: String) -> String {
        let parts = text.asciiLowercased.split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let exponent = Int(parts[1]), -18...0 ~= exponent, let mantissa = ExactDecimal(String(parts[0])) else {
            return text
        }
        return ExactDecimal(digits: mantissa.digits, scale: mantissa.scale - exponent).text
    }
}
