/// What lies between the runs that two texts share, and what is left over of them.
extension Aligner {
    /// Longest gap in words that is compared, and how many letters are compared with how many in all.
    private static let gapWords = 60
    private static let budget = 2_000_000
    /// Gaps at least so alike are the same words, garbled. Unrelated English of one length stands at .25 to .35.
    private static let sameWords = 0.55

    /// Words by which the sides of a gap may differ: the band of the edit distance, in words of two letters.
    private static let gapBand = EditDistance.band / 2

    /// Calls `visit` with each gap between two runs, in the new text and in the old one, in which the words may be the
    /// same and garbled, as long as it returns true.
    func forEachGap(_ visit: (Range<Int>, Range<Int>) -> Bool) {
        var (left, lower) = (0, 0)
        for index in 0...runs.count {
            let isLast = index == runs.count
            let (right, upper) = isLast ? (new.count, oldCount) : (runs[index].new, runs[index].old)
            if left < right, lower < upper, right - left <= Self.gapWords, upper - lower <= Self.gapWords,
                abs((right - left) - (upper - lower)) <= Self.gapBand
            {
                guard visit(left..<right, lower..<upper) else { return }
            }
            guard !isLast else { return }
            (left, lower) = (right + runs[index].length, upper + runs[index].length)
        }
    }

    mutating func compareGaps(_ old: Words) {
        var gaps: [(Range<Int>, Range<Int>)] = []
        forEachGap {
            gaps.append(($0, $1))
            return true
        }
        var budget = Self.budget
        for (range, other) in gaps where budget > 0 { budget -= compareGap(range, old, other) }
    }

    /// Compares a gap; returns the letters times letters that it took.
    private mutating func compareGap(
        _ range: Range<Int>, _ old: Words, _ other: Range<Int>
    ) -> Int {
        let first = new.letters(range)
        let second = old.letters(other)
        let likeness = distance.likeness(first, second)
        if likeness >= Self.sameWords || range.count == other.count {
            noteDifferences(range, old, other)
        }
        if likeness >= Self.sameWords {
            found.garbled += range.count
            for place in range { isCoveredNew[place] = true }
            for place in other { isCoveredOld[place] = true }
        }
        return first.count * second.count
    }

    private mutating func noteDifferences(
        _ range: Range<Int>, _ old: Words, _ other: Range<Int>
    ) {
        var behind = other.lowerBound
        for place in range where new.words[place].isNumber {
            while behind < other.upperBound, !old.words[behind].isNumber { behind += 1 }
            guard behind < other.upperBound else { break }
            if new.words[place].hash == old.words[behind].hash {
                found.sameNumbers += 1
            } else {
                found.otherNumbers += 1
            }
            behind += 1
        }
        guard range.count == other.count else { return }
        for (place, behind) in zip(range, other) where new.words[place].isName && old.words[behind].isName {
            let mine = Array(new.text(new.words[place]))
            if distance.likeness(mine, Array(old.text(old.words[behind]))) < 0.5 { found.otherNames += 1 }
        }
    }

    /// What is left over of the shorter text, and whether the longer one's rest speaks of the same.
    mutating func measureRest(_ old: Words) {
        let isNewShorter = new.count <= old.count
        var gap = 0
        for isCovered in isNewShorter ? isCoveredNew : isCoveredOld {
            gap = isCovered ? 0 : gap + 1
            found.longestGap = max(found.longestGap, gap)
        }
        let longer = isNewShorter ? old : new
        let covered = isNewShorter ? found.coveredOld : found.coveredNew
        guard covered * 4 < longer.count * 3, longer.count - covered >= 20 else { return }
        let isCovered = isNewShorter ? isCoveredOld : isCoveredNew
        var rest: [UInt64] = []
        var inside: [UInt64] = []
        for (place, word) in longer.words.enumerated() where word.isTelling {
            if isCovered[place] { inside.append(word.hash) } else { rest.append(word.hash) }
        }
        guard inside.count >= 3 else { return }
        rest.sort()
        inside.sort()
        found.recurrence = Double(SortedHashes.common(inside, rest)) / Double(inside.count)
    }
}
