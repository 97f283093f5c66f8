/// Exact search for the best sequence of name labels (Viterbi), with its working memory.
struct LabelSearch {
    private var totals: [Float]
    private var back: [UInt8]

    /// Working memory for sentences of up to `longest` tokens.
    init(longest: Int) {
        totals = [Float](repeating: 0, count: longest * NameLabels.count)
        back = [UInt8](repeating: 0, count: longest * NameLabels.count)
    }

    /// Labels that leave no name open.
    private static let closed = (0..<NameLabels.count).filter { !NameLabels.isOpen($0) }
    /// Labels that may stand after those, and at a sentence's beginning.
    private static let first = (0..<NameLabels.count).filter {
        NameLabels.before[$0].contains(NameLabels.count)
    }

    /// Gives each token's place in the sentence and its label, last token first.
    /// - Parameters:
    ///   - scores: `width` scores a token.
    ///   - transitions: per label before (the last row stands for the beginning) the scores of the labels.
    ///   - canBeName: for each token whether it can bear another label than the first; nil for all.
    mutating func best(
        _ scores: UnsafePointer<Float>, width: Int, transitions: [Float],
        canBeName: UnsafePointer<Bool>? = nil, count: Int, _ give: (Int, Int) -> Void
    ) {
        let labels = NameLabels.count, closed = Self.closed, first = Self.first
        totals.withUnsafeMutableBufferPointer { totals in
            back.withUnsafeMutableBufferPointer { back in
                transitions.withUnsafeBufferPointer { transitions in
                    for label in 0..<labels { totals[label] = -1e30 }
                    for label in first where label == 0 || canBeName?[0] != false {
                        totals[label] = scores[label] + transitions[labels * labels + label]
                    }
                    for token in 1..<max(1, count) {
                        let row = token * labels, last = row - labels
                        @inline(__always) func reach(_ label: Int, _ before: Int, _ best: inout Float) {
                            let total = totals[last + before] + transitions[before * labels + label]
                            guard total > best else { return }
                            best = total
                            back[row + label] = UInt8(truncatingIfNeeded: before)
                        }
                        if let canBeName, !canBeName[token] {
                            for label in 1..<labels { totals[row + label] = -1e30 }
                            var best: Float = -.infinity
                            if canBeName[token - 1] {
                                for before in closed { reach(0, before, &best) }
                            } else {
                                reach(0, 0, &best)
                            }
                            totals[row] = best + scores[token * width]
                            continue
                        }
                        for label in first {
                            var best: Float = -.infinity
                            for before in closed { reach(label, before, &best) }
                            totals[row + label] = best + scores[token * width + label]
                        }
                        for begin in stride(from: 1, to: labels, by: 4) {
                            for label in begin + 1...begin + 2 {
                                var best: Float = -.infinity
                                reach(label, begin, &best)
                                reach(label, begin + 1, &best)
                                totals[row + label] = best + scores[token * width + label]
                            }
                        }
                    }
                    let row = (count - 1) * labels
                    var label = 0
                    for other in closed where totals[row + other] > totals[row + label] { label = other }
                    for token in stride(from: count - 1, through: 0, by: -1) {
                        give(token, label)
                        if token > 0 { label = Int(back[token * labels + label]) }
                    }
                }
            }
        }
    }
}
