import Foundation
import Testing

/// Pages of the example catalog as they were last looked at.
///
/// After a wanted change: `RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests`, then read the difference like any other.
struct SnapshotTests {
    /// What of a page is kept, and under which name.
    enum Snapshot: String, CaseIterable, Sendable {
        case matrix, providers, compare, models, pricing, capabilities, guides, status, disputes, reasons, data
        case provider, keylessProvider, bareProvider, lab, model, unservedModel, imageModel, guide
        case capability, probedCapability, endpointCapability, plot
        /// With everything that surrounds the content.
        case wholeNotFound

        var page: String {
            switch self {
            case .matrix: ""
            case .providers, .compare, .models, .pricing, .capabilities, .guides, .status, .disputes, .reasons: rawValue + "/"
            case .data: "api/"
            case .plot: "pricing/plot/"
            case .provider: "providers/gate/"
            case .keylessProvider: "providers/server/"
            case .bareProvider: "providers/near/"
            case .lab: "models/other-lab/"
            case .model: "models/example-lab/swift-1/"
            case .unservedModel: "models/other-lab/unserved/"
            case .imageModel: "models/other-lab/painter/"
            case .capability: "capabilities/tools/"
            case .probedCapability: "capabilities/streaming/"
            case .endpointCapability: "capabilities/responses/"
            case .guide: "guides/first-steps/"
            case .wholeNotFound: "404.html"
            }
        }
    }

    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    private static let folder = URL(filePath: BuiltSite.repository + "/Tests/PublishingTests/Snapshots")

    @Test(arguments: Snapshot.allCases) func keepsThePageAsItWas(_ snapshot: Snapshot) throws {
        let file = snapshot.page.hasSuffix(".html") ? snapshot.page : snapshot.page + "index.html"
        let html = try BuiltSite.example().text(file)
        let part = snapshot == .wholeNotFound ? html : try #require(main(of: html), "\(file) has no <main>")
        let stored = Self.folder.appending(path: snapshot.rawValue + ".html")
        if Self.isRecording { try Data(part.utf8).write(to: stored) }
        let expected = String(decoding: try Data(contentsOf: stored), as: UTF8.self)
        #expect(Array(part.utf8) == Array(expected.utf8), "\(firstDifference(part, expected, file))")
    }

    /// A page kind without a snapshot is one that nobody looks at.
    @Test func coversEveryTemplate() throws {
        let shown = Set(try Snapshot.allCases.map { try kind(of: $0.page, in: BuiltSite.example()) })
        let missing = Set(try pageKinds()).subtracting(shown)
        #expect(missing == [], "templates without a snapshot")
    }

    private func main(of html: String) -> String? {
        guard let start = html.range(of: "<main"), let end = html.range(of: "</main>") else { return nil }
        return html[start.lowerBound..<end.upperBound] + "\n"
    }

    private func firstDifference(_ page: String, _ stored: String, _ file: String) -> String {
        let (is_, was) = (page.components(separatedBy: "\n"), stored.components(separatedBy: "\n"))
        let line = zip(is_, was).prefix { $0 == $1 }.count
        func shown(_ lines: [String]) -> String { line < lines.count ? lines[line].debugDescription : "(the end)" }
        return "\(file), line \(line + 1) of the snapshot\n  is:  \(shown(is_))\n  was: \(shown(was))\nRECORD_SNAPSHOTS=1 records it anew"
    }
}
