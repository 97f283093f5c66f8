/// The features by which the part-of-speech tagger knows a token, as hashes.
enum TagFeatures {
    /// How far a token looks to either side.
    static let reach = 2

    /// Gives all features of a token, where the tokens before it in the sentence have tags already.
    static func each(
        _ forms: WordForms, _ sentence: Range<Int>, token: Int, before: Int, beforeThat: Int,
        _ give: (UInt64) -> Void
    ) {
        for offset in -reach...reach {
            if sentence.contains(token + offset) {
                eachOfWord(
                    forms, token + offset, at: offset, isFirst: token == sentence.lowerBound, give)
            } else {
                eachOfEdge(at: offset, give)
            }
        }
        eachBetween(forms, sentence, token: token, before: before, beforeThat: beforeThat, give)
    }

    @inline(__always)
    private static func feature(_ template: UInt64, _ value: UInt64, _ give: (UInt64) -> Void) {
        give(WordHash.mixed(value, 200 + template))
    }

    /// Gives the features that a word alone adds to the token that it stands `offset` after.
    /// - Parameter isFirst: whether it is the first of its sentence.
    @inline(__always)
    static func eachOfWord(
        _ forms: WordForms, _ word: Int, at offset: Int, isFirst: Bool, _ give: (UInt64) -> Void
    ) {
        let start = forms.starts[word], end = forms.ends[word]
        let lower = forms.lower[word], cluster = UInt64(forms.clusters[word])
        switch offset {
        case 0:
            let flags = UInt64(forms.flags[word].rawValue) * 2 + (isFirst ? 1 : 0)
            feature(0, 0, give)
            feature(1, forms.word[word], give)
            feature(2, lower, give)
            feature(11, flags, give)
            feature(12, forms.shape[word], give)
            feature(13, cluster, give)
            feature(23, forms.longShape[word], give)
            feature(16, middle(cluster), give)
            forms.bytes.withUnsafeBufferPointer { bytes in
                var suffix = WordHash.seed, prefix = WordHash.seed
                for length in 1...5 where length <= end - start {
                    suffix = WordHash.adding(WordHash.lowercase(bytes[end - length]), to: suffix)
                    feature(UInt64(24 + length), suffix, give)
                    if length == 3 { feature(31, suffix &* 256 &+ flags, give) }
                }
                for length in 1...3 where length <= end - start {
                    prefix = WordHash.adding(WordHash.lowercase(bytes[start + length - 1]), to: prefix)
                    feature(UInt64(32 + length), prefix, give)
                }
                var hyphen: UInt64 = 0
                for index in start..<end where bytes[index] == 0x2D { hyphen = 1 }
                feature(37, hyphen << 8 | flags, give)
            }
        case -1:
            feature(3, lower, give)
            feature(14, cluster, give)
            feature(38, suffix(forms, word), give)
        case 1:
            feature(4, lower, give)
            feature(15, cluster, give)
            feature(36, suffix(forms, word), give)
        case 2:
            feature(6, lower, give)
            feature(21, cluster, give)
        default:
            feature(5, lower, give)
            feature(22, cluster, give)
        }
        guard offset != 0 else { return }
        let side = UInt64(offset + reach)
        feature(40 + side, UInt64(forms.flags[word].rawValue), give)
        feature(46 + side, middle(cluster), give)
    }

    /// The feature of a word that bears one tag only.
    @inline(__always)
    static func sole(_ word: UInt64) -> UInt64 { WordHash.mixed(word, 299) }

    /// Gives the features of a place beyond the sentence, `offset` after a token.
    @inline(__always)
    static func eachOfEdge(at offset: Int, _ give: (UInt64) -> Void) {
        let edge: UInt64 = offset < 0 ? 1 : 2
        switch offset {
        case -1:
            feature(3, edge, give)
            feature(14, edge << 40, give)
        case 1:
            feature(4, edge, give)
            feature(15, edge << 40, give)
        case 2:
            feature(6, edge, give)
            feature(21, edge << 40, give)
        default:
            feature(5, edge, give)
            feature(22, edge << 40, give)
        }
    }

    /// Gives the features of a token that its neighbours and the tags before it have a part in.
    @inline(__always)
    static func eachBetween(
        _ forms: WordForms, _ sentence: Range<Int>, token: Int, before: Int, beforeThat: Int,
        _ give: (UInt64) -> Void
    ) {
        let low = sentence.lowerBound, high = sentence.upperBound
        let l0 = forms.lower[token], l1 = token > low ? forms.lower[token - 1] : 1
        let r1 = token + 1 < high ? forms.lower[token + 1] : 2
        let c0 = UInt64(forms.clusters[token])
        let cr = token + 1 < high ? UInt64(forms.clusters[token + 1]) : 2 << 40
        let first = UInt64(before)
        feature(7, first, give)
        feature(8, first * 64 + UInt64(beforeThat), give)
        feature(9, l0 &* 64 &+ first, give)
        feature(10, first &* 31 &+ r1, give)
        feature(17, middle(c0) &* 64 &+ first, give)
        feature(18, middle(c0) << 10 | middle(cr), give)
        feature(19, l1 &* 31 &+ l0, give)
        feature(20, l0 &* 31 &+ r1, give)
        if forms.ends[token] - forms.starts[token] >= 3 {
            feature(30, suffix(forms, token) &* 64 &+ first, give)
        }
    }

    /// The hash of the last three bytes of a word in small letters, or of all where it has fewer.
    @inline(__always)
    private static func suffix(_ forms: WordForms, _ word: Int) -> UInt64 {
        let start = forms.starts[word], end = forms.ends[word]
        return forms.bytes.withUnsafeBufferPointer { bytes in
            var suffix = WordHash.seed
            for length in 1...3 where length <= end - start {
                suffix = WordHash.adding(WordHash.lowercase(bytes[end - length]), to: suffix)
            }
            return suffix
        }
    }

    @inline(__always)
    private static func middle(_ packed: UInt64) -> UInt64 { (packed &- 1) >> 6 & 0x1FF }
}
