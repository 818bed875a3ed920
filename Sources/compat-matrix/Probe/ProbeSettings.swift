import Arguments
import Diagnostics
import Files
import Probing
import Records

/// The flags of `probe`, and what they come to.
struct ProbeSettings: Sendable {
    enum Format: String, CaseIterable, Sendable { case text, json, markdown }

    static let endpoint = Option<String?>(
        "endpoint", "URL", help: "probe this base URL, such as http://127.0.0.1:8000/v1, instead of the catalog")
    static let provider = Option<[String]>(
        repeating: "provider", "ID", help: "only this provider; with --endpoint, the record whose software runs there")
    static let model = Option<[String]>(repeating: "model", "ID", help: "only this model id; * stands for any text")
    static let capability = Option<[String]>(repeating: "capability", "ID", help: "only this capability, and what its verdict rests on")
    static let keyVariable = Option<String?>("key-env", "VAR", help: "with --endpoint: the environment variable that holds the key")
    static let shard = Option<Shard?>(
        "shard", "I/N", expecting: "such as 2/4", help: "only the I-th of N parts, which share no file", parse: { Shard($0) })
    static let onlyStale = Flag(
        "only-stale", help: "only what is missing, too old, or waits to be seen again; resumes a run that was cut short")
    static let format = Option<Format>("format", default: .text, help: "how the report is printed")
    static let dryRun = Flag("dry-run", help: "print every request that would be sent, and the worst cost; send nothing")
    static let verbose = Flag("verbose", help: "show reason, fault and evidence of each verdict")
    static let repeats = Option<Int>("repeat", "N", default: 3, in: 1...20, help: "how often to ask for what may differ from run to run")
    static let timeout = Option<Int>("timeout", "SECONDS", default: 120, in: 1...3600, help: "for one request, in all")
    static let jobs = Option<Int>("jobs", "N", default: 8, in: 1...64, help: "endpoints at a time; each gets 2 requests at a time")
    static let budget = Option<ExactDecimal?>(
        "budget", "USD", expecting: "an amount such as 0.50", help: "stop before more is spent, where prices are recorded",
        parse: { ExactDecimal($0) })
    static let mostTokens = Option<Int>("max-tokens", "N", default: 4096, in: 64...32_768, help: "that one reply may have")
    static let allowCostly = Flag("allow-costly", help: "also make a picture, a file, a batch, a stored reply; what can be deleted is")
    static let allowPlainHTTP = Flag("allow-plain-http", help: "send the key over http to a host other than loopback, this once")
    static let serverVersion = Option<String?>(
        "server-version", "VERSION", help: "of the software, with --provider and --endpoint, where the server does not tell")
    static let trace = Option<String?>("trace", "FILE", help: "write every exchange there, scrubbed, a JSON line each")
    static let declared = Flag("declared", help: "compare what the model lists declare with the records; chat with no model")
    static let write = Flag("write", help: "with --declared: update the facts whose source is that list")

    let options: ProbeOptions
    let jobs: Int
    let format: Format
    let isVerbose: Bool
    let budget: Budget

    init(_ arguments: ParsedArguments) throws(Refusal) {
        var options = ProbeOptions()
        options.repeats = arguments.value(of: Self.repeats)
        options.timeout = Double(arguments.value(of: Self.timeout))
        options.mostTokens = arguments.value(of: Self.mostTokens)
        options.allowsCostly = arguments.isSet(Self.allowCostly)
        let names = arguments.value(of: Self.capability)
        if !names.isEmpty {
            var wanted: Set<ProbedCapability> = []
            for name in names { wanted.insert(try Self.capability(named: name)) }
            options.capabilities = wanted
        }
        self.options = options
        jobs = arguments.value(of: Self.jobs)
        format = arguments.value(of: Self.format)
        isVerbose = arguments.isSet(Self.verbose)
        let money = arguments.value(of: Self.budget)
        if let money, money.digits < 0 { throw Refusal(message: "a budget can't be negative", fix: "name an amount such as 0.50") }
        // A price of 1 for a million millionths: the amount itself, in trillionths.
        budget = Budget(
            money: money.map { Budget.Rate(input: $0, output: ExactDecimal(digits: 0, scale: 0)).cost(input: 1_000_000, output: 0) })
    }

    private static func capability(named name: String) throws(Refusal) -> ProbedCapability {
        if let capability = ProbedCapability(rawValue: name) { return capability }
        let meant = closestMatch(to: name, among: ProbedCapability.allCases.map(\.rawValue))
        throw Refusal(
            message: "nothing probes a capability \"\(name)\"",
            fix: meant.map { "did you mean \"\($0)\"?" } ?? "see /reasons/ of the site, or leave out --capability for all")
    }
}
