/// A sentence half parsed: the arc-hybrid system of Kuhlmann, Gómez-Rodríguez and Satta (2011).
///
/// Words lie on a stack or still wait; a step shifts the next word onto the stack, or hangs the top of the stack on
/// the next word (left) or on the word under it (right). Places are tokens of the sentence from 0; `root` stands for
/// what no word governs.
struct ParserState {
    /// The steps, in the order of their scores.
    enum Step: Int, CaseIterable { case shift, left, right }

    /// Number of words.
    let count: Int
    /// The root's place.
    var root: Int { count }
    /// Words that wait for a head, the last on top; the root lies at the bottom.
    private(set) var stack: [Int]
    /// The next word; `count` where none is left.
    private(set) var next = 0
    /// For each word its head; -1 while it has none.
    private(set) var heads: [Int]
    /// For each word the number of its dependency.
    private(set) var labels: [Int]
    /// For each word and the root its first and last dependents on either side, -1 for none, and how many there are.
    private(set) var leftmost: [Int]
    private(set) var rightmost: [Int]
    private(set) var leftCounts: [Int]
    private(set) var rightCounts: [Int]

    init(count: Int) {
        self.count = count
        stack = [count]
        stack.reserveCapacity(count + 1)
        heads = [Int](repeating: -1, count: count + 1)
        labels = [Int](repeating: -1, count: count + 1)
        leftmost = heads
        rightmost = heads
        leftCounts = [Int](repeating: 0, count: count + 1)
        rightCounts = leftCounts
    }

    /// True once each word has a head.
    var isFinished: Bool { next == count && stack.count == 1 }

    /// The word on top of the stack, the one below it, and the third; -1 for none.
    @inline(__always)
    func onStack(_ depth: Int) -> Int { depth < stack.count ? stack[stack.count - 1 - depth] : -1 }

    /// Whether a step can be taken.
    func allows(_ step: Step) -> Bool {
        switch step {
        case .shift: next < count
        case .left: stack.count > 1 && next < count
        // What hangs on the root waits until no word is left, so that there is one root.
        case .right: stack.count > 1 && (next == count || onStack(1) != root)
        }
    }

    /// The head and the dependent of the arc that a step makes.
    func arc(_ step: Step) -> (head: Int, dependent: Int)? {
        switch step {
        case .shift: nil
        case .left: (next, onStack(0))
        case .right: (onStack(1), onStack(0))
        }
    }

    /// Takes a step.
    mutating func take(_ step: Step, label: Int) {
        guard let (head, dependent) = arc(step) else {
            stack.append(next)
            next += 1
            return
        }
        heads[dependent] = head
        labels[dependent] = label
        if step == .left {
            leftmost[head] = dependent
            leftCounts[head] += 1
        } else {
            rightmost[head] = dependent
            rightCounts[head] += 1
        }
        stack.removeLast()
    }

    /// The steps after which the most true arcs can still be made (Goldberg and Nivre 2013): each with what it loses.
    /// - Parameter gold: the true head of each word, `root` for the sentence's root.
    func costs(_ gold: [Int]) -> [Int] {
        Step.allCases.map { step in
            guard allows(step) else { return Int.max }
            let top = onStack(0)
            var cost = 0
            switch step {
            case .shift:
                // The next word can no longer get a head on the stack but its top, nor dependents there.
                for word in stack.dropLast() where word == gold[next] { cost += 1 }
                for word in stack where word != root && gold[word] == next { cost += 1 }
            case .left:
                // The top can no longer get a head below it or behind the next word, nor dependents that wait.
                let below = onStack(1)
                if gold[top] == below || gold[top] > next && gold[top] < count { cost += 1 }
                for word in next..<count where gold[word] == top { cost += 1 }
            case .right:
                // The top can no longer get a head or dependents that wait.
                if gold[top] >= next && gold[top] < count { cost += 1 }
                for word in next..<count where gold[word] == top { cost += 1 }
            }
            return cost
        }
    }
}
