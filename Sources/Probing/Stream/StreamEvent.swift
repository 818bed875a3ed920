/// One event of a stream, and when it was complete.
package struct StreamEvent: Sendable, Hashable {
    package struct Arrival: Sendable, Hashable {
        /// The place of the chunk in which the event ended, from 0.
        package var chunk: Int
        /// The caller's clock, in seconds.
        package var time: Double

        package init(chunk: Int, time: Double) {
            self.chunk = chunk
            self.time = time
        }
    }

    /// Empty where the stream names none, which the standard calls "message".
    package var type: [UInt8]
    package var data: [UInt8]
    package var lastID: [UInt8]
    package var arrival: Arrival

    package init(type: [UInt8] = [], data: [UInt8], lastID: [UInt8] = [], arrival: Arrival) {
        self.type = type
        self.data = data
        self.lastID = lastID
        self.arrival = arrival
    }

    package var typeName: String { type.isEmpty ? "message" : String(decoding: type, as: UTF8.self) }
    package var text: String { String(decoding: data, as: UTF8.self) }

    /// The mark by which OpenAI ends a chat stream.
    package var isDone: Bool {
        data.count < 64 && text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) == ["[DONE]"]
    }
}

/// What the end of a stream cut off: no event by the standard, yet often a `[DONE]` whose blank line is missing.
package struct UnfinishedEvent: Sendable, Hashable {
    package var type: [UInt8]
    /// The data lines that were complete; `nil` when there was none.
    package var data: [UInt8]?
    /// The last line, where it had no line end.
    package var cutLine: [UInt8]

    init(type: [UInt8], data: [UInt8]?, cutLine: ArraySlice<UInt8>) {
        self.type = type
        self.data = data
        self.cutLine = Array(cutLine)
    }
}
