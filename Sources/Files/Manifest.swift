/// What builds made in an output folder: sorted lines of hash, size and path, or `- - path` for a file that a build was about to make.
struct Manifest: Equatable, Sendable {
    enum Record: Hashable, Sendable {
        case planned
        case made(Fingerprint)
    }

    static let name = OutputFolder.reservedPrefix + "manifest"

    var records: [RelativePath: Record] = [:]

    /// The number of the first line that no build writes.
    struct Damage: Error {
        let line: Int
    }

    init(_ records: [RelativePath: Record] = [:]) {
        self.records = records
    }

    init(parsing bytes: [UInt8]) throws(Damage) {
        var number = 0
        var rest = bytes[...]
        while !rest.isEmpty {
            number += 1
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")), let (path, record) = Self.parse(line: rest[..<end]),
                records.updateValue(record, forKey: path) == nil
            else { throw Damage(line: number) }
            rest = rest[(end + 1)...]
        }
    }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        for (path, record) in records.sorted(by: { $0.key < $1.key }) {
            switch record {
            case .planned: result += "- - ".utf8
            case .made(let print):
                let hex = String(print.hash, radix: 16)
                result += repeatElement(UInt8(ascii: "0"), count: 16 - hex.utf8.count)
                result += "\(hex) \(print.size) ".utf8
            }
            result += path.text.utf8
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }

    private static func parse(line: ArraySlice<UInt8>) -> (RelativePath, Record)? {
        let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let text = String(validating: fields[2], as: UTF8.self), let path = RelativePath(output: text) else {
            return nil
        }
        let hash = String(decoding: fields[0], as: UTF8.self)
        let size = String(decoding: fields[1], as: UTF8.self)
        if hash == "-", size == "-" { return (path, .planned) }
        guard hash.utf8.count == 16, let hash = UInt64(hash, radix: 16), let size = Int(size), size >= 0 else { return nil }
        return (path, .made(Fingerprint(hash: hash, size: size)))
    }
}

extension RelativePath {
    /// A path that output may have: no control characters, and not a name of the build's own files.
    init?(output text: String) {
        guard let path = RelativePath(text), !path.hasControls, !path.isReserved else { return nil }
        self = path
    }

    var isReserved: Bool {
        text.utf8.starts(with: OutputFolder.reservedPrefix.utf8)
    }
}
