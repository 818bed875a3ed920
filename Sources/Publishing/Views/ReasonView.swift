import Mustache
import Records

/// A reason code in words. One that a newer prober wrote stands for itself.
struct ReasonView {
    let code: String
    private let reason: ProbeReason?

    init(code: String) {
        self.code = code
        reason = ProbeReason(rawValue: code)
    }

    /// Where the code is explained.
    var path: String { ReasonsPage.path + (reason == nil ? "" : "#" + code) }
    var sentence: String { reason?.sentence ?? "a code that this edition of the site does not know" }
    var fault: String { reason.map { Words.fault($0.fault) } ?? "unknown" }
    /// `nil` where it is nobody's.
    var culprit: String? { reason?.fault == .nobody ? nil : fault }
}

/// A verdict as a shape and a word.
struct VerdictView {
    let verdict: Observation.Verdict

    var state: String {
        switch verdict {
        case .supported: CellState.observed(.yes).glyph
        case .partial: CellState.observed(.partial).glyph
        case .unsupported: CellState.observed(.no).glyph
        case .inconclusive: "inconclusive"
        }
    }

    var word: String { Words.capitalized(verdict.rawValue) }
}
