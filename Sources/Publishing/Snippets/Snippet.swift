import StrictJSON

/// One ready request: one thing to do, with one model at one endpoint.
///
/// Everything from records is quoted for the language that it goes into.
struct Snippet: Sendable {
    let baseURL: String
    /// The variable that holds the key; `nil` where no source names one.
    let keyVariable: String?
    /// The endpoint answers without a key.
    let isKeyless: Bool
    let model: String
    let task: SnippetTask
    /// Tokens that a request may hold, where a source says so.
    var contextWindow: Int?

    var variable: String { keyVariable ?? "API_KEY" }

    func text(in language: SnippetLanguage) -> String {
        switch language {
        case .curl: curl
        case .python: python
        case .javascript: javaScript
        case .swift: swift
        case .langchain: langChain
        case .llamaindex: llamaIndex
        case .n8n: n8n
        }
    }

    var body: JSONValue { .object([("model", .string(model))] + task.parameters.map { ($0, $1) }) }

    private var curl: String {
        var lines = ["curl \(task == .streaming ? "-N " : "")\(SnippetLiteral.shellQuoted(baseURL + task.path)) \\"]
        if !isKeyless { lines.append("  -H \"Authorization: Bearer $\(variable)\" \\") }
        lines.append("  -H 'Content-Type: application/json' \\")
        lines.append("  -d \(SnippetLiteral.shellQuoted(SnippetLiteral.text(body, .json)))")
        return lines.joined(separator: "\n")
    }

    // MARK: Foundation

    /// In a raw string neither quotes nor backslashes of JSON mean anything, and without `#` nothing can end it or be put into it.
    private var swift: String {
        let json = SnippetLiteral.text(body, .json).replacing("#", with: "\\u0023").replacing("\u{7F}", with: "\\u007f")
        let key =
            isKeyless
            ? ""
            : """
            let key = ProcessInfo.processInfo.environment["\(variable)"] ?? ""
            request.setValue("Bearer \\(key)", forHTTPHeaderField: "Authorization")

            """
        let networking = task == .streaming ? "" : "#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n"
        return "import Foundation\n" + networking + """

            let body = #\"""
            \(json)
            \"""#
            var request = URLRequest(url: URL(string: \(SnippetLiteral.swiftQuoted(baseURL + task.path)))!)
            request.httpMethod = "POST"
            \(key)request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(body.utf8)

            \(swiftEnd)
            """
    }

    private var swiftEnd: String {
        if task == .streaming {
            return """
                let (bytes, _) = try await URLSession.shared.bytes(for: request)
                for try await line in bytes.lines where line.hasPrefix("data: ") {
                    print(line.dropFirst(6))
                }
                """
        }
        return """
            let (data, _) = try await URLSession.shared.data(for: request)
            print(String(decoding: data, as: UTF8.self))
            """
    }

    // MARK: n8n

    /// A workflow of one HTTP Request node, as n8n copies and pastes it. A value is an expression there only where it begins with `=`, which
    /// neither an address nor a body does.
    private var n8n: String {
        let authentication: [(String, JSONValue)] =
            isKeyless ? [] : [("authentication", .string("genericCredentialType")), ("genericAuthType", .string("httpHeaderAuth"))]
        let parameters: [(String, JSONValue)] =
            [("method", .string("POST")), ("url", .string(baseURL + task.path))] + authentication + [
                ("sendBody", .bool(true)), ("specifyBody", .string("json")),
                ("jsonBody", .string(String(decoding: JSONWriter.bytes(body, .compact), as: UTF8.self))),
                ("options", .object([])),
            ]
        let node = JSONValue.object([
            ("name", .string(task.name)), ("type", .string("n8n-nodes-base.httpRequest")), ("typeVersion", .number(text: "4.2")),
            ("position", .array([.number(0), .number(0)])), ("parameters", .object(parameters.map { ($0, $1) })),
        ])
        return SnippetLiteral.text(.object([("nodes", .array([node])), ("connections", .object([]))]), .json)
    }
}
