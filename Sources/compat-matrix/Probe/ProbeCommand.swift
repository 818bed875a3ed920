import Arguments
import Diagnostics
import Files
import Probing
import Records

/// Sends real requests and records what it saw.
enum ProbeCommand {
    static let command = Command<CommandTable.Action>(
        "probe", summary: "observe what endpoints really do",
        details: """
            Without --endpoint: probes the recorded endpoints and offerings whose key variable is set, and writes data/probes. Each model's file \
            is written as soon as it is done; Ctrl-C keeps what is finished, and --only-stale goes on from there. With --endpoint: probes any \
            base URL and prints the report; where no --model is named, the first \(ProbeJob.usualModels) of its list. A key is read from its \
            environment variable, sent to its own host only, over https or to loopback, and never shown. At most --jobs endpoints at a \
            time, with 2 requests each; a request ends after --timeout seconds or 16 MiB; a server's Retry-After is waited for up to 60 seconds. \
            1,000 endpoints take less than 256 MB, which scripts/soak measures.
            """,
        parameters: [
            ProbeSettings.endpoint, ProbeSettings.model, ProbeSettings.keyVariable, ProbeSettings.provider, ProbeSettings.capability,
            ProbeSettings.shard, ProbeSettings.onlyStale, ProbeSettings.format, ProbeSettings.verbose, ProbeSettings.dryRun,
            ProbeSettings.repeats, ProbeSettings.timeout, ProbeSettings.jobs, ProbeSettings.budget, ProbeSettings.mostTokens,
            ProbeSettings.allowCostly, ProbeSettings.allowPlainHTTP, ProbeSettings.serverVersion, ProbeSettings.trace,
            ProbeSettings.declared, ProbeSettings.write, SharedOptions.data,
        ],
        exitStatuses: [
            (0, "it ran, whatever the verdicts"), (1, "the records or the request have problems"),
            (2, "nothing could be reached, not written, or the run was interrupted"), (64, "wrong usage"),
        ],
        examples: [
            "probe --endpoint http://127.0.0.1:8000/v1",
            "probe --endpoint https://api.example.com/v1 --key-env EXAMPLE_API_KEY --model small-1",
            "probe --endpoint http://127.0.0.1:8000/v1 --format markdown > report.md",
            "probe --provider openrouter --model 'meta-llama/*' --dry-run",
            "probe --provider vllm --endpoint http://127.0.0.1:8000/v1", "probe --shard 2/8 --only-stale",
        ],
        action: run
    )

    /// Name and version of the prober, as records keep it.
    static let prober = "compat-matrix \(CommandTable.version)"

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let workspace = Workspace(console: console, trees: [data])
        do {
            let settings = try ProbeSettings(arguments)
            if arguments.isSet(ProbeSettings.write), !arguments.isSet(ProbeSettings.declared) {
                throw Refusal(message: "--write goes with --declared", fix: "observations are written without it")
            }
            let trace = try arguments.value(of: ProbeSettings.trace).map { path throws(Refusal) in try TraceFile(path: path) }
            let status =
                if let endpoint = arguments.value(of: ProbeSettings.endpoint) {
                    try EndpointRun(endpoint, arguments, settings, workspace, data, trace).run()
                } else {
                    try CatalogRun(arguments, settings, workspace, data, trace).run()
                }
            if let trace, let problem = trace.problem {
                throw Refusal(message: problem, fix: "make room, or name a file elsewhere", status: .impossible)
            }
            return status
        } catch {
            return workspace.fail(error)
        }
    }
}

extension Pace {
    static let system = Pace(
        now: { Console.unixTime() },
        sleep: { seconds in
            // Cut short by Ctrl-C, which the next request notices.
            try? await Task.sleep(for: .milliseconds(Int64(max(0, min(seconds, 3600)) * 1000)))
        })
}
