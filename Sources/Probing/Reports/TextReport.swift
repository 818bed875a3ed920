import Diagnostics
import Records

/// The report for a terminal: a table a part, verdicts in words, nothing by colour alone.
package struct TextReport {
    let report: ProbeReport
    let names: @Sendable (ProbedCapability) -> String
    let showsEvidence: Bool
    let hasColor: Bool

    package init(
        _ report: ProbeReport, showsEvidence: Bool = false, hasColor: Bool = false,
        names: @escaping @Sendable (ProbedCapability) -> String = { $0.rawValue }
    ) {
        self.report = report
        self.names = names
        self.showsEvidence = showsEvidence
        self.hasColor = hasColor
    }

    package var text: String {
        var out = visible(report.target.base.text) + "\n" + ReportWords.facts(report).map { "  \($0)\n" }.joined()
        for note in report.notes { out += "  note: \(visible(note))\n" }
        if let stop = report.stop {
            out += "  stopped early, \(stop.reason.sentence): \(visible(stop.words))\n"
        }
        let width =
            (ReportWords.order(report.endpoint) + report.models.flatMap { ReportWords.order($0.findings) })
            .map { names($0).utf8.count }.max().map { max($0, 12) } ?? 12
        if !report.endpoint.isEmpty { out += "\nEndpoint\n" + table(report.endpoint, width) }
        for (id, findings) in report.models {
            out += "\nModel \(visible(id))\n" + (findings.isEmpty ? "  nothing was asked of it\n" : table(findings, width))
        }
        if report.models.isEmpty { out += "\nNo model was probed: \(ReportWords.whyNoModel(report)).\n" }
        return out + "\n" + ReportWords.tally(report) + "\n"
    }

    private func table(_ findings: [ProbedCapability: Finding], _ width: Int) -> String {
        let groups = ReportWords.repeated(findings)
        let grouped = Set(groups.flatMap(\.self))
        var out = ""
        for capability in ReportWords.order(findings) where !grouped.contains(capability) {
            if let finding = findings[capability] { out += row(names(capability), finding, width) }
        }
        for group in groups {
            guard let first = group.first, let finding = findings[first] else { continue }
            out += row("\(group.count) cells", finding, width)
            out += String(repeating: " ", count: 4) + group.map(names).joined(separator: ", ") + "\n"
        }
        return out
    }

    private func row(_ name: String, _ finding: Finding, _ width: Int) -> String {
        let verdict = finding.verdict
        let cells = [
            paint(ReportWords.mark(verdict), verdict), padded(name, width), paint(padded(verdict.rawValue, 12), verdict),
            padded("\(finding.passed)/\(finding.runs)", 5), padded(ReportWords.seconds(finding.seconds), 7), visible(finding.message),
        ]
        var line = "  " + cells.joined(separator: " ") + "\n"
        guard showsEvidence else { return line }
        let indent = String(repeating: " ", count: width + 5)
        line += "\(indent)\(finding.reason.rawValue): \(finding.reason.sentence) (\(ReportWords.fault(finding.reason.fault)))\n"
        if let excerpt = finding.excerpt {
            line += "\(indent)\(finding.status.map { "HTTP \($0): " } ?? "")\(visible(excerpt))\n"
        }
        return line
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    private func paint(_ text: String, _ verdict: Observation.Verdict) -> String {
        guard hasColor else { return text }
        let code =
            switch verdict {
            case .supported: "32"
            case .partial: "33"
            case .unsupported: "31"
            case .inconclusive: "2"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

/// Words that the reports share.
enum ReportWords {
    static func order(_ findings: [ProbedCapability: Finding]) -> [ProbedCapability] {
        ProbedCapability.allCases.filter { findings[$0] != nil }
    }

    /// Capabilities of which the same is to be said, where they are more than three.
    static func repeated(_ findings: [ProbedCapability: Finding]) -> [[ProbedCapability]] {
        var groups: [(key: String, members: [ProbedCapability])] = []
        for capability in order(findings) {
            guard let finding = findings[capability] else { continue }
            let key = finding.reason.rawValue + " " + finding.message
            if let place = groups.firstIndex(where: { $0.key == key }) {
                groups[place].members.append(capability)
            } else {
                groups.append((key, [capability]))
            }
        }
        return groups.map(\.members).filter { $0.count > 3 }
    }

    static func mark(_ verdict: Observation.Verdict) -> String {
        switch verdict {
        case .supported: "+"
        case .partial: "~"
        case .unsupported: "-"
        case .inconclusive: "?"
        }
    }

    static func seconds(_ seconds: Double) -> String { decimal(seconds) + " s" }

    static func decimal(_ seconds: Double) -> String {
        let tenths = Int((max(0, min(seconds, 1_000_000)) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    static func fault(_ fault: ProbeReason.Fault) -> String {
        switch fault {
        case .nobody: "nobody's fault"
        case .model: "up to the model"
        case .modelOrServer: "up to the model or the server's software"
        case .server: "up to the server's software"
        case .configuration: "up to how the server was started"
        case .route: "up to the route or address"
        case .account: "up to the account"
        case .network: "up to the network between"
        case .prober: "up to the prober"
        }
    }

    static func facts(_ report: ProbeReport) -> [String] {
        var facts: [String] = []
        if let server = report.server {
            let parts = [server.name, server.version, server.flags.map { "(\($0))" }].compactMap { $0 }
            facts.append("server: " + visible(parts.joined(separator: " ")))
        }
        if let control = report.control { facts.append("a path that does not exist gets: \(visible(control))") }
        if let count = report.listed { facts.append("models listed: \(count)") }
        return facts
    }

    static func whyNoModel(_ report: ProbeReport) -> String {
        if report.listed == 0 { return "the model list is empty; name one with --model" }
        if report.listed == nil { return "there is no model list to take one from; name one with --model" }
        return "none of the \(report.listed ?? 0) that are listed was asked for"
    }

    static func tally(_ report: ProbeReport) -> String {
        let findings = Array(report.endpoint.values) + report.models.flatMap(\.findings.values)
        let counts = Observation.Verdict.allCases.map { verdict in "\(findings.count { $0.verdict == verdict }) \(verdict.rawValue)" }
        var text = counts.joined(separator: ", ") + "; \(report.spending.requests) requests"
        let tokens = report.spending.inputTokens + report.spending.outputTokens
        if tokens > 0 { text += ", about \(tokens) tokens" }
        text += " in \(seconds(report.seconds))"
        if report.unprobed > 0 {
            text +=
                ". \(report.unprobed) more \(report.unprobed == 1 ? "model is" : "models are") listed; name one with --model, or all with --model '*'"
        }
        return text
    }
}
