/// Exact search for the best sequence of name labels (Viterbi), with its working memory.
struct LabelSearch {
    private var totals: [Float]
    private var back: [UInt8]

    /// Working memory for sentences of up to `longest` tokens.
    init(longest: Int) {
        totals = [Float](repeating: 0, count: longest * NameLabels.count)
        back = [UInt8](repeating: 0, count: longest * NameLabels.count)
    }

    private static let before: [UInt8] = NameLabels.before.flatMap {
        $0.filter { $0 < NameLabels.count }.map(UInt8.init)
    }
    private static let beforeStarts: [Int] = NameLabels.before.reduce(into: [0]) { starts, labels in
        starts.append((starts.last ?? 0) + labels.count { $0 < NameLabels.count })
    }
    private static let closed = (0..<NameLabels.count).filter { !NameLabels.isOpen($0) }
    private static let first = (0..<NameLabels.count).filter {
        NameLabels.before[$0].contains(NameLabels.count)
    }

    /// Gives each token's place in the sentence and its label, last token first.
    /// - Parameters:
    ///   - scores: `width` scores a token.
    ///   - transitions: per label before (the last row stands for the beginning) the scores of the labels.
    mutating func best(
        _ scores: [Float], width: Int, transitions: [Float], count: Int, _ give: (Int, Int) -> Void
    ) {
        let labels = NameLabels.count
        totals.withUnsafeMutableBufferPointer { totals in
            back.withUnsafeMutableBufferPointer { back in
                scores.withUnsafeBufferPointer { scores in
                    transitions.withUnsafeBufferPointer { transitions in
                        for label in 0..<labels { totals[label] = -1e30 }
                        for label in Self.first {
                            totals[label] = scores[label] + transitions[labels * labels + label]
                        }
                        Self.before.withUnsafeBufferPointer { before in
                            for token in 1..<max(1, count) {
                                let row = token * labels, last = row - labels
                                for label in 0..<labels {
                                    var best: Float = -.infinity
                                    var from: UInt8 = 0
                                    for place in Self.beforeStarts[label]..<Self.beforeStarts[label + 1] {
                                        let other = Int(before[place])
                                        let total = totals[last + other] + transitions[other * labels + label]
                                        if total > best {
                                            best = total
                                            from = UInt8(other)
                                        }
                                    }
                                    totals[row + label] = best + scores[token * width + label]
                                    back[row + label] = from
                                }
                            }
                        }
                        let row = (count - 1) * labels
                        var label = 0
                        for other in Self.closed where totals[row + other] > totals[row + label] {
                            label = other
                        }
                        for token in stride(from: count - 1, through: 0, by: -1) {
                            give(token, label)
                            if token > 0 { label = Int(back[token * labels + label]) }
                        }
                    }
                }
            }
        }
    }
}
