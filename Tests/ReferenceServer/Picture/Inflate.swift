/// Unpacks DEFLATE (RFC 1951), the slow and plain way.
struct Inflate {
    private let bytes: [UInt8]
    private var position = 0
    private var out: [UInt8] = []

    /// `nil` when the stream is damaged or unpacks to more than `most` bytes.
    static func unpack(_ bytes: [UInt8], most: Int = 64 << 20) -> [UInt8]? {
        var reader = Inflate(bytes: bytes)
        return reader.run(most: most) ? reader.out : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run(most: Int) -> Bool {
        while out.count <= most {
            guard let isLast = take(1), let kind = take(2) else { return false }
            let isGood: Bool
            switch kind {
            case 0: isGood = stored()
            case 1: isGood = block(Self.fixedLiterals, Self.fixedDistances, most)
            case 2: isGood = dynamic(most)
            default: isGood = false
            }
            if !isGood { return false }
            if isLast == 1 { return out.count <= most }
        }
        return false
    }

    private mutating func take(_ count: Int) -> Int? {
        var value = 0
        for place in 0..<count {
            guard position >> 3 < bytes.count else { return nil }
            value |= Int(bytes[position >> 3] >> UInt8(position & 7) & 1) << place
            position += 1
        }
        return value
    }

    private mutating func stored() -> Bool {
        position = (position + 7) & ~7
        guard let count = take(16), let complement = take(16), count ^ complement == 0xFFFF else { return false }
        let start = position >> 3
        guard start + count <= bytes.count else { return false }
        out += bytes[start..<start + count]
        position += count * 8
        return true
    }

    private mutating func block(_ literals: Code, _ distances: Code, _ most: Int) -> Bool {
        while out.count <= most {
            guard let symbol = literals.read({ take(1) }) else { return false }
            if symbol < 256 {
                out.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return true }
            guard symbol - 257 < Self.lengths.count, let more = take(Self.lengths[symbol - 257].extra) else { return false }
            let length = Self.lengths[symbol - 257].base + more
            guard let place = distances.read({ take(1) }), place < Self.distances.count, let far = take(Self.distances[place].extra)
            else { return false }
            let distance = Self.distances[place].base + far
            guard distance <= out.count else { return false }
            for _ in 0..<length { out.append(out[out.count - distance]) }
        }
        return false
    }

    private mutating func dynamic(_ most: Int) -> Bool {
        guard let literals = take(5), let distances = take(5), let orders = take(4) else { return false }
        var lengths = [Int](repeating: 0, count: 19)
        for place in 0..<orders + 4 {
            guard let length = take(3) else { return false }
            lengths[Self.order[place]] = length
        }
        let code = Code(lengths)
        var all: [Int] = []
        let wanted = literals + 257 + distances + 1
        while all.count < wanted {
            guard let symbol = code.read({ take(1) }) else { return false }
            switch symbol {
            case ..<16: all.append(symbol)
            case 16:
                guard let last = all.last, let more = take(2) else { return false }
                all += [Int](repeating: last, count: 3 + more)
            case 17:
                guard let more = take(3) else { return false }
                all += [Int](repeating: 0, count: 3 + more)
            default:
                guard let more = take(7) else { return false }
                all += [Int](repeating: 0, count: 11 + more)
            }
        }
        guard all.count == wanted else { return false }
        return block(Code(Array(all[..<(literals + 257)])), Code(Array(all[(literals + 257)...])), most)
    }

    /// A canonical Huffman code.
    private struct Code {
        private var counts = [Int](repeating: 0, count: 16)
        private var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }

        func read(_ bit: () -> Int?) -> Int? {
            var (code, first, index) = (0, 0, 0)
            for length in 1..<16 {
                guard let next = bit() else { return nil }
                code |= next
                if code - first < counts[length] { return symbols[index + code - first] }
                index += counts[length]
                first = (first + counts[length]) << 1
                code <<= 1
            }
            return nil
        }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let fixedLiterals = Code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = Code([Int](repeating: 5, count: 30))

    private static let lengths: [(base: Int, extra: Int)] =
        table(first: 3, extras: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]) + [(258, 0)]
    private static let distances = table(
        first: 1, extras: [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13])

    private static func table(first: Int, extras: [Int]) -> [(base: Int, extra: Int)] {
        var base = first
        return extras.map { extra in
            defer { base += 1 << extra }
            return (base, extra)
        }
    }
}
