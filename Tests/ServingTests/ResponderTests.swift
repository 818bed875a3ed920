import Synchronization
import Testing

@testable import Serving

@Suite struct ResponderTests {
    private static let files = [
        "index.html": "<head></head>home", "models/index.html": "models", "404.html": "lost", "assets/site.css": "0123456789",
        "api/a.json": "{}",
    ].mapValues { Array($0.utf8) }

    private func response(_ target: String, _ fields: String = "", method: String = "GET", root: String = "/") throws -> Response {
        let text = "\(method) \(target) HTTP/1.1\r\nHost: localhost:80\r\n\(fields)\r\n"
        guard case .complete(let head, _) = RequestHead.read(Array(text.utf8)),
            case .response(let response) = Responder(port: 80).answer(head, from: Snapshot(Self.files, root: root, nonce: "n"))
        else { throw NoResponse() }
        return response
    }

    private struct NoResponse: Error {}

    @Test(
        arguments: [
            ("/", "/", Status.ok, nil), ("/models/", "/", .ok, nil), ("/models", "/", .movedPermanently, "/models/"),
            ("/models?a=1", "/", .movedPermanently, "/models/?a=1"), ("/api/", "/", .notFound, nil), ("/api", "/", .notFound, nil),
            ("/none", "/", .notFound, nil), ("/assets/site.css/", "/", .notFound, nil), ("/", "/matrix/", .movedPermanently, "/matrix/"),
            ("/matrix", "/matrix/", .movedPermanently, "/matrix/"), ("/matrix/models", "/matrix/", .movedPermanently, "/matrix/models/"),
            ("/matrix/", "/matrix/", .ok, nil), ("/models/", "/matrix/", .notFound, nil), ("/.serve/reload.js", "/matrix/", .ok, nil),
        ] as [(String, String, Status, String?)])
    func findsFiles(_ target: String, _ root: String, _ status: Status, _ location: String?) throws {
        let response = try response(target, root: root)
        #expect(response.status == status)
        #expect(response.value(of: "Location") == location)
    }

    @Test func sendsPartsToThoseWhoseCopyIsCurrent() throws {
        let tag = try #require(try response("/assets/site.css").value(of: "ETag"))
        let part = try response("/assets/site.css", "Range: bytes=2-4\r\nIf-Range: \(tag)\r\n")
        #expect(part.status == .partialContent)
        #expect(part.value(of: "Content-Range") == "bytes 2-4/10")
        #expect(part.body.elementsEqual("234".utf8))
        #expect(try response("/assets/site.css", "Range: bytes=2-4\r\nIf-Range: \"old\"\r\n").status == .ok)
        #expect(try response("/assets/site.css", "Range: bytes=2-4\r\n", method: "HEAD").status == .ok)
        #expect(try response("/assets/site.css", "Range: bytes=2-4\r\nIf-None-Match: \(tag)\r\n").status == .notModified)
        #expect(try response("/assets/site.css", "Range: bytes=10-\r\n").value(of: "Content-Range") == "bytes */10")
    }

    @Test func letsLinksFromOtherSitesInAndNothingElse() throws {
        let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
        #expect(try response("/", link).status == .ok)
        #expect(try response("/", "Sec-Fetch-Site: same-origin\r\n").status == .ok)
        #expect(
            try response("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n").status == .forbidden)
        #expect(try response("/", link.replacing("document", with: "iframe")).status == .forbidden)
    }

    @Test func changesTheRevisionOfAPageWithWhatItShows() {
        func revisions(_ changes: [String: String]) -> [String] {
            let site = Snapshot(Self.files.merging(changes.mapValues { Array($0.utf8) }) { $1 }, root: "/", nonce: "n")
            return ["", "models/", "new/"].map { site.revision(of: $0) }
        }
        let old = revisions([:])
        #expect(revisions(["api/a.json": "[]"]) == old)
        let other = revisions(["models/index.html": "changed"])
        #expect(other[0] == old[0])
        #expect(other[1] != old[1])
        #expect(zip(revisions(["assets/site.css": "changed"]), old).allSatisfy { $0 != $1 })
        #expect(revisions(["new/index.html": "new"])[2] != old[2])
        let rows = revisions(["models/rows.json": "[]"])
        #expect(rows[0] == old[0])
        #expect(rows[1] != revisions(["models/rows.json": "[1]"])[1])
    }

    @Test func makesAFileWhenItIsAskedForAndOnce() {
        let asked = Mutex<[String]>([])
        func maker(_ path: String, _ text: String?) -> Snapshot.Maker {
            {
                asked.withLock { $0.append(path) }
                return text.map { Array($0.utf8) }
            }
        }
        let makers = [
            "index.html": maker("index.html", "home"), "bad/index.html": maker("bad", nil), "other/index.html": maker("other", "o"),
        ]
        let site = Snapshot(makers, root: "/", nonce: "n", placeholder: "wait")
        #expect(asked.withLock(\.self) == [])
        for _ in 1...2 {
            guard case .file(let home) = site.answer("") else {
                Issue.record("no home")
                return
            }
            #expect(home.tag == EntityTag(home.bytes))
        }
        #expect(asked.withLock(\.self) == ["index.html"])
        guard case .missing(.serviceUnavailable, let page?) = site.answer("bad/") else {
            Issue.record("no placeholder")
            return
        }
        #expect(String(decoding: page.bytes, as: UTF8.self).hasPrefix("wait"))
    }
}
