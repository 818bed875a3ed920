import StrictJSON

/// The error that a body tells, in whichever of the many shapes.
package struct ErrorBody: Sendable, Hashable {
    package enum Shape: String, Sendable, CaseIterable {
        /// `{"error": {"message", "type", "param", "code"}}`, as the specification has it.
        case openAI = "openai"
        case errorText = "error-text"
        case flat = "flat"
        case detailText = "detail-text"
        case detailList = "detail-list"
        case codeAndMessage = "code-and-message"
        case vendorStatus = "vendor-status"
        case otherJSON = "other-json"
        case html = "html"
        case plainText = "plain-text"
        case empty = "empty"
    }

    package enum Deviation: String, Sendable, CaseIterable {
        case noEnvelope = "no-envelope"
        case inList = "in-list"
        case messageMissing = "message-missing"
        case messageNoText = "message-no-text"
        case typeMissing = "type-missing"
        case paramMissing = "param-missing"
        case codeMissing = "code-missing"
        case numericCode = "numeric-code"
        case noJSON = "no-json"
    }

    package var shape: Shape
    package var message: String?
    package var type: String?
    package var code: String?
    /// The field that the error is about.
    package var param: String?
    /// The upstream's own error where a gateway wraps it (quirk error-wrapped).
    package var inner: String?
    package var deviations: [Deviation]

    static let longestText = 4096

    /// Of a reply that failed; a status of 200 needs `init(inside:)`, which does not take every body for an error.
    package init(body: [UInt8]) {
        if let value = WireBody(body)?.value {
            self = ErrorBody(inside: value) ?? ErrorBody(.otherJSON, [.noEnvelope])
            return
        }
        let text = String(decoding: body.prefix(Self.longestText), as: UTF8.self)
        let start = text.drop { $0.isWhitespace }.prefix(15).asciiLowercased
        if start.isEmpty {
            self.init(.empty, [.noJSON])
        } else if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head") || start.hasPrefix("<body") {
            self.init(.html, [.noJSON])
            message = Self.title(of: text)
        } else {
            self.init(.plainText, [.noJSON])
            message = text
        }
    }

    /// `nil` when nothing in the value says that it is an error.
    package init?(inside value: JSONValue) {
        if let list = value.array {
            guard let first = list.first, first.array == nil, var error = ErrorBody(inside: first) else { return nil }
            error.deviations.insert(.inList, at: 0)
            self = error
        } else if let error = value.given("error"), !error.isNoError || value["choices"] == nil {
            self.init(envelope: error, beside: value)
        } else if let status = value["base_resp"], let code = status["status_code"]?.numberText, code != "0" {
            self.init(.vendorStatus, [.noEnvelope])
            self.code = code
            message = Self.text(status["status_msg"])
        } else if let code = value.given("error_code"), code.numberText != "0" {
            self.init(.codeAndMessage, [.noEnvelope])
            self.code = Self.text(code)
            message = Self.text(value["message"])
        } else if let detail = value.given("detail") {
            self.init(detail: detail)
        } else if value["object"]?.string == "error" || value["choices"] == nil && value["data"] == nil && value["message"]?.string != nil {
            self.init(.flat, [.noEnvelope])
            read(value)
        } else {
            return nil
        }
    }

    private init(_ shape: Shape, _ deviations: [Deviation]) {
        self.shape = shape
        self.deviations = deviations
    }

    private init(envelope error: JSONValue, beside value: JSONValue) {
        if error.members != nil {
            self.init(.openAI, [])
            read(error)
        } else {
            self.init(.errorText, [.noEnvelope])
            message = Self.text(error)
            type = Self.text(value["error_type"] ?? value["type"])
            code = Self.text(value["code"])
        }
    }

    private init(detail: JSONValue) {
        self.init(detail.string != nil ? .detailText : .detailList, [.noEnvelope])
        readDetail(detail)
    }

    // MARK: Members

    private mutating func read(_ error: JSONValue) {
        switch error["message"]?.content {
        case .string(let text): message = Self.bounded(text)
        case nil, .null: deviations.append(.messageMissing)
        case .object:
            // quirk error-mistral-422
            deviations.append(.messageNoText)
            if let detail = error["message"]?["detail"] { readDetail(detail) }
        default: deviations.append(.messageNoText)
        }
        type = Self.text(error["type"]) ?? type
        param = Self.text(error["param"]) ?? param
        code = Self.text(error["code"])
        // The specification requires all four; `param` and `code` may be null.
        if error["type"]?.string == nil { deviations.append(.typeMissing) }
        if error["param"] == nil { deviations.append(.paramMissing) }
        if error["code"] == nil { deviations.append(.codeMissing) }
        if error["code"]?.numberText != nil { deviations.append(.numericCode) }
        inner = Self.inner(error["metadata"]?["raw"]) ?? Self.inner(error["innererror"] ?? error["error"])
    }

    /// FastAPI and pydantic: `[{"type", "loc": ["body", field], "msg"}]`.
    private mutating func readDetail(_ detail: JSONValue) {
        let first = detail.array?.first ?? detail
        message = Self.text(first["msg"] ?? first["message"] ?? (first.members == nil ? first : nil))
        type = Self.text(first["type"])
        let path = (first["loc"]?.array ?? []).prefix(16).compactMap { $0.string ?? $0.numberText }
        if !path.isEmpty { param = Self.bounded(path.drop { $0 == "body" }.joined(separator: ".")) }
    }

    /// The message of an error within an error, be it an object or JSON in a text; one step deep.
    private static func inner(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        guard let text = value.string else { return self.text(value["error"]?["message"] ?? value["message"]) }
        guard let parsed = WireBody(Array(text.utf8.prefix(1 << 16)))?.value, parsed.members != nil else { return bounded(text) }
        return self.text(parsed["error"]?["message"] ?? parsed["message"] ?? parsed["error"]) ?? bounded(text)
    }

    private static func text(_ value: JSONValue?) -> String? {
        (value?.words ?? value?.numberText).map(bounded)
    }

    private static func bounded(_ text: String) -> String {
        text.utf8.count <= longestText ? text : String(decoding: text.utf8.prefix(longestText), as: UTF8.self)
    }

    private static func title(of html: String) -> String? {
        guard let open = html.firstRange(of: "<title>"), let close = html[open.upperBound...].firstRange(of: "</title>") else { return nil }
        return html[open.upperBound..<close.lowerBound].trimmed
    }
}

extension JSONValue {
    /// What some servers send in the place of an error where there is none: an empty text or object, or the code 0.
    fileprivate var isNoError: Bool {
        if string?.isEmpty == true || members?.isEmpty == true { return true }
        return self["code"]?.numberText == "0" && self["message"]?.string?.isEmpty ?? true
    }
}
