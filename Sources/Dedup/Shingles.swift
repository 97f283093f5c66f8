/// The three-word shingles of a text: the sample that the index keeps of them.
enum Shingles {
    /// Hash of the shingle that starts at a word.
    @inline(__always)
    static func hash(_ words: [Words.Word], _ place: Int) -> UInt64 {
        Hash.join(Hash.join(words[place].hash, words[place + 1].hash), words[place + 2].hash)
    }

    /// Hashes of all shingles, in order; of a text of one or two words the words themselves.
    static func all(of words: Words) -> [UInt64] {
        guard words.count >= 3 else { return words.words.map(\.hash) }
        return (0..<words.count - 2).map { hash(words.words, $0) }
    }

    /// The table keys of the sample: one shingle in `rate`, chosen by its hash, and of a short text at least the
    /// `least` smallest; rising, each once.
    static func sample(of words: Words, rate: Int, least: Int) -> [UInt32] {
        let limit = UInt64.max / UInt64(max(1, rate))
        let all = all(of: words)
        var chosen = all.filter { $0 < limit }
        if chosen.count < least { chosen = Array(all.sorted().prefix(least)) }
        // The upper bits are small in a sample, so the key comes from the lower.
        var keys = chosen.map { UInt32(truncatingIfNeeded: Hash.mix($0)) }
        keys.sort()
        var distinct: [UInt32] = []
        distinct.reserveCapacity(keys.count)
        for key in keys where distinct.last != key { distinct.append(key) }
        return distinct
    }
}
