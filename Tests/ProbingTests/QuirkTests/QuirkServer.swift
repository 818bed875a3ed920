import Foundation
import ReferenceServer
import Synchronization
import TestServer

/// The faithful server with one fixture before it.
final class QuirkServer: Sendable {
    let fixture: QuirkFixture
    let reference: ReferenceServer
    static let key = "sk-test-0123456789"
    private let counts: Mutex<Counts>

    private struct Counts {
        /// Requests that a section answered, and those that it might have but for their number.
        var answered: [Int]
        var met: [Int]
    }

    init(_ fixture: QuirkFixture) {
        self.fixture = fixture
        var settings = ReferenceServer.Settings()
        settings.basePath = fixture.serverBase
        settings.key = fixture.needsKey ? Self.key : nil
        reference = ReferenceServer(settings)
        let none = [Int](repeating: 0, count: fixture.sections.count)
        counts = Mutex(Counts(answered: none, met: none))
    }

    func start() throws -> TestServer {
        try TestServer { [self] in reply(to: $0).script }
    }

    /// The lines of the sections that answered nothing.
    var unmatched: [Int] {
        let answered = counts.withLock(\.answered)
        return zip(fixture.sections, answered).filter { $0.1 == 0 && !$0.0.mayStayUnasked }.map(\.0.line)
    }

    func reply(to received: ReceivedRequest) -> WireReply {
        let request = QuirkRequest(received, reference)
        guard let section = section(for: request) else { return request.faithful.wire }
        let values = QuirkValues(request)
        var wire: WireReply
        if let raw = section.raw {
            wire = raw.reply(values)
        } else {
            var reply = request.faithful
            for change in section.changes { change.apply(to: &reply, values, reference) }
            wire = reply.wire
        }
        for change in section.changes { change.apply(to: &wire) }
        return wire
    }

    private func section(for request: QuirkRequest) -> QuirkFixture.Section? {
        counts.withLock { counts in
            for (index, section) in fixture.sections.enumerated() where section.isFor(request, answered: counts.answered) {
                counts.met[index] += 1
                guard section.conditions.allSatisfy({ $0.counts(counts.met[index]) }) else { continue }
                counts.answered[index] += 1
                return section
            }
            return nil
        }
    }
}

extension QuirkFixture.Section {
    fileprivate func isFor(_ request: QuirkRequest, answered: [Int]) -> Bool {
        (method == "*" || method == request.method) && path.matches(whole: request.path, relative: request.relative)
            && (request.faithful.isSuccess || conditions.contains(where: \.coversRefusals))
            && conditions.allSatisfy { $0.holds(request, answered: answered) }
    }
}
