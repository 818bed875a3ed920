import StrictJSON

/// A streamed reply, read to its end or to where it broke off.
struct StreamTranscript: Sendable {
    struct Call: Sendable {
        var index: Int?
        var id: String?
        var name: String?
        var arguments = ""
        /// How many of its pieces brought an id, a name.
        var idCount = 0
        var nameCount = 0
    }

    private(set) var content = ""
    private(set) var reasoning = ""
    private(set) var reasoningField: String?
    private(set) var calls: [Call] = []
    private(set) var finish: FinishReason?
    private(set) var model: String?
    private(set) var usage: TokenUsage?
    /// In a chunk with an empty list of choices, as the specification has it.
    private(set) var usageStandsAlone = false
    private(set) var error: ErrorBody?
    private(set) var errorValue: JSONValue?
    private(set) var isDone = false
    private(set) var chunkCount = 0
    /// Events whose data is no JSON object.
    private(set) var unreadable = 0
    private(set) var deviations: [ChatDeviation] = []
    private(set) var arrivals: [StreamJudgement.Arrival] = []
    private(set) var form = EventStream.Form()
    private(set) var isCompressed = false
    private(set) var servedBy: String?
    /// Of named events (`response.completed`), in their order, each with its data.
    private(set) var typed: [(type: String, value: JSONValue)] = []
    /// Why it ended before its end.
    private(set) var breakOff: Exchange.Failure?
    /// The prober's own bound that it met.
    private(set) var limit: EventStream.Failure?
    private var noted = Noted<ChatDeviation>()

    private static let mostTyped = 20_000
    private static let mostText = 4 << 20
    private static let mostCalls = 128

    init(_ reply: HTTPReply, breakOff: Exchange.Failure?) {
        self.breakOff = breakOff
        let encoding = (reply.headers["Content-Encoding"] ?? "").asciiLowercased
        isCompressed = !encoding.isEmpty && encoding != "identity"
        var stream = EventStream()
        var events: [StreamEvent] = []
        do throws(EventStream.Failure) {
            for (place, arrival) in reply.arrivals.enumerated() {
                let end = place + 1 < reply.arrivals.count ? reply.arrivals[place + 1].offset : reply.body.count
                guard arrival.offset < end else { continue }
                try stream.take(Array(reply.body[arrival.offset..<end]), at: arrival.seconds, into: &events)
            }
            if reply.arrivals.isEmpty { try stream.take(reply.body, at: 0, into: &events) }
        } catch {
            limit = error
        }
        let rest = stream.finish()
        for event in events { read(event) }
        // A last line without its blank one: servers end so, and every client takes it.
        if let rest, breakOff == nil || rest.isWhole {
            if let event = rest.event(at: reply.arrivals.last?.seconds ?? 0) { read(event) }
        }
        form = stream.form
        deviations = noted.list
    }

    private mutating func read(_ event: StreamEvent) {
        if event.isDone {
            isDone = true
            return
        }
        guard let value = WireBody(event.data)?.value, value.members != nil, let chunk = ChatChunk(value) else {
            if !event.data.isEmpty { unreadable += 1 }
            return
        }
        if !event.type.isEmpty || value["type"]?.string?.contains("response.") == true {
            if typed.count < Self.mostTyped { typed.append((value["type"]?.string ?? event.typeName, value)) }
        }
        if event.typeName == "error", error == nil {
            error = ErrorBody(inside: value) ?? ErrorBody(body: event.data)
            errorValue = value
        }
        chunkCount += 1
        if let found = chunk.error, error == nil { (error, errorValue) = (found, value) }
        // Azure's first chunk bears no choices and an empty object; every client passes over it (quirk sse-empty-choices).
        if !chunk.pieces.isEmpty || chunk.error != nil { for deviation in chunk.deviations { noted.note(deviation) } }
        model = model ?? chunk.model
        servedBy = servedBy ?? value["provider"]?.words
        if let usage = chunk.usage {
            self.usage = usage
            usageStandsAlone = chunk.pieces.isEmpty
        }
        var bytes = 0
        for piece in chunk.pieces where piece.index ?? 0 == 0 {
            if let text = piece.content, content.utf8.count < Self.mostText { content += text }
            if let text = piece.reasoning, reasoning.utf8.count < Self.mostText { reasoning += text }
            reasoningField = reasoningField ?? piece.reasoningField
            bytes += (piece.content?.utf8.count ?? 0) + (piece.reasoning?.utf8.count ?? 0)
            finish = piece.finish ?? finish
            for call in piece.toolCalls {
                join(call)
                bytes += call.arguments?.utf8.count ?? 1
            }
        }
        if chunk.bearsContent { arrivals.append(.init(time: event.arrival.time, bytes: max(1, bytes))) }
    }

    /// By index; without one, a new id begins a new call (quirk tools-missing-index).
    private mutating func join(_ piece: ChatChunk.CallPiece) {
        let place: Int? =
            if let index = piece.index {
                calls.firstIndex { $0.index == index }
            } else if let id = piece.id, calls.last?.id != id {
                nil
            } else {
                calls.indices.last
            }
        guard let place = place ?? append(piece) else { return }
        if let id = piece.id {
            calls[place].idCount += calls[place].id == id && calls[place].idCount > 0 ? 0 : 1
            calls[place].id = calls[place].id ?? id
        }
        if let name = piece.name {
            calls[place].nameCount += 1
            calls[place].name = calls[place].name ?? name
        }
        calls[place].arguments += piece.arguments ?? ""
    }

    private mutating func append(_ piece: ChatChunk.CallPiece) -> Int? {
        guard calls.count < Self.mostCalls else { return nil }
        calls.append(Call(index: piece.index))
        return calls.count - 1
    }
}

extension UnfinishedEvent {
    /// Whether its last line may be a whole one.
    fileprivate var isWhole: Bool { cutLine.isEmpty }

    fileprivate func event(at time: Double) -> StreamEvent? {
        var data = self.data
        let prefix = Array("data:".utf8)
        if cutLine.starts(with: prefix) {
            let value = cutLine.dropFirst(prefix.count).drop { $0 == 0x20 }
            data = data.map { $0 + [0x0A] + value } ?? Array(value)
        }
        return data.map { StreamEvent(type: type, data: $0, arrival: .init(chunk: 0, time: time)) }
    }
}
