/// Lays older texts on a new one: runs of shared shingles, and the gaps between them compared letter by letter.
///
/// Paragraphs may have changed places, so runs are anchored one by one. A gap between two anchors that follow each
/// other in both texts is compared by edit distance, so that words garbled in scanning count as covered.
/// Cost: about 5 µs a text of 200 words.
struct Aligner: Sendable {
    /// The new text.
    let new: Words
    /// A shingle in the upper half, its first place + 1 in the new text in the lower; 0 is an empty slot.
    private var slots: [UInt64]
    /// What both texts have in one order, in the order of the old text that was compared last.
    var runs: [Alignment.Run] = []
    /// Which words of the new text stood in the old text that was compared last.
    var isCoveredNew: [Bool] = []
    var isCoveredOld: [Bool] = []
    /// Words of the old text that was compared last, and what was found so far.
    var oldCount = 0
    var found = Alignment()
    var distance = EditDistance()

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
        while size < new.outline.shingles.count * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        let mask = size - 1
        for (place, hash) in new.outline.shingles.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot] >> 32) != hash {
                slot = (slot + 1) & mask
            }
            if slots[slot] == 0 { slots[slot] = UInt64(hash) << 32 | UInt64(place + 1) }
        }
    }

    /// Share of the shorter text's shingles below which two texts have nothing but a phrase in common; a text with a
    /// letter in ten garbled keeps a fifth of its shingles.
    private static let leastShared = 0.04

    /// Share of the shorter text below which two texts are no copies, even if all words that could be garbled were, and
    /// that of longer texts. Of 10,000 copies of the open sets, up to a letter in ten garbled, the least has .22, and
    /// the least of those of 150 words or more .34.
    private static let leastCovered = 0.2
    private static let leastCoveredOfLong = 0.28
    private static let longWords = 150

    /// Lays an older text on the new one by its outline; false where they have so little in common, and so scattered,
    /// that they are no copies. Cost: about 2 µs a text of 560 words.
    mutating func lay(_ old: Outline) -> Bool {
        found = Alignment()
        runs.removeAll(keepingCapacity: true)
        oldCount = old.words
        findRuns(old)
        let fewer = min(new.outline.shingles.count, old.shingles.count)
        guard let start = runs.first, Double(found.sharedShingles) >= Self.leastShared * Double(fewer) else {
            return false
        }
        found.leadOld = Double(start.old) / Double(max(1, old.shingles.count))
        found.runs = runs.count
        var (coveredNew, coveredOld) = (0, 0)
        for run in runs {
            coveredNew += run.length
            coveredOld += run.length
        }
        forEachGap { range, other in
            coveredNew += range.count
            coveredOld += other.count
            return true
        }
        let shorter = min(new.count, old.words)
        let least = shorter < Self.longWords ? Self.leastCovered : Self.leastCoveredOfLong
        return Double(min(coveredNew, coveredOld)) >= least * Double(shorter)
    }

    /// Compares with the words of the text that was laid on the new one last. Cost: about 10 µs a text of 560 words.
    mutating func measure(_ old: Words) -> Alignment {
        Self.clear(&isCoveredNew, new.count)
        Self.clear(&isCoveredOld, old.count)
        cover()
        compareGaps(old)
        for isCovered in isCoveredNew where isCovered { found.coveredNew += 1 }
        for isCovered in isCoveredOld where isCovered { found.coveredOld += 1 }
        measureRest(old)
        return found
    }

    /// Lays an older text on the new one; nil where they are no copies.
    mutating func compare(with old: Words) -> Alignment? { lay(old.outline) ? measure(old) : nil }

    private static func clear(_ flags: inout [Bool], _ count: Int) {
        flags.removeAll(keepingCapacity: true)
        flags.append(contentsOf: repeatElement(false, count: count))
    }

    private mutating func cover() {
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

    private mutating func findRuns(_ old: Outline) {
        let width = new.count >= 3 && old.words >= 3 ? 3 : 1
        guard width == 3 || (new.count < 3 && old.words < 3) else { return }
        let count = new.outline.shingles.count
        var earliest = count
        var shared = 0
        slots.withUnsafeBufferPointer { slots in
            new.outline.shingles.withUnsafeBufferPointer { shingles in
                old.shingles.withUnsafeBufferPointer { old in
                    var next = -1
                    for place in old.indices {
                        var hit = next
                        if next < 0 || next >= count || shingles[next] != old[place] {
                            hit = Self.place(of: old[place], in: slots)
                        }
                        guard hit >= 0 else {
                            next = -1
                            continue
                        }
                        shared += 1
                        earliest = min(earliest, hit)
                        if hit == next {
                            runs[runs.count - 1].length += 1
                        } else {
                            runs.append(Alignment.Run(new: hit, old: place, length: width))
                        }
                        next = hit + 1
                    }
                }
            }
        }
        found.sharedShingles = shared
        if count > 0, earliest < count { found.leadNew = Double(earliest) / Double(count) }
    }

    @inline(__always)
    private static func place(of hash: UInt32, in slots: UnsafeBufferPointer<UInt64>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                return Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
            }
            slot = (slot + 1) & mask
        }
        return -1
    }
}
