import Records

/// What the pages call things.
enum Words {
    static func kind(_ kind: Provider.Kind) -> String {
        let parts = kindParts(kind)
        return parts.short + (parts.rest ?? "")
    }

    /// The part that a narrow column shows, and what completes it.
    static func kindParts(_ kind: Provider.Kind) -> (short: String, rest: String?) {
        switch kind {
        case .gateway: ("Gateway", nil)
        case .host: ("Host", nil)
        case .selfHosted: ("Self-hosted", " server")
        case .local: ("Local", " runtime")
        }
    }

    static func claim(_ claim: Claim.Value) -> String {
        switch claim {
        case .yes: "Yes"
        case .no: "No"
        case .partial: "Partial"
        case .modelDependent: "Depends on the model"
        case .notApplicable: "Not applicable"
        }
    }

    static func verdict(_ verdict: Observation.Verdict) -> String {
        switch verdict {
        case .supported: "A probe saw it work"
        case .partial: "A probe saw it work in part"
        case .unsupported: "A probe saw it fail"
        case .inconclusive: "A probe could not tell"
        }
    }

    /// What a run saw that is not published yet.
    static func pending(_ verdict: Observation.Verdict) -> String {
        switch verdict {
        case .supported: "it worked"
        case .partial: "it worked in part"
        case .unsupported: "it failed"
        case .inconclusive: "it could not be told"
        }
    }

    /// Who has to do something about it.
    static func fault(_ fault: ProbeReason.Fault) -> String {
        switch fault {
        case .nobody: "nobody"
        case .model: "the model"
        case .modelOrServer: "the model or the server's software"
        case .server: "the server"
        case .configuration: "how the server is set up"
        case .route: "the address or route"
        case .account: "the account or its key"
        case .network: "the network between"
        case .prober: "the prober itself"
        }
    }

    /// How a source stands to the provider that it speaks of.
    static func standing(_ standing: Catalog.Standing) -> String {
        switch standing {
        case .itself: "the provider itself"
        case .competitor: "a competitor"
        case .thirdParty: "a third party"
        }
    }

    static func count(_ count: Count) -> String {
        switch count.most {
        case count.least?: number(count.least)
        case let most?: "\(number(count.least)) to \(number(most))"
        case nil: "at least \(number(count.least))"
        }
    }

    /// For a narrow column: `300–500`, `200+`.
    static func shortCount(_ count: Count) -> String {
        switch count.most {
        case count.least?: number(count.least)
        case let most?: "\(number(count.least))\u{2013}\(number(most))"
        case nil: number(count.least) + "+"
        }
    }

    static func link(_ kind: String) -> String {
        switch kind {
        case "docs": "Documentation"
        case "models": "Model list"
        case "pricing": "Pricing"
        case "sign-up": "Sign-up"
        case "status": "Status page"
        default: "Repository"
        }
    }

    static func topic(_ topic: String) -> String {
        switch topic {
        case "compatibility": "Compatibility"
        case "models": "Models"
        case "billing": "Billing and usage"
        case "keys": "Keys"
        case "limits": "Limits"
        case "operation": "Operation"
        default: "Tools and clients"
        }
    }

    static func scheme(_ scheme: Authentication.Scheme) -> String {
        switch scheme {
        case .bearer: "Authorization: Bearer header"
        case .none: "none"
        }
    }

    static func types(_ types: [String]) -> String { types.map(capitalized).joined(separator: ", ") }
    static func modalities(_ modalities: [String]) -> String { modalities.joined(separator: ", ") }

    static func flag(_ flag: Bool) -> String { flag ? "Yes" : "No" }

    /// `reasoning` as `Reasoning`.
    static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// Digits in groups of three: `128,000`.
    static func number(_ number: Int) -> String { (number < 0 ? "-" : "") + grouped(String(number.magnitude)) }

    static func grouped(_ digits: String) -> String {
        var text = digits
        var place = text.utf8.count - 3
        while place > 0 {
            text.insert(",", at: text.index(text.startIndex, offsetBy: place))
            place -= 3
        }
        return text
    }

    /// `1 model`, `2 models`.
    static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    static func list(_ items: [String]) -> String {
        items.count < 2 ? items.joined() : items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }
}

extension CellState {
    /// The name of the state's glyph and style.
    var glyph: String {
        switch self {
        case .unknown: "unknown"
        case .notApplicable: "not-applicable"
        case .dependsOnModel: "depends"
        case .claimed(let answer): "claimed-" + answer.word
        case .observed(let answer): "observed-" + answer.word
        case .verified(let answer): "verified-" + answer.word
        case .disputed: "disputed"
        case .contested: "contested"
        }
    }

    /// The state in words: the short part that a narrow column shows, and what completes it.
    var words: (short: String, rest: String?) {
        switch self {
        case .unknown: ("?", " Unknown")
        case .notApplicable: ("Not applicable", nil)
        case .dependsOnModel: ("Depends", " on the model")
        case .claimed(let answer): (answer.title, nil)
        case .observed(let answer): (answer.title, ", observed")
        case .verified(let answer): (answer.title, ", verified")
        case .disputed(.worksInPart): ("Disputed", ": works in part")
        case .disputed(.fails): ("Disputed", ": does not work")
        case .disputed(.better): ("Disputed", ": better than claimed")
        case .contested: ("Contested", ": sources differ")
        }
    }
}

extension CellState.Answer {
    fileprivate var word: String {
        switch self {
        case .yes: "yes"
        case .partial: "partial"
        case .no: "no"
        }
    }

    fileprivate var title: String { Words.capitalized(word) }
}
