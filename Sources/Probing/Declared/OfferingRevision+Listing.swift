import StrictJSON

extension OfferingRevision {
    /// Marks a model that has vanished from the list; what is recorded of it stays.
    func marked() -> JSONValue {
        guard let source = sources.first?.id else { return record }
        guard let listed = record["listed"] else {
            return record.setting("listed", mark(false, source: source, since: day.text))
        }
        return record.setting(
            "listed",
            listed.eachOfOneOrMore { fact in
                guard let source = own(fact), fact["value"]?.bool != false else { return fact }
                return mark(false, source: source, since: day.text)
            })
    }

    /// Takes the mark away. The fact stays, so that its source does not end up with nothing that rests on it.
    func unmarked() -> JSONValue {
        record.changing("listed") { listed in
            listed.eachOfOneOrMore { fact in
                guard let source = own(fact), fact["value"]?.bool != true else { return fact }
                return mark(true, source: source, since: nil)
            }
        }
    }

    private func own(_ fact: JSONValue) -> String? {
        sources.first { $0.id == fact["source"]?.string }?.id
    }

    private func mark(_ value: Bool, source: String, since: String?) -> JSONValue {
        .object([("value", .bool(value)), ("source", .string(source)), ("date", since.map { .string($0) })])
    }
}
