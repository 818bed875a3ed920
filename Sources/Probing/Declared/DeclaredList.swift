import Diagnostics
import Records
import StrictJSON

/// What one route of an endpoint says of its models; all of it the word of a stranger.
package struct DeclaredList: Sendable {
    package enum Route: String, Sendable {
        case models
        case ollamaTags = "ollama-tags"
        case ollamaShow = "ollama-show"
        case tgiInfo = "tgi-info"

        /// Where it lies, given the base URL of the OpenAI-compatible part.
        package func address(base: String) -> String? {
            let base = base.utf8.last == UInt8(ascii: "/") ? String(base.dropLast()) : base
            guard let web = WebAddress(base), web.isPlain else { return nil }
            let origin = String(base.dropLast(web.path.utf8.count))
            return switch self {
            case .models: base + "/models"
            case .ollamaTags: origin + "/api/tags"
            case .ollamaShow: origin + "/api/show"
            case .tgiInfo: origin + "/info"
            }
        }
    }

    package let url: String
    package let route: Route
    package internal(set) var entries: [DeclaredEntry] = []
    /// Why it may lack what is served. With any, it proves no absence and nothing of it is written.
    package internal(set) var gaps: [String] = []
    /// Whether there is no list at all.
    package let isMissing: Bool
    /// Ids that hold controls or invisible characters, or are very long; nothing is compared with them.
    package internal(set) var oddIDs = 0
    private var places: [[UInt8]: Int] = [:]

    /// Whether what it leaves out is not served; other routes speak of the models that they are asked for.
    package var namesEveryModel: Bool { route == .models || route == .ollamaTags }

    init(_ route: Route, url: String, isMissing: Bool, gaps: [String]) {
        self.route = route
        self.url = url
        self.isMissing = isMissing
        self.gaps = gaps + (isMissing && gaps.isEmpty ? ["no list came"] : [])
    }

    /// Byte for byte: ids that only look alike are different models.
    package subscript(id: String) -> DeclaredEntry? { places[Array(id.utf8)].map { entries[$0] } }

    mutating func add(_ entry: DeclaredEntry) {
        guard entry.id.utf8.count <= 256, visible(entry.id) == entry.id else {
            oddIDs += 1
            return
        }
        let key = Array(entry.id.utf8)
        if let place = places[key] {
            entries[place].isDoubled = true
        } else {
            places[key] = entries.count
            entries.append(entry)
        }
    }
}
