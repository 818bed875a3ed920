import Records

/// A provider's cell of the matrix as a small picture that stands on its own, on light and on dark ground.
struct Badge: Sendable {
    let provider: Provider
    let capability: Capability
    let state: CellState
    let siteTitle: String

    /// One for each provider and each column that the matrix shows at first.
    static func all(_ edition: Edition) -> [Badge] {
        let catalog = edition.catalog
        let columns = catalog.settings.matrixColumns.compactMap { catalog.vocabulary[$0.id] }
        return catalog.providers.flatMap { provider in
            columns.map {
                Badge(
                    provider: provider, capability: $0, state: catalog.cell(provider, $0.id.id).state,
                    siteTitle: catalog.settings.title)
            }
        }
    }

    var path: String { "badge/\(provider.id)/\(capability.id.id).svg" }
    /// What it says, as a sentence without a full stop.
    var text: String { "\(label): \(state.phrase)" }
    var width: Int { left + right }
    static let height = 20

    private var label: String { "\(provider.name), \(capability.name)" }

    private static let fontSize = 11
    private static let padding = 6

    private var left: Int { Self.box(label) }
    private var right: Int { Self.box(state.phrase) }

    private static func box(_ text: String) -> Int { (TextWidth.tenths(text, fontSize: fontSize) + 9) / 10 + 2 * padding }

    var bytes: [UInt8] {
        let name = Self.escaped("\(text) (\(siteTitle))")
        let look = state.look
        return Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(Self.height)" \
            viewBox="0 0 \(width) \(Self.height)" role="img" aria-label="\(name)">
            <title>\(name)</title>
            <rect width="\(width)" height="\(Self.height)" rx="3" fill="#3a3934"/>
            <path d="M\(left) 1h\(right - 3)a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-\(right - 3)z" fill="\(look.ground)"/>
            <g font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="\(Self.fontSize)">
            \(words(label, from: 0, ink: "#ffffff"))
            \(words(state.phrase, from: left, ink: look.ink))
            </g>
            </svg>

            """.utf8)
    }

    /// The length holds for every face that a machine may have.
    private func words(_ text: String, from start: Int, ink: String) -> String {
        let length = Self.box(text) - 2 * Self.padding
        return
            "<text x=\"\(start + Self.padding)\" y=\"14\" textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\" fill=\"\(ink)\">"
            + Self.escaped(text) + "</text>"
    }

    /// For text and attributes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { xml, scalar in
            switch scalar {
            case "&": xml += "&amp;"
            case "<": xml += "&lt;"
            case ">": xml += "&gt;"
            case "\"": xml += "&quot;"
            default: xml.unicodeScalars.append(scalar)
            }
        }
    }
}

extension CellState {
    /// The state as words within a sentence: what is known, and how it is known.
    var phrase: String {
        switch self {
        case .unknown: "unknown"
        case .notApplicable: "not applicable"
        case .dependsOnModel: "depends on the model"
        case .claimed(let answer): answer.phrase + ", claimed"
        case .observed(let answer): answer.phrase + ", observed"
        case .verified(let answer): answer.phrase + ", verified"
        case .disputed(.fails): "disputed, does not work"
        case .disputed(.worksInPart): "disputed, works in part"
        case .disputed(.better): "disputed, better than claimed"
        case .contested: "sources differ"
        }
    }

    /// What was seen is solid; what is only said is pale. Every pair has a contrast of 4.5 or more.
    fileprivate var look: (ground: String, ink: String) {
        switch self {
        case .verified(.yes), .observed(.yes): ("#12653a", "#ffffff")
        case .verified(.partial), .observed(.partial): ("#7a5100", "#ffffff")
        case .verified(.no), .observed(.no): ("#8a3324", "#ffffff")
        case .claimed(.yes): ("#dff0e5", "#12653a")
        case .claimed(.partial), .dependsOnModel: ("#f6ecd6", "#7a5100")
        case .claimed(.no): ("#f6e3de", "#8a3324")
        case .disputed, .contested: ("#fde4e6", "#a8081f")
        case .unknown, .notApplicable: ("#f3f2ec", "#5f5e59")
        }
    }
}

extension CellState.Answer {
    fileprivate var phrase: String {
        switch self {
        case .yes: "yes"
        case .partial: "in part"
        case .no: "no"
        }
    }
}
