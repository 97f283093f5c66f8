/// The three-word shingles of a text, and the sample that the index keeps of them.
enum Shingles {
    /// Hashes of all shingles, in order; of a text of one or two words the words themselves.
    static func all(of words: [Words.Word]) -> [UInt64] {
        guard words.count >= 3 else { return words.map(\.hash) }
        return [UInt64](unsafeUninitializedCapacity: words.count - 2) { hashes, count in
            words.withUnsafeBufferPointer { words in
                for place in 0..<words.count - 2 {
                    hashes.initializeElement(
                        at: place,
                        to: Hash.join(
                            Hash.join(words[place].hash, words[place + 1].hash), words[place + 2].hash))
                }
            }
            count = words.count - 2
        }
    }

    /// The table keys of the sample: one shingle in `rate`, chosen by its hash, and of a short text at least the
    /// `least` smallest; rising, each once.
    static func sample(of words: Words, rate: Int, least: Int) -> [UInt32] {
        let shingles = all(of: words.words)
        var limit = UInt64.max / UInt64(max(1, rate))
        var chosen: [UInt64] = []
        // A shingle that is written twice counts once, so a few more than `least` are looked at.
        repeat {
            chosen.removeAll(keepingCapacity: true)
            for hash in shingles where hash <= limit { chosen.append(hash) }
            if chosen.count >= least + least / 4 || limit == .max { break }
            limit = limit > .max / 2 ? .max : limit * 2
        } while true
        chosen.sort()
        let sampled = UInt64.max / UInt64(max(1, rate))
        var keys: [UInt32] = []
        keys.reserveCapacity(chosen.count)
        for (place, hash) in chosen.enumerated() {
            if place > 0, chosen[place - 1] == hash { continue }
            guard hash <= sampled || keys.count < least else { break }
            // The upper bits are small in a sample, so the key comes from the lower.
            keys.append(UInt32(truncatingIfNeeded: Hash.mix(hash)))
        }
        keys.sort()
        return keys
    }
}
