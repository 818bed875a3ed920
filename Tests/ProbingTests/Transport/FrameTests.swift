import Testing

@testable import Probing

struct FrameTests {
    private static let reports: [WorkerReport] = [
        .ready, .connected, .head(status: 200, headers: ["A": "b", "Ä": "ö", "": ""]), .head(status: -1, headers: [:]),
        .piece([], elapsed: .zero), .piece(Array(repeating: 255, count: 70_000), elapsed: .milliseconds(1500)), .complete,
        .redirected(to: "http://x/", status: 302), .failed(code: -1001, words: "timed out"),
    ]

    @Test(arguments: [1, 2, 3, 7, 4096, 1 << 20])
    func readsFramesCutAnywhere(_ size: Int) throws {
        let bytes = Self.reports.flatMap(\.frame.bytes)
        var decoder = FrameDecoder(most: 1 << 20)
        var read: [WorkerReport] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            decoder.append(Array(bytes[start..<min(bytes.count, start + size)]))
            while let frame = try decoder.next() { read.append(try WorkerReport(frame)) }
        }
        #expect(read == Self.reports)
    }

    @Test func refusesALengthBeforeItsBytesCame() throws {
        var decoder = FrameDecoder(most: 100)
        decoder.append([0, 0, 0])
        #expect(try decoder.next() == nil)
        decoder.append([101])
        #expect(throws: FrameError.tooLong(101)) { try decoder.next() }
        var huge = FrameDecoder(most: 100)
        huge.append([255, 255, 255, 255])
        #expect(throws: FrameError.tooLong(4_294_967_295)) { try huge.next() }
        var empty = FrameDecoder(most: 100)
        empty.append([0, 0, 0, 0, 1])
        #expect(throws: FrameError.empty) { try empty.next() }
    }

    @Test(arguments: reports)
    func refusesAPayloadOfTheWrongLength(_ report: WorkerReport) {
        let frame = report.frame
        if !frame.payload.isEmpty {
            #expect(throws: FrameError.self) { try WorkerReport(Frame(kind: frame.kind, payload: frame.payload.dropLast())) }
        }
        #expect(throws: FrameError.wrongLength) { try WorkerReport(Frame(kind: frame.kind, payload: frame.payload + [0])) }
    }

    @Test(arguments: [
        (UInt8(0), [UInt8](), FrameError.unknownKind(0)), (255, [], .unknownKind(255)), (1, [], .unknownKind(1)),
        (18, [0, 0, 0, 200, 255, 255, 255, 255], .wrongLength), (22, [0, 0, 0, 1, 0, 0, 0, 1, 0xFF], .notText),
        (22, [0, 0, 0, 1, 255, 255, 255, 255], .wrongLength),
    ])
    func refusesWhatIsNoReport(_ kind: UInt8, payload: [UInt8], error: FrameError) {
        #expect(throws: error) { try WorkerReport(Frame(kind: kind, payload: payload)) }
    }

    /// Any bytes give frames, `nil` or an error, and never a crash.
    @Test func standsRandomBytes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let kind = UInt8.random(in: 14...24, using: &generator)
            let payload = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                Bool.random(using: &generator) ? 0 : UInt8.random(in: .min ... .max, using: &generator)
            }
            _ = try? WorkerReport(Frame(kind: kind, payload: payload))
            _ = try? WorkerOrder(Frame(kind: 1, payload: payload))
        }
    }

    @Test func carriesAnOrderWithItsKeyAndShowsNone() throws {
        let request = try TransportSetting.request("http://localhost:1/x?y", headers: ["X-A": "1"])
        let order = WorkerOrder(request, TransferLimits())
        var decoder = FrameDecoder(most: WorkerOrder.mostBytes)
        decoder.append(order.frame.bytes)
        let read = try WorkerOrder(try #require(try decoder.next()))
        #expect(read.method == .post && read.address == "http://localhost:1/x?y" && read.host == "localhost")
        #expect(read.headers == ["X-A": "1", "Authorization": "Bearer sk-test-0123456789"])
        #expect(read.body == Array("{}".utf8) && read.time == .seconds(120) && read.bodyLimit == 16 << 20)
        var dumped = "\(read) \(String(reflecting: read))"
        dump(read, to: &dumped)
        #expect(!dumped.contains("sk-test"))
        #expect(throws: FrameError.unknownKind(16)) { try WorkerOrder(WorkerReport.ready.frame) }
    }
}
