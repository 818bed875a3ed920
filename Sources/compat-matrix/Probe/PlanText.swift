import Diagnostics
import Probing
import Records

/// The plan of a dry run: every request that may be sent, and the worst that may come of it.
struct PlanText {
    struct Part {
        var name: String
        var plan: ProbePlan
        var probesEndpoint: Bool
        /// With the recorded price, where there is one.
        var models: [(id: String, rate: Budget.Rate?)]
        /// Which models of a list that is not read yet.
        var listed = Listed.none
    }

    enum Listed {
        case none
        case first(Int)
        /// Those that match a pattern, however many they are.
        case matching
    }

    let parts: [Part]

    var text: String {
        var out = ""
        var total = ProbePlan.Cost()
        var money = 0
        var unpriced = 0
        var open = ProbePlan.Cost()
        for part in parts {
            out += "\(visible(part.name))\n  once\n" + lines(part.plan.endpoint)
            total = total + ProbePlan.cost(part.plan.endpoint)
            var count = part.models.count
            if case .first(let number) = part.listed { count += number }
            let cost = ProbePlan.cost(part.plan.model)
            if case .matching = part.listed {
                out += "  for each model of the list that matches\n" + lines(part.plan.model)
                open = open + cost
            } else if count > 0, !part.plan.model.isEmpty {
                let names = part.models.prefix(5).map { visible($0.id) }.joined(separator: ", ")
                let more = part.models.count > 5 ? " and \(part.models.count - 5) more" : ""
                out += "  for each of \(count) \(count == 1 ? "model" : "models")\(names.isEmpty ? " of the list" : ": " + names + more)\n"
                out += lines(part.plan.model)
            }
            for _ in 0..<count { total = total + cost }
            for model in part.models {
                if let rate = model.rate { money += rate.cost(input: cost.input, output: cost.output) } else { unpriced += 1 }
            }
            unpriced += count - part.models.count
        }
        out += "\nAt the very most: \(total.requests) requests, \(total.input) tokens in and \(total.output) out"
        if open.requests > 0 {
            out += ", and for each model that matches \(open.requests) requests, \(open.input) tokens in and \(open.output) out"
        }
        out += money > 0 ? ", \(Self.dollars(money)) USD" : ""
        out += unpriced > 0 ? "; \(unpriced) \(unpriced == 1 ? "model has" : "models have") no recorded price\n" : "\n"
        return out
            + "A request that is answered with 429 or 503 is sent again, twice at most. Replies are usually far shorter than they may be.\n"
    }

    private func lines(_ steps: [ProbePlan.Step]) -> String {
        steps.map { step in
            let bounds = step.bounds
            var line = "    \(bounds.method.rawValue) \(bounds.route)"
            line +=
                String(repeating: " ", count: max(1, 36 - line.utf8.count))
                + "up to \(bounds.times) \(bounds.times == 1 ? "time " : "times")"
            if bounds.output > 0 { line += ", \(bounds.output) tokens each" }
            let capabilities = bounds.capabilities.map(\.rawValue).joined(separator: ", ")
            return line + (capabilities.isEmpty ? "" : "  \(capabilities)") + "\n"
        }.joined()
    }

    /// Rounded up to the cent.
    static func dollars(_ trillionths: Int) -> String {
        let cents = (trillionths + 9_999_999_999) / 10_000_000_000
        let rest = cents % 100
        return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
