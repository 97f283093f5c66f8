/// Lays older texts on a new one: runs of shared shingles, and the gaps between them compared letter by letter.
///
/// Paragraphs may have changed places, so runs are anchored one by one. A gap between two anchors that follow each
/// other in both texts is compared by edit distance, so that words garbled in scanning count as covered.
/// Cost: about 5 µs a text of 200 words.
struct Aligner: Sendable {
    /// The new text.
    let new: Words
    /// Shingle and its first place + 1 in the new text; 0 is an empty slot.
    private var keys: [UInt64]
    private var places: [Int32]
    private let mask: Int
    /// What both texts have in one order, in the order of the old text that was compared last.
    private(set) var runs: [Alignment.Run] = []
    /// Which words of the new text stood in the old text that was compared last.
    private(set) var isCoveredNew: [Bool] = []
    private(set) var isCoveredOld: [Bool] = []
    /// Words of the old text that was compared last.
    private var oldCount = 0
    private var distance = EditDistance()

    /// Words of a run from which on it is no turn of phrase.
    private static let solidWords = 8

    /// Share of an older text, and words of it, that are its lead.
    private static let leadShare = 0.2
    private static let leadWords = 25
    /// Words of an item of a round-up at least; what outlets write over and under their copy is shorter.
    private static let itemWords = 16

    /// Which words of the new text stand in the old text that was compared last as an item of a round-up does: in a
    /// long run that takes in the old text's lead, and in the long runs behind it. Empty where there is no such
    /// run, as with a sentence that many stories have somewhere.
    var item: [Bool] {
        let lead = max(Self.leadWords, Int(Self.leadShare * Double(oldCount)))
        guard runs.contains(where: { $0.length >= Self.itemWords && $0.old < lead }) else { return [] }
        var isHeld = [Bool](repeating: false, count: new.count)
        for run in runs where run.length >= Self.solidWords {
            for step in 0..<run.length { isHeld[run.new + step] = true }
        }
        return isHeld
    }

    /// Takes in the new text.
    init(new: Words) {
        self.new = new
        var size = 16
        while size < new.shingles.count * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        places = [Int32](repeating: 0, count: size)
        mask = size - 1
        for (place, hash) in new.shingles.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while places[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
            guard places[slot] == 0 else { continue }
            keys[slot] = hash
            places[slot] = Int32(truncatingIfNeeded: place + 1)
        }
    }

    /// Share of the shorter text's shingles below which two texts have nothing but a phrase in common; a text with a
    /// letter in ten garbled keeps a fifth of its shingles.
    private static let leastShared = 0.04

    /// Lays an older text on the new one; nil where they have so little in common that they are no copies.
    mutating func compare(with old: Words) -> Alignment? {
        var found = Alignment()
        runs.removeAll(keepingCapacity: true)
        oldCount = old.count
        findRuns(old, &found)
        let fewer = min(new.shingles.count, old.shingles.count)
        guard let start = runs.first, Double(found.sharedShingles) >= Self.leastShared * Double(fewer) else {
            return nil
        }
        Self.clear(&isCoveredNew, new.count)
        Self.clear(&isCoveredOld, old.count)
        found.leadOld = Double(start.old) / Double(max(1, old.shingles.count))
        found.runs = runs.count
        cover(&found)
        compareGaps(old, &found)
        for isCovered in isCoveredNew where isCovered { found.coveredNew += 1 }
        for isCovered in isCoveredOld where isCovered { found.coveredOld += 1 }
        measureRest(old, &found)
        return found
    }

    private static func clear(_ flags: inout [Bool], _ count: Int) {
        flags.removeAll(keepingCapacity: true)
        flags.append(contentsOf: repeatElement(false, count: count))
    }

    private mutating func cover(_ found: inout Alignment) {
        for run in runs {
            found.longestRun = max(found.longestRun, run.length)
            for step in 0..<run.length {
                isCoveredNew[run.new + step] = true
                isCoveredOld[run.old + step] = true
            }
        }
        for place in 0..<new.count where isCoveredNew[place] && new.words[place].isNumber {
            found.sameNumbers += 1
        }
    }

    private mutating func findRuns(_ old: Words, _ found: inout Alignment) {
        let width = new.count >= 3 && old.count >= 3 ? 3 : 1
        guard width == 3 || (new.count < 3 && old.count < 3) else { return }
        let count = new.shingles.count
        var earliest = count
        var next = -1
        for (place, hash) in old.shingles.enumerated() {
            var hit = next
            if next < 0 || next >= count || new.shingles[next] != hash { hit = self.place(of: hash) }
            guard hit >= 0 else {
                next = -1
                continue
            }
            found.sharedShingles += 1
            earliest = min(earliest, hit)
            if hit == next {
                runs[runs.count - 1].length += 1
            } else {
                runs.append(Alignment.Run(new: hit, old: place, length: width))
            }
            next = hit + 1
        }
        if count > 0, earliest < count { found.leadNew = Double(earliest) / Double(count) }
    }

    @inline(__always)
    private func place(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while places[slot] != 0 {
            if keys[slot] == hash { return Int(places[slot]) - 1 }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// Longest gap in words that is compared, and how many letters are compared with how many in all.
    private static let gapWords = 60
    private static let budget = 2_000_000
    /// Gaps at least so alike are the same words, garbled. Unrelated English of one length stands at .25 to .35.
    private static let sameWords = 0.55

    private mutating func compareGaps(_ old: Words, _ found: inout Alignment) {
        var budget = Self.budget
        var before = Alignment.Run(new: 0, old: 0, length: 0)
        for index in 0...runs.count where budget > 0 {
            let run =
                index < runs.count ? runs[index] : Alignment.Run(new: new.count, old: old.count, length: 0)
            let (left, right) = (before.new + before.length, run.new)
            let (lower, upper) = (before.old + before.length, run.old)
            before = run
            guard left < right, lower < upper, right - left <= Self.gapWords, upper - lower <= Self.gapWords
            else { continue }
            budget -= compareGap(left..<right, old, lower..<upper, &found)
        }
    }

    /// Compares a gap; returns the letters times letters that it took.
    private mutating func compareGap(
        _ range: Range<Int>, _ old: Words, _ other: Range<Int>, _ found: inout Alignment
    ) -> Int {
        let first = new.letters(range)
        let second = old.letters(other)
        let likeness = distance.likeness(first, second)
        if likeness >= Self.sameWords || range.count == other.count {
            noteDifferences(range, old, other, &found)
        }
        if likeness >= Self.sameWords {
            found.garbled += range.count
            for place in range { isCoveredNew[place] = true }
            for place in other { isCoveredOld[place] = true }
        }
        return first.count * second.count
    }

    private mutating func noteDifferences(
        _ range: Range<Int>, _ old: Words, _ other: Range<Int>, _ found: inout Alignment
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
    private func measureRest(_ old: Words, _ found: inout Alignment) {
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

/// Lists of hashes in rising order.
enum SortedHashes {
    /// How many of the first list stand in the second.
    static func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
        var (left, right, common) = (0, 0, 0)
        while left < first.count, right < second.count {
            if first[left] == second[right] {
                common += 1
                left += 1
            } else if first[left] < second[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common
    }
}
