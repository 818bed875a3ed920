/// What one request gets, from the state of the site at that time.
package struct Responder: Sendable {
    package enum Answer: Sendable {
        case response(Response)
        /// A stream of events about the page of this path.
        case events(page: String)
    }

    private let policy: HostPolicy

    package init(port: Int) {
        policy = HostPolicy(port: port)
    }

    package func answer(_ head: RequestHead, from site: Snapshot) -> Answer {
        guard let target = RequestTarget(head.target) else {
            return .response(.sentence(.badRequest, "The address is not one of this site.", endsConnection: true))
        }
        if let refusal = policy.refusal(of: head, authority: target.authority) { return .response(refusal) }
        guard head.method == "GET" || head.method == "HEAD" else {
            var response = Response.sentence(.methodNotAllowed, "Only GET and HEAD are answered.", endsConnection: true)
            response.fields.append(("Allow", "GET, HEAD"))
            return .response(response)
        }
        guard !head.hasBody else { return .response(.sentence(.contentTooLarge, "A request has no body here.", endsConnection: true)) }
        if target.path == ReloadScript.eventsPath, head.method == "GET" {
            return .events(page: RequestTarget(target.value(of: "page") ?? "/")?.path ?? "")
        }
        var response = response(to: head, target, site)
        response.isHeadOnly = head.method == "HEAD"
        return .response(response)
    }

    private func response(to head: RequestHead, _ target: RequestTarget, _ site: Snapshot) -> Response {
        if target.path == ReloadScript.path {
            return Response(.ok, [("Content-Type", MediaType.of(ReloadScript.path))], body: Array(ReloadScript.source.utf8)[...])
        }
        switch site.answer(target.path) {
        case .file(let file): return response(to: head, file)
        case .redirect(let path):
            let address = RequestTarget.encoded(path) + (target.query.map { "?" + $0 } ?? "")
            // What is moved for good today may be a file tomorrow.
            return Response(.movedPermanently, [("Location", address), ("Cache-Control", "no-store")])
        case .missing(let status, let page):
            guard let page else { return .sentence(status, "There is no such page.") }
            return Response(status, [("Content-Type", page.type)], body: page.bytes[...])
        }
    }

    private func response(to head: RequestHead, _ file: Snapshot.File) -> Response {
        let fields = [("ETag", file.tag.text), ("Accept-Ranges", "bytes")]
        if let known = head.value(of: "if-none-match"), file.tag.matches(known) { return Response(.notModified, fields) }
        let whole = Response(.ok, fields + [("Content-Type", file.type)], body: file.bytes[...])
        let isCurrent = head.value(of: "if-range").map { $0 == file.tag.text } ?? true
        guard head.method == "GET", isCurrent else { return whole }
        switch ByteRange(head.value(of: "range"), length: file.bytes.count) {
        case .whole: return whole
        case .unsatisfiable:
            return Response(.rangeNotSatisfiable, fields + [("Content-Range", "bytes */\(file.bytes.count)")])
        case .part(let range):
            let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.bytes.count)"
            return Response(
                .partialContent, fields + [("Content-Type", file.type), ("Content-Range", place)], body: file.bytes[range])
        }
    }
}
