import Diagnostics
import Records

/// The report for an issue tracker: what differs first, each with its evidence and whose fault it is, then everything.
package struct MarkdownReport {
    let report: ProbeReport
    let prober: String
    let date: String
    let names: @Sendable (ProbedCapability) -> String

    package init(
        _ report: ProbeReport, prober: String, date: String, names: @escaping @Sendable (ProbedCapability) -> String = { $0.rawValue }
    ) {
        self.report = report
        self.prober = prober
        self.date = date
        self.names = names
    }

    package var text: String {
        var out = "## OpenAI compatibility of \(MarkdownText.code(report.target.base.text))\n\n"
        out += "Probed on \(date) with \(MarkdownText.escaped(prober)). "
        out += "\"Supported\" means that a reply showed it; \"inconclusive\" means that nothing was shown either way.\n\n"
        for fact in ReportWords.facts(report) + report.notes { out += "- \(MarkdownText.escaped(fact))\n" }
        if let stop = report.stop {
            out += "- Stopped early: \(MarkdownText.escaped(stop.reason.sentence + " (" + stop.words + ")"))\n"
        }
        out += "\n"
        let parts = [("Endpoint", report.endpoint)] + report.models.map { ("Model \(MarkdownText.code($0.id))", $0.findings) }
        out += differences(parts)
        for (title, findings) in parts where !findings.isEmpty { out += "### \(title)\n\n" + table(findings) + "\n" }
        return out + MarkdownText.escaped(ReportWords.tally(report)) + "\n"
    }

    private func differences(_ parts: [(String, [ProbedCapability: Finding])]) -> String {
        var out = ""
        for (title, findings) in parts {
            for capability in ReportWords.order(findings) {
                guard let finding = findings[capability], [.partial, .unsupported].contains(finding.verdict),
                    ![.removedUpstream, .otherKind].contains(finding.reason)
                else { continue }
                out += "- **\(MarkdownText.escaped(names(capability)))** (\(title)): \(finding.verdict.rawValue), "
                out += "\(finding.passed) of \(finding.runs): \(MarkdownText.escaped(finding.message)). "
                out +=
                    "Reason \(MarkdownText.code(finding.reason.rawValue)): \(finding.reason.sentence); \(ReportWords.fault(finding.reason.fault)).\n"
                if let excerpt = finding.excerpt {
                    out += "  Reply\(finding.status.map { " (HTTP \($0))" } ?? ""): \(MarkdownText.code(excerpt))\n"
                }
            }
        }
        return out.isEmpty ? "" : "### What differs\n\n" + out + "\n"
    }

    private func table(_ findings: [ProbedCapability: Finding]) -> String {
        var out = "| Capability | Verdict | Runs | Reason | What was seen |\n| --- | --- | --- | --- | --- |\n"
        let groups = ReportWords.repeated(findings)
        let grouped = Set(groups.flatMap(\.self))
        for members in ReportWords.order(findings).filter({ !grouped.contains($0) }).map({ [$0] }) + groups {
            guard let finding = members.first.flatMap({ findings[$0] }) else { continue }
            let cells = [
                MarkdownText.escaped(members.map(names).joined(separator: ", ")), finding.verdict.rawValue,
                "\(finding.passed)/\(finding.runs)",
                MarkdownText.code(finding.reason.rawValue), MarkdownText.escaped(finding.message),
            ]
            out += "| " + cells.joined(separator: " | ") + " |\n"
        }
        return out
    }
}

/// Text of strangers in somebody's issue: no markup, no mention, no reference, no link.
enum MarkdownText {
    static func escaped(_ text: String) -> String {
        var out = ""
        var previous: Unicode.Scalar = " "
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "~", "|", "$": out += "\\"
            default: break
            }
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "@": out += "&#64;"
            case "#": out += "&#35;"
            case "/" where previous == ":": out += "&#47;"
            default: out.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return out
    }

    /// In a code span, whose fence is longer than any within; a table would split at a bar.
    static func code(_ text: String) -> String {
        let text = visible(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\u{00A6}")
        var longest = 0
        var current = 0
        for byte in text.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let needsSpace = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty
        return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
    }
}
