/// The candidate that someone who typed `word` most likely meant; `nil` when none is near.
///
/// Near means: at most a third of the longer word differs (insertions, deletions, replacements and swaps of neighbours each count one).
package func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.utf8.prefix(64))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let other = Array(candidate.utf8.prefix(64))
        let limit = max(1, max(typed.count, other.count) / 3)
        guard abs(typed.count - other.count) <= limit else { continue }
        let distance = editDistance(typed, other)
        guard distance <= limit, distance < max(typed.count, other.count) else { continue }
        if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true {
            best = (distance, candidate)
        }
    }
    return best?.candidate
}

/// Optimal string alignment distance.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var current = last
    for i in a.indices {
        current[0] = i + 1
        for j in b.indices {
            let cost = a[i] == b[j] ? 0 : 1
            current[j + 1] = min(last[j + 1] + 1, current[j] + 1, last[j] + cost)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
            }
        }
        (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count]
}
