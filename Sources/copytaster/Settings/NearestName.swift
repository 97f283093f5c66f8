/// Finds what somebody probably meant to write.
enum NearestName {
    /// The name nearest to `text` by edits, or nil where none is near (more than half of it would change).
    static func of(_ text: String, in names: [String]) -> String? {
        let scored = names.map { name in
            // `brokers` alone, or under the wrong head, means `kafka.brokers`.
            let last = { (path: String) in path.split(separator: ".").last.map(String.init) ?? path }
            let tails = distance(last(text), last(name)) + 1
            return (name: name, distance: min(distance(text, name), tails))
        }
        guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else {
            return nil
        }
        return best.distance <= max(2, text.count / 2) ? best.name : nil
    }

    /// Number of insertions, deletions, replacements and swaps of neighbours between two texts.
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var rows = [[Int]](repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
        for row in 0...first.count { rows[row][0] = row }
        for column in 0...second.count { rows[0][column] = column }
        for row in 1...first.count {
            for column in 1...second.count {
                let change = first[row - 1] == second[column - 1] ? 0 : 1
                var best = min(
                    rows[row - 1][column] + 1, rows[row][column - 1] + 1, rows[row - 1][column - 1] + change)
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, rows[row - 2][column - 2] + 1)
                }
                rows[row][column] = best
            }
        }
        return rows[first.count][second.count]
    }
}
