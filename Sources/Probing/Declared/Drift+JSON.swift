import Records
import StrictJSON

extension Drift {
    package var json: JSONValue {
        .object([
            ("provider", .string(provider.id)),
            ("list", .string(list.url)),
            ("route", .string(list.route.rawValue)),
            ("date", .string(day.text)),
            ("listed", .number(list.entries.count)),
            ("unreadable_ids", .number(list.oddIDs)),
            ("recorded", .number(recorded)),
            ("compared", .number(compared)),
            ("complete", .bool(isComplete)),
            ("incomplete_because", .array(gaps.map { .string($0) })),
            ("sources", .array(sources.map { .string($0) })),
            ("source_to_add", sources.isEmpty ? sourceToAdd.map { .object([($0.id, $0.value)]) } : nil),
            ("new", .array(new.map { .string($0) })),
            ("gone", .array(gone.map(\.json))),
            ("returned", .array(returned.map(\.json))),
            ("differences", .array(differences.map(\.json))),
            ("unsaid", .array(unsaid.map(\.json))),
            (
                "ending",
                .array(ending.map { .object([("id", .string($0.id)), ("date", $0.day.map { .string($0.text) })]) })
            ),
        ])
    }
}

extension Drift.Absence {
    fileprivate var json: JSONValue {
        .object([("offering", .string(slug)), ("id", .string(id)), ("since", since.map { .string($0.text) })])
    }
}

extension Drift.Unsaid {
    fileprivate var json: JSONValue {
        .object([("offering", .string(slug)), ("id", .string(id)), ("what", .string(key)), ("source", .string(source))])
    }
}

extension Drift.Difference {
    fileprivate var json: JSONValue {
        var details: [(String, JSONValue?)] = []
        switch subject {
        case .price(let unit, let key): details = [("what", .string("price")), ("per", .string(unit.rawValue)), ("key", .string(key))]
        case .capability(let id): details = [("what", .string("capability")), ("capability", .string(id))]
        case .context, .maxOutput, .listed: details = [("what", .string(subject.key))]
        }
        return .object(
            [("offering", .string(slug)), ("id", .string(id))] + details + [
                ("recorded", .string(recorded)), ("declared", .string(declared)), ("source", .string(source)),
                ("rests_on_list", .bool(restsOnList)),
            ])
    }
}
