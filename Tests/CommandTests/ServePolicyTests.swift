import Foundation
import Testing

@Suite struct ServePolicyTests {
    @Test func answersOnlyItsOwnNames() throws {
        try ServedProject.with { served in
            for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
                #expect(try served.ask("/", host: "\(host):\(served.port)").status == 200, "\(host)")
            }
            for host in [
                "evil.example", "evil.example:\(served.port)", "localhost", "localhost:1", "127.0.0.1.evil.example:\(served.port)",
                "0.0.0.0:\(served.port)",
                "localhost.:\(served.port)", "",
            ] {
                let reply = try served.ask("/", host: host)
                #expect(reply.status == 403, "\(host): \(reply)")
                #expect(!reply.body.contains("Example"))
            }
            #expect(try served.raw("GET / HTTP/1.1\r\n\r\n").status == 400)
            #expect(try served.raw("GET / HTTP/1.0\r\n\r\n").status == 403)
            #expect(try served.ask("/", ["Host: localhost:\(served.port)"]).status == 400)
            #expect(try served.ask("http://evil.example/").status == 403)
            #expect(try served.ask("http://localhost:\(served.port)/", host: "evil.example").status == 200)
        }
    }

    @Test func refusesOtherOrigins() throws {
        try ServedProject.with { served in
            #expect(try served.ask("/", ["Origin: http://localhost:\(served.port)"]).status == 200)
            for origin in ["http://evil.example", "https://localhost:\(served.port)", "http://localhost:1", "null"] {
                for target in ["/", "/.serve/events?page=/", "/.serve/reload.js"] {
                    let reply = try served.ask(target, ["Origin: \(origin)"])
                    #expect(reply.status == 403, "\(origin) \(target): \(reply)")
                    #expect(reply.value(of: "Access-Control-Allow-Origin") == nil)
                }
            }
        }
    }

    @Test func refusesEveryPathThatLeadsOut() throws {
        try ServedProject.with(["secret.txt": "secret words"]) { served in
            let link = served.project.root.url.appendingPathComponent("templates/assets/link.txt")
            for target in [
                "/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2f..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt",
                "/%2e%2e%2fsecret.txt",
                "/..%5csecret.txt", "//secret.txt", "/secret.txt%00.html", "/%00", "/./secret.txt", "/%c0%ae%c0%ae/secret.txt",
                "secret.txt",
            ] {
                let reply = try served.ask(target)
                #expect(reply.status == 400, "\(target): \(reply)")
                #expect(!reply.body.contains("secret words"))
            }
            for target in ["/%252e%252e/secret.txt", "/data/site.json", "/secret.txt", served.project.root.url.path + "/secret.txt"] {
                #expect(try served.ask(target).status == 404, "\(target)")
            }
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "../../secret.txt")
            let client = try RawClient(port: served.port)
            client.send("GET /.serve/events?page=/ HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
            let events = String(decoding: client.receive(for: .seconds(5)) { $0.contains("event: errors") }, as: UTF8.self)
            #expect(events.contains("link.txt is no plain file"), "\(events)")
            #expect(try served.ask("/assets/link.txt").status == 404)
        }
    }

    @Test func answersOnlyGetAndHead() throws {
        try ServedProject.with { served in
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "BREW"] {
                let reply = try served.ask("/", method: method)
                #expect(reply.status == 405, "\(method): \(reply)")
                #expect(reply.value(of: "Allow") == "GET, HEAD")
            }
            #expect(try served.ask("/", ["Content-Length: 5"]).status == 413)
            #expect(try served.ask("/", ["Transfer-Encoding: chunked"]).status == 413)
            #expect(try served.ask("/", ["X: " + String(repeating: "a", count: 20_000)]).status == 431)
            #expect(try served.ask("/", (0..<200).map { "X-\($0): a" }).status == 431)
            #expect(try served.raw("nonsense\r\n\r\n").status == 400)
        }
    }
}
