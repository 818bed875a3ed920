import Foundation
import Probing
import Records

extension QuirkFixture {
    init(contentsOf file: URL) throws {
        try self.init(String(decoding: Data(contentsOf: file), as: UTF8.self), file: file.lastPathComponent)
    }

    init(_ text: String, file: String) throws(QuirkFixtureError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = lines.firstIndex { $0.hasPrefix("on ") } ?? lines.count
        var header = QuirkHeader(file: file)
        try header.read(lines[..<start])
        self = try header.fixture()
        let starts = lines.indices.filter { $0 >= start && lines[$0].hasPrefix("on ") } + [lines.count]
        for (from, to) in zip(starts, starts.dropFirst()) {
            sections.append(try Section(lines[from..<to], file: file))
        }
    }
}

/// The `name: value` lines at the top.
private struct QuirkHeader {
    let file: String
    var fields: [(name: String, value: String, line: Int)] = []

    private static let names: Set<String> = [
        "quirk", "about", "source", "seen-in", "basis", "capability", "scope", "verdict", "neighbour", "others", "models", "options",
        "base", "server-base", "key", "unasked",
    ]

    init(file: String) { self.file = file }

    mutating func read(_ lines: ArraySlice<String>) throws(QuirkFixtureError) {
        for (index, line) in zip(lines.indices, lines) where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { throw fail(index + 1, "a header line is `name: value`") }
            let name = String(line[..<colon])
            guard Self.names.contains(name) else { throw fail(index + 1, "no header is called `\(name)`") }
            guard name == "neighbour" || !fields.contains(where: { $0.name == name }) else { throw fail(index + 1, "`\(name)` again") }
            fields.append((name, line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces), index + 1))
        }
    }

    func fixture() throws(QuirkFixtureError) -> QuirkFixture {
        let models = self["models"] == "from the list" ? [] : list("models")
        let capability = try need("capability")
        let verdict = try need("verdict")
        let scope = self["scope"].map { $0 + "/" } ?? ""
        let model = models.first
        var fixture = QuirkFixture(expected: try expectation(scope + capability.value + " " + verdict.value, model, verdict.line))
        fixture.id = try need("quirk").value
        fixture.about = try need("about").value
        fixture.source = try need("source").value
        fixture.seenIn = try need("seen-in").value
        fixture.basis = try need("basis").value
        fixture.models = models
        fixture.unasked = list("unasked")
        if let line = fields.first(where: { $0.name == "others" }) {
            fixture.others = try others(line.value, line.line)
        }
        fixture.base = self["base"] ?? fixture.base
        fixture.serverBase = self["server-base"] ?? fixture.serverBase
        fixture.needsKey = self["key"] != "none"
        for field in fields where field.name == "neighbour" {
            fixture.neighbours.append(try expectation(field.value, model, field.line))
        }
        for name in list("options") {
            guard let option = QuirkFixture.Option(rawValue: name) else {
                throw fail(fields.first { $0.name == "options" }?.line ?? 1, "no option is called `\(name)`")
            }
            fixture.options.append(option)
        }
        return fixture
    }

    /// `faithful or inconclusive, because ...`
    private func others(_ text: String, _ line: Int) throws(QuirkFixtureError) -> QuirkFixture.Others {
        guard let reason = text.firstRange(of: ", because ") else { throw fail(line, "`others` needs `, because ...`") }
        let all = text[..<reason.lowerBound].split(separator: " ").filter { $0 != "or" }
        let words = all.filter { $0 != "faithful" }
        let verdicts = words.compactMap { Observation.Verdict(rawValue: String($0)) }
        guard !all.isEmpty, verdicts.count == words.count else {
            throw fail(line, "`others` lists verdicts or `faithful`, with `or` between")
        }
        return .init(asFaithful: words.count < all.count, verdicts: verdicts)
    }

    /// `[endpoint/ or model/]capability`, then verdicts and reasons, `or` between them as a reader likes.
    private func expectation(_ text: String, _ model: String?, _ line: Int) throws(QuirkFixtureError) -> QuirkFixture.Expectation {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2 else { throw fail(line, "an expectation is `capability verdict reason`") }
        let parts = words[0].split(separator: "/").map(String.init)
        guard let capability = ProbedCapability(rawValue: parts.last ?? "") else { throw fail(line, "no capability `\(words[0])`") }
        var verdicts: [Observation.Verdict] = []
        var reasons: [ProbeReason] = []
        for word in words.dropFirst() where word != "or" {
            if let verdict = Observation.Verdict(rawValue: word) {
                verdicts.append(verdict)
            } else if let reason = ProbeReason(rawValue: word) {
                guard verdicts.contains(reason.verdict) else { throw fail(line, "`\(word)` is a reason for \(reason.verdict.rawValue)") }
                reasons.append(reason)
            } else {
                throw fail(line, "no verdict or reason `\(word)`")
            }
        }
        guard !verdicts.isEmpty else { throw fail(line, "no verdict") }
        let scope = parts.count > 1 ? parts.dropLast().joined(separator: "/") : nil
        let isOfEndpoint = scope == "endpoint" || scope == nil && capability.scope == .endpoint
        guard isOfEndpoint || scope != nil || model != nil else { throw fail(line, "no model to which `\(words[0])` belongs") }
        guard isOfEndpoint ? capability.scope != .model : capability.scope != .endpoint else {
            throw fail(line, "`\(words[0])` has no such cell")
        }
        return .init(cell: .init(model: isOfEndpoint ? nil : scope ?? model, capability: capability), verdicts: verdicts, reasons: reasons)
    }

    private subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private func list(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private func need(_ name: String) throws(QuirkFixtureError) -> (value: String, line: Int) {
        guard let field = fields.first(where: { $0.name == name }), !field.value.isEmpty else { throw fail(1, "no `\(name)`") }
        return (field.value, field.line)
    }

    private func fail(_ line: Int, _ message: String) -> QuirkFixtureError { .init(file: file, line: line, message: message) }
}

