import Records
import StrictJSON

/// Every schema of the JSON files.
enum APISchemas {
    static let all = files + records + parts + facts

    private typealias Field = APISchema.Field

    // MARK: Files

    private static let head: [Field] = [.must("version", .count), .must("site", .text), .must("documentation", .address)]

    private static func file(_ name: String, _ meaning: String, _ content: [Field]) -> APISchema {
        APISchema(name + "File", meaning, head + content)
    }

    private static let files = [
        file("Providers", "Every provider.", [.must("providers", .list(of: .schema("Provider")))]),
        file("Models", "Every model.", [.must("models", .list(of: .schema("Model")))]),
        file("Capabilities", "The vocabulary, in order.", [.must("capabilities", .list(of: .schema("Capability")))]),
        file("Disputes", "Every contradiction.", [.must("disputes", .list(of: .schema("Dispute")))]),
        file("Reasons", "The reason codes of observations.", [.must("reasons", .list(of: .schema("Reason")))]),
        file("Provider", "One provider.", [.must("provider", .schema("Provider"))]),
        file(
            "Model", "One model, every offering of it, and the providers by id.",
            [
                .must("model", .schema("Model")), .must("providers", .table(of: .schema("Host"))),
                .must("offerings", .list(of: .schema("HostedOffering"))),
            ]),
        APISchema(
            "Description", "An OpenAPI description.",
            json: [("type", .string("object")), ("required", API.strings(["openapi", "info", "paths"]))]),
    ]

    // MARK: Records

    private static let records = [
        APISchema(
            "Provider", "A host, gateway, self-hosted server or local runtime with an OpenAI-compatible endpoint.",
            [
                .must("id", .text), .must("name", .text), .may("operator", .text), .must("url", .address),
                .must("kind", .schema("TextFacts")), .must("summary", .text), .must("surface", .schema("TextFacts")),
                .must("base_url", .schema("TextFacts")), .must("auth_scheme", .schema("TextFacts")),
                .must("auth_required", .schema("FlagFacts")), .must("key_env", .schema("TextFacts")),
                .must("key_prefix", .schema("TextFacts")), .must("models_served", .schema("RangeFacts")),
                .must("labs_served", .schema("CountFacts")), .must("regions", .schema("TextFacts")),
                .must("data_retention", .schema("TextFacts")), .must("plans", .list(of: .schema("Plan"))),
                .must("links", .list(of: .schema("Link"))), .must("notes", .list(of: .schema("Note"))),
                .must("sources", .table(of: .schema("Source"))), .must("capabilities", .table(of: .schema("Cell"))),
                .must("offerings", .list(of: .schema("Offering"))), .must("runs", .list(of: .schema("Run"))),
            ]),
        APISchema(
            "Model", "The weights, whoever serves them.",
            [
                .must("id", .text), .must("name", .text), .must("lab", .text), .may("lab_name", .text), .may("family", .text),
                .must("url", .address), .must("context", .schema("CountFacts")), .must("max_output", .schema("CountFacts")),
                .must("input", .schema("ListFacts")), .must("output", .schema("ListFacts")),
                .must("open_weights", .schema("FlagFacts")), .must("licence", .schema("TextFacts")),
                .must("released", .schema("DateFacts")), .must("knowledge_cutoff", .schema("DateFacts")),
                .must("notes", .list(of: .schema("Note"))), .must("sources", .table(of: .schema("Source"))),
                .must("offerings", .list(of: .schema("OfferingName"))),
            ]),
        APISchema(
            "OfferingName", "Where an offering is, and its id there.",
            [.must("provider", .text), .must("slug", .text), .must("id", .schema("TextFacts"))]),
        APISchema("Offering", "One model as one provider serves it.", offering),
        APISchema("HostedOffering", "The same, with its provider.", [.must("provider", .text)] + offering),
        APISchema(
            "Host", "A provider, as far as a model's offerings need it.",
            [
                .must("name", .text), .must("url", .address), .must("base_url", .schema("TextFacts")),
                .must("sources", .table(of: .schema("Source"))),
            ]),
        APISchema(
            "Capability", "One thing that a client can rely on.",
            [
                .must("id", .text), .must("name", .text), .must("group", .text),
                .must("scope", .one(of: Capability.Scope.allCases.map(\.rawValue))), .must("summary", .text), .may("endpoint", .text),
                .may("parameter", .text), .must("spec", .address), .may("probed_by", .text), .must("url", .address),
            ]),
        APISchema(
            "Dispute", "A cell or fact about which claims, probes or sources differ.",
            [
                .must("kind", .one(of: ["fails", "works-in-part", "better-than-claimed", "sources-differ", "fact"])),
                .may("provider", .text), .may("offering", .text), .may("model", .text), .may("id", .text), .may("capability", .text),
                .may("inherited", .flag), .may("claims", .list(of: .schema("Claim"))), .may("observation", .schema("Observation")),
                .may("repeat", .text), .may("field", .text), .may("values", .schema("Facts")), .must("url", .address),
            ]),
        APISchema(
            "Reason", "Why an observation came out as it did.",
            [
                .must("code", .text), .must("verdict", verdict), .must("fault", .one(of: ProbeReason.Fault.allCases.map(\.rawValue))),
                .must("sentence", .text), .must("url", .address),
            ]),
    ]

