/// How two texts lie on each other: runs of shared shingles, and the gaps between them compared letter by letter.
///
/// Paragraphs may have changed places, so runs are anchored one by one. A gap between two anchors that follow each
/// other in both texts is compared by edit distance, so that words garbled in scanning count as covered.
struct Alignment: Sendable {
    private(set) var shinglesNew = 0
    private(set) var shinglesOld = 0
    /// Distinct shingles that both texts have.
    private(set) var sharedShingles = 0
    /// Where the first shared shingle stands, 0 at the start of a text to 1 at its end.
    private(set) var leadNew = 1.0
    private(set) var leadOld = 1.0
    /// Words of each text that stand in the other.
    private(set) var coveredNew = 0
    private(set) var coveredOld = 0
    /// Covered words of the new text that are not letter by letter the same.
    private(set) var garbled = 0
    /// Numbers in runs that are the same, and numbers that stand in one place and differ.
    private(set) var sameNumbers = 0
    private(set) var otherNumbers = 0
    /// Names that stand in one place and differ.
    private(set) var otherNames = 0
    /// Words of the longest run.
    private(set) var longestRun = 0

    /// A stretch of words that both texts have in one order.
    private struct Run {
        var new: Int
        var old: Int
        var length: Int
    }

    /// Aligns two texts.
    init(new: Words, old: Words) {
        let first = Shingles.all(of: new)
        let second = Shingles.all(of: old)
        var places: [UInt64: Int] = [:]
        places.reserveCapacity(second.count)
        for (place, hash) in second.enumerated() where places[hash] == nil { places[hash] = place }
        shinglesOld = places.count
        let width = new.count >= 3 && old.count >= 3 ? 3 : 1
        var runs: [Run] = []
        var seen = Set<UInt64>()
        var earliest = second.count
        for (place, hash) in first.enumerated() {
            let isFirst = seen.insert(hash).inserted
            guard let other = places[hash] else { continue }
            if isFirst { sharedShingles += 1 }
            earliest = min(earliest, other)
            if let last = runs.indices.last, place + width - 1 < new.count, other + width - 1 < old.count,
                runs[last].new + runs[last].length == place + width - 1,
                runs[last].old + runs[last].length == other + width - 1
            {
                runs[last].length += 1
            } else {
                runs.append(Run(new: place, old: other, length: width))
            }
        }
        shinglesNew = seen.count
        guard let start = runs.first else { return }
        leadNew = Double(start.new) / Double(max(1, first.count))
        leadOld = Double(earliest) / Double(max(1, second.count))
        measure(runs, new: new, old: old)
    }

    private mutating func measure(_ runs: [Run], new: Words, old: Words) {
        var isCoveredNew = [Bool](repeating: false, count: new.count)
        var isCoveredOld = [Bool](repeating: false, count: old.count)
        for run in runs {
            longestRun = max(longestRun, run.length)
            for step in 0..<run.length {
                isCoveredNew[run.new + step] = true
                isCoveredOld[run.old + step] = true
            }
        }
        for (place, word) in new.words.enumerated() where isCoveredNew[place] && word.isNumber {
            sameNumbers += 1
        }
        var budget = Self.budget
        var before: Run?
        for run in runs + [Run(new: new.count, old: old.count, length: 0)] {
            let (left, right) = (before.map { $0.new + $0.length } ?? 0, run.new)
            let (lower, upper) = (before.map { $0.old + $0.length } ?? 0, run.old)
            before = run
            guard left < right, lower < upper, right - left <= Self.gapWords, upper - lower <= Self.gapWords,
                budget > 0
            else { continue }
            budget -= compareGap(new, left..<right, old, lower..<upper, &isCoveredNew, &isCoveredOld)
        }
        coveredNew = isCoveredNew.reduce(0) { $0 + ($1 ? 1 : 0) }
        coveredOld = isCoveredOld.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    /// Longest gap in words that is compared, and how many letters are compared with how many in all.
    private static let gapWords = 60
    private static let budget = 2_000_000
    /// Gaps at least so alike are the same words, garbled. Unrelated English of one length stands at .25 to .35.
    private static let sameWords = 0.55

    /// Compares a gap; returns the letters times letters that it took.
    private mutating func compareGap(
        _ new: Words, _ range: Range<Int>, _ old: Words, _ other: Range<Int>, _ isCoveredNew: inout [Bool],
        _ isCoveredOld: inout [Bool]
    ) -> Int {
        let first = Self.letters(new, range)
        let second = Self.letters(old, other)
        let likeness = EditDistance.likeness(first, second)
        if likeness >= Self.sameWords || range.count == other.count {
            noteDifferences(new, range, old, other)
        }
        if likeness >= Self.sameWords {
            garbled += range.count
            for place in range { isCoveredNew[place] = true }
            for place in other { isCoveredOld[place] = true }
        }
        return first.count * min(second.count, 2 * EditDistance.band)
    }

    private mutating func noteDifferences(
        _ new: Words, _ range: Range<Int>, _ old: Words, _ other: Range<Int>
    ) {
        let numbers = range.filter { new.words[$0].isNumber }.map { new.words[$0].hash }
        let others = other.filter { old.words[$0].isNumber }.map { old.words[$0].hash }
        for (mine, theirs) in zip(numbers, others) {
            if mine == theirs { sameNumbers += 1 } else { otherNumbers += 1 }
        }
        guard range.count == other.count else { return }
        for (place, behind) in zip(range, other) where new.words[place].isName && old.words[behind].isName {
            let mine = Array(new.text(new.words[place]))
            if EditDistance.likeness(mine, Array(old.text(old.words[behind]))) < 0.5 { otherNames += 1 }
        }
    }

    /// The letters and digits of some words, without the blanks between them, where scanning errs most.
    private static func letters(_ words: Words, _ range: Range<Int>) -> [UInt8] {
        var letters: [UInt8] = []
        for place in range { letters.append(contentsOf: words.text(words.words[place])) }
        return letters
    }
}

/// How alike two short texts are, letter by letter.
enum EditDistance {
    /// Letters that two texts may run apart.
    static let band = 48

    /// 1 less the edit distance by the length of the longer text; 0 where they run apart by more than the band.
    static func likeness(_ first: [UInt8], _ second: [UInt8]) -> Double {
        let longer = max(first.count, second.count)
        guard longer > 0 else { return 1 }
        guard abs(first.count - second.count) <= min(band, longer / 2), !first.isEmpty, !second.isEmpty else {
            return 0
        }
        let far = Int32(longer)
        var row = (0...second.count).map { Int32($0) }
        for (line, letter) in first.enumerated() {
            let from = max(1, line + 1 - band)
            let to = min(second.count, line + 1 + band)
            guard from <= to else { return 0 }
            var diagonal = row[from - 1]
            row[from - 1] = from == 1 ? Int32(line + 1) : far
            if to == line + 1 + band { row[to] = far }
            for column in from...to {
                let above = row[column]
                let change = diagonal + (letter == second[column - 1] ? 0 : 1)
                row[column] = min(change, min(above, row[column - 1]) + 1)
                diagonal = above
            }
        }
        return max(0, 1 - Double(row[second.count]) / Double(longer))
    }
}
