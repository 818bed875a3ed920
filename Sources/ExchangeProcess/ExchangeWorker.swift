import Foundation
import Probing

/// The main of a worker: orders in on its standard input, reports out on its standard output, one exchange after the other.
package enum ExchangeWorker {
    package static let argument = "exchange-worker"

    package static func run() -> Never {
        Confinement.enter()
        let reports = ReportStream.takingStandardOutput()
        reports.send(.ready)
        var decoder = FrameDecoder(most: WorkerOrder.mostBytes)
        // The end of the input is the end of the parent: out at once, whatever is under way.
        while let bytes = Self.read() {
            decoder.append(bytes)
            do throws(FrameError) {
                while let frame = try decoder.next() {
                    Transfer(reports).start(try WorkerOrder(frame))
                }
            } catch {
                _exit(65)
            }
        }
        _exit(0)
    }

    private static func read() -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, initialized in
                count = Foundation.read(0, buffer.baseAddress, buffer.count)
                initialized = max(0, count)
            }
            if count > 0 { return bytes }
            guard count < 0, errno == EINTR else { return nil }
        }
    }
}
