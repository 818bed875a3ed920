/// Reads Server-Sent Events from bytes as they arrive, whatever the chunks (WHATWG HTML, section 9.2).
package struct EventStream: Sendable {
    /// Bounds; a line of several megabytes is legal (quirk sse-huge-line).
    package struct Limits: Sendable, Hashable {
        package var lineBytes = 16 << 20
        package var eventBytes = 16 << 20
        package var events = 100_000
        package init() {}
    }

    package enum Failure: Error, Hashable {
        case lineTooLong(limit: Int)
        case eventTooLarge(limit: Int)
        case tooManyEvents(limit: Int)
    }

    /// How the stream was written, beside what it says.
    package struct Form: Sendable, Hashable {
        package internal(set) var startsWithByteOrderMark = false
        package internal(set) var lineEnds: LineEnds = []
        package internal(set) var comments = 0
        /// Lines that are neither field nor comment, as when a whole JSON body came instead (quirk sse-ignored).
        package internal(set) var ignoredLines = 0
        package internal(set) var retryMilliseconds: Int?
    }

    package struct LineEnds: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let lf = LineEnds(rawValue: 1)
        package static let cr = LineEnds(rawValue: 2)
        package static let crlf = LineEnds(rawValue: 4)
    }

    package private(set) var form = Form()
    package private(set) var chunks = 0

    private let limits: Limits
    private var failure: Failure?
    private var line: [UInt8] = []
    private var isFirstLine = true
    private var endedWithCR = false
    private var data: [UInt8] = []
    private var hasData = false
    private var type: [UInt8] = []
    private var lastID: [UInt8] = []
    private var events = 0

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Appends the events that end in this chunk; those before a failure stay in `events`, and a failure is thrown again for every later chunk.
    package mutating func take(_ chunk: [UInt8], at time: Double, into events: inout [StreamEvent]) throws(Failure) {
        if let failure { throw failure }
        let arrival = StreamEvent.Arrival(chunk: chunks, time: time)
        chunks += 1
        do throws(Failure) {
            try scan(chunk, arrival: arrival, into: &events)
        } catch {
            failure = error
            (line, data, type) = ([], [], [])
            throw error
        }
    }

    private mutating func scan(_ chunk: [UInt8], arrival: StreamEvent.Arrival, into events: inout [StreamEvent]) throws(Failure) {
        var start = 0
        var index = 0
        while index < chunk.count {
            let byte = chunk[index]
            if endedWithCR {
                endedWithCR = false
                form.lineEnds.insert(byte == 0x0A ? .crlf : .cr)
                if byte == 0x0A {
                    index += 1
                    start = index
                    continue
                }
            }
            if byte == 0x0A || byte == 0x0D {
                try extendLine(chunk[start..<index])
                if byte == 0x0A { form.lineEnds.insert(.lf) } else { endedWithCR = true }
                index += 1
                start = index
                try endLine(arrival: arrival, into: &events)
            } else {
                index += 1
            }
        }
        try extendLine(chunk[start...])
    }

    /// What stood between the last event and the end. The standard discards it; a prober wants to know. Ends the stream.
    package mutating func finish() -> UnfinishedEvent? {
        if endedWithCR { form.lineEnds.insert(.cr) }
        endedWithCR = false
        let cutLine = withoutMark(line)
        let unfinished =
            hasData || !type.isEmpty || !cutLine.isEmpty ? UnfinishedEvent(type: type, data: hasData ? data : nil, cutLine: cutLine) : nil
        (line, data, type, hasData) = ([], [], [], false)
        return failure == nil ? unfinished : nil
    }

    // MARK: Lines

    private mutating func extendLine(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        guard line.count + bytes.count <= limits.lineBytes else { throw .lineTooLong(limit: limits.lineBytes) }
        line.append(contentsOf: bytes)
    }

    private mutating func withoutMark(_ line: [UInt8]) -> ArraySlice<UInt8> {
        defer { isFirstLine = false }
        guard isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) else { return line[...] }
        form.startsWithByteOrderMark = true
        return line.dropFirst(3)
    }

    private mutating func endLine(arrival: StreamEvent.Arrival, into events: inout [StreamEvent]) throws(Failure) {
        let whole = line
        line.removeAll(keepingCapacity: whole.count < 1 << 16)
        let bytes = withoutMark(whole)
        if bytes.isEmpty { return try dispatch(arrival: arrival, into: &events) }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return try field(bytes, []) }
        if colon == bytes.startIndex {
            form.comments += 1
            return
        }
        var value = bytes[(colon + 1)...]
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        try field(bytes[..<colon], value)
    }

    private mutating func field(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) throws(Failure) {
        if name.elementsEqual("data".utf8) {
            guard data.count + (hasData ? 1 : 0) + value.count + type.count <= limits.eventBytes else {
                throw .eventTooLarge(limit: limits.eventBytes)
            }
            if hasData { data.append(0x0A) }
            data.append(contentsOf: value)
            hasData = true
        } else if name.elementsEqual("event".utf8) {
            guard data.count + value.count <= limits.eventBytes else { throw .eventTooLarge(limit: limits.eventBytes) }
            type = Array(value)
        } else if name.elementsEqual("id".utf8) {
            if !value.contains(0) { lastID = Array(value) }
        } else if name.elementsEqual("retry".utf8) {
            // More digits than an `Int` holds are no time that anyone waits.
            if !value.isEmpty, value.allSatisfy({ $0 &- 0x30 < 10 }) {
                form.retryMilliseconds = Int(String(decoding: value, as: UTF8.self)) ?? form.retryMilliseconds
            }
        } else {
            form.ignoredLines += 1
        }
    }

    /// An event without any `data` line is none; the id outlives its event, the type does not.
    private mutating func dispatch(arrival: StreamEvent.Arrival, into out: inout [StreamEvent]) throws(Failure) {
        defer {
            type = []
            hasData = false
            data = []
        }
        guard hasData else { return }
        guard events < limits.events else { throw .tooManyEvents(limit: limits.events) }
        events += 1
        out.append(StreamEvent(type: type, data: data, lastID: lastID, arrival: arrival))
    }
}