extension QuirkFixture.Section {
    /// `on METHOD PATH [conditions]`, `then: change` lines, and perhaps the reply as it goes over the wire.
    fileprivate init(_ lines: ArraySlice<String>, file: String) throws(QuirkFixtureError) {
        let number = lines.startIndex + 1
        func fail(_ line: Int, _ message: String) -> QuirkFixtureError { .init(file: file, line: line, message: message) }
        let head = lines[lines.startIndex]
        let bracket = head.firstIndex(of: "[")
        let words = head[..<(bracket ?? head.endIndex)].split(separator: " ").map(String.init)
        guard words.count == 3 else { throw fail(number, "a section begins with `on METHOD PATH [conditions]`") }
        line = number
        method = words[1]
        let isWhole = words[2].hasPrefix("{origin}")
        path = .init(isWhole: isWhole, text: isWhole ? String(words[2].dropFirst(8)) : words[2])
        if let bracket {
            guard head.hasSuffix("]") else { throw fail(number, "`]` is missing") }
            for text in head[bracket...].dropFirst().dropLast().split(separator: ",") {
                let text = text.trimmingCharacters(in: .whitespaces)
                guard let condition = QuirkCondition(text) else { throw fail(number, "no condition `\(text)`") }
                conditions.append(condition)
            }
        }
        var index = lines.startIndex + 1
        while index < lines.endIndex, !lines[index].hasPrefix("HTTP/") {
            defer { index += 1 }
            let text = lines[index]
            if text.isEmpty { continue }
            guard text.hasPrefix("then: ") else { throw fail(index + 1, "neither `then: ` nor a status line") }
            guard let change = QuirkChange(String(text.dropFirst(6))) else { throw fail(index + 1, "no change `\(text)`") }
            changes.append(change)
        }
        if index < lines.endIndex {
            guard let wire = QuirkWire(lines[index...]) else { throw fail(index + 1, "no status in the status line") }
            raw = wire
        }
        if raw == nil, changes.isEmpty { throw fail(number, "a section without a change or a reply") }
    }
}