    private static let offering: [Field] = [
        .must("slug", .text), .must("model", .text), .may("name", .text), .must("id", .schema("TextFacts")),
        .must("listed", .schema("FlagFacts")), .must("type", .schema("ListFacts")), .must("context", .schema("CountFacts")),
        .must("max_output", .schema("CountFacts")), .must("prices", .list(of: .schema("Price"))),
        .must("notes", .list(of: .schema("Note"))), .must("capabilities", .table(of: .schema("Cell"))),
    ]

    // MARK: Parts

    private static let verdict = JSONValue.one(of: Observation.Verdict.allCases.map(\.rawValue))

    private static let states =
        ["unknown", "not-applicable", "depends", "disputed", "contested"]
        + ["claimed", "observed", "verified"].flatMap { how in ["yes", "partial", "no"].map { "\(how)-\($0)" } }

    private static let parts = [
        APISchema(
            "Cell", "What is known of a capability; a capability without one is unknown.",
            [
                .must("state", .one(of: states)), .may("inherited", .flag), .must("claims", .list(of: .schema("Claim"))),
                .may("observation", .schema("Observation")),
            ]),
        APISchema(
            "Claim", "What a source says of a capability.",
            [
                .must("claim", .one(of: Claim.Value.allCases.map(\.rawValue))), .may("said", .text), .must("source", .text),
                .may("date", .date), .may("note", .text),
            ]),
        APISchema(
            "Observation", "What a probe saw.",
            [
                .must("verdict", verdict), .must("reason", .text), .must("message", .text), .must("passed", .count), .must("runs", .count),
                .must("at", .moment), .may("evidence", .schema("Evidence")), .may("pending", .schema("Pending")),
            ]),
        APISchema("Evidence", "A piece of the reply.", [.may("status", .count), .may("excerpt", .text), .may("hash", .text)]),
        APISchema(
            "Pending", "Another verdict that was seen since, not yet often enough.",
            [.must("verdict", verdict), .must("reason", .text), .must("runs", .count), .must("needed", .count), .must("at", .moment)]),
        APISchema(
            "Run", "What a probe saw of self-hosted software.",
            [
                .must("version", .text), .may("model", .text), .may("server", .text), .may("flags", .text), .may("base_url", .text),
                .must("prober", .text), .must("url", .address), .must("capabilities", .table(of: .schema("Observation"))),
            ]),
        APISchema(
            "Price", "A price from a date on. An absent amount is unknown, 0 is free, null is not sold by that unit.",
            [
                .must("from", .date), .must("currency", .text), .must("per", .one(of: Price.Unit.allCases.map(\.rawValue))),
                .may("input", .money), .may("output", .money), .may("cached_input", .money), .may("cache_write", .money),
                .may("amount", .money), .must("source", .text), .may("note", .text),
            ]),
        APISchema(
            "Plan", "What can be bought, or had for nothing.",
            [
                .must("name", .text), .may("included_usage", .schema("IncludedUsage")), .may("requests_per_minute", .count),
                .may("card_required", .flag), .may("said", .text), .may("note", .text), .must("source", .text),
            ]),
        APISchema(
            "IncludedUsage", "Usage that a plan includes.",
            [.must("amount", .money), .must("currency", .text), .may("per", .one(of: ["month"]))]),
        APISchema(
            "Link", "A place to read on.",
            [
                .must("kind", .one(of: Link.kinds)), .must("title", .text), .may("url", .address), .may("said", .text),
                .must("source", .text),
            ]),
        APISchema(
            "Note", "A sentence or two of Markdown.",
            [.may("topic", .one(of: RecordNote.topics)), .must("text", .text), .must("source", .text), .may("date", .date)]),
        APISchema(
            "Source", "Where facts come from, as somebody last read it.",
            [
                .must("title", .text), .must("publisher", .text), .must("checked", .date), .may("url", .address),
                .may("said_by", .one(of: ["the provider itself", "a competitor", "a third party"])), .may("note", .text),
            ]),
        APISchema("Range", "A number of something; without max, at least so many.", [.must("min", .count), .may("max", .count)]),
    ]

    // MARK: Facts

    private static let facts = [
        fact("TextFacts", .text), fact("CountFacts", .count), fact("FlagFacts", .flag), fact("DateFacts", .date),
        fact("ListFacts", .list(of: .text)), fact("RangeFacts", .schema("Range")), fact("Facts", JSONValue.object([])),
    ]

    private static func fact(_ name: String, _ value: JSONValue) -> APISchema {
        let item = JSONValue.object(
            APISchema.object([
                .must("value", value), .may("said", .text), .must("source", .text), .may("date", .date), .may("note", .text),
                .may("disputed", .text),
            ]))
        return APISchema(
            name, "Empty when unknown; several where sources differ, the newest first.",
            json: [("type", .string("array")), ("items", item)])
    }
}
