import Mustache

/// A provider's cells on one bar, by how sure one can be of them.
struct CoverageBar {
    /// In the order of the bar, the surest first. Height and place tell them apart where colours do not.
    enum Kind: String, CaseIterable {
        case verified, observed, claimed, disputed, unknown

        var word: String {
            switch self {
            case .verified, .disputed, .unknown: rawValue
            case .observed: "seen by a probe only"
            case .claimed: "claimed only"
            }
        }

        /// Of a bar 12 units high.
        var band: (y: Int, height: Int) {
            switch self {
            case .verified: (0, 12)
            case .observed: (3, 9)
            case .claimed: (6, 6)
            case .disputed: (0, 5)
            case .unknown: (10, 2)
            }
        }
    }

    let counts: [(kind: Kind, count: Int)]
    let cells: Int

    init(_ coverage: Coverage) {
        cells = coverage.cells
        counts = Kind.allCases.map { kind in
            let count =
                switch kind {
                case .verified: coverage.verified
                // A cell without a claim is never verified nor disputed.
                case .observed: coverage.known - coverage.sourced
                case .claimed: coverage.sourced - coverage.verified - coverage.disputed
                case .disputed: coverage.disputed
                case .unknown: coverage.cells - coverage.known
                }
            return (kind, count)
        }
    }

    var value: Value {
        let shown = counts.filter { $0.count > 0 }
        let label = shown.map { "\(Words.number($0.count)) \($0.kind.word)" }.joined(separator: ", ")
        return [
            "cells": .string(Words.counted(cells, "cell")),
            "label": .string("Of \(Words.counted(cells, "cell")): \(label.isEmpty ? "none" : label)"),
            "segments": .list(
                segments.map { kind, x, width in
                    [
                        "kind": .string(kind.rawValue), "x": .string(String(x)), "width": .string(String(width)),
                        "y": .string(String(kind.band.y)), "height": .string(String(kind.band.height)),
                    ]
                }),
            "parts": .list(
                shown.enumerated().map { place, part in
                    ["count": .count(part.count), "word": .string(part.kind.word), "is_last": .bool(place == shown.count - 1)]
                }),
        ]
    }

    /// Units on a bar of 1,000; whatever is there at all is at least 10 wide, at the cost of the widest.
    var segments: [(kind: Kind, x: Int, width: Int)] {
        guard cells > 0 else { return [] }
        var widths = counts.map { $0.count == 0 ? 0 : max(10, $0.count * 1_000 / cells) }
        if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) { widths[widest] += 1_000 - widths.reduce(0, +) }
        var x = 0
        return zip(counts, widths).compactMap { part, width in
            defer { x += width }
            return width == 0 ? nil : (part.kind, x, width)
        }
    }
}
