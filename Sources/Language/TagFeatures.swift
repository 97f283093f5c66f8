/// The features by which the part-of-speech tagger knows a token, as hashes.
enum TagFeatures {
    /// Gives all features of a token, where the tokens before it in the sentence have tags already.
    @inline(__always)
    static func each(
        _ forms: WordForms, _ sentence: Range<Int>, token: Int, before: Int, beforeThat: Int,
        _ give: (UInt64) -> Void
    ) {
        let low = sentence.lowerBound, high = sentence.upperBound
        @inline(__always) func lower(_ index: Int) -> UInt64 {
            index < low ? 1 : index >= high ? 2 : forms.lower[index]
        }
        @inline(__always) func clusters(_ index: Int) -> UInt64 {
            index < low ? 1 << 40 : index >= high ? 2 << 40 : UInt64(forms.clusters[index])
        }
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, 200 + template))
        }
        let l0 = forms.lower[token], l1 = lower(token - 1), r1 = lower(token + 1)
        let c0 = clusters(token), cl = clusters(token - 1), cr = clusters(token + 1)
        let first = UInt64(before), both = UInt64(before) * 64 + UInt64(beforeThat)
        let flags = UInt64(forms.flags[token].rawValue) * 2 + (token == low ? 1 : 0)
        feature(0, 0)
        feature(1, forms.word[token])
        feature(2, l0)
        feature(3, l1)
        feature(4, r1)
        feature(5, lower(token - 2))
        feature(6, lower(token + 2))
        feature(7, first)
        feature(8, both)
        feature(9, l0 &* 64 &+ first)
        feature(10, first &* 31 &+ r1)
        feature(11, flags)
        feature(12, forms.shape[token])
        feature(13, c0)
        feature(14, cl)
        feature(15, cr)
        feature(16, (c0 &- 1) >> 6 & 0x1FF)
        feature(17, ((c0 &- 1) >> 6 & 0x1FF) &* 64 &+ first)
        feature(18, ((c0 &- 1) >> 6 & 0x1FF) << 10 | ((cr &- 1) >> 6 & 0x1FF))
        feature(19, l1 &* 31 &+ l0)
        feature(20, l0 &* 31 &+ r1)
        feature(21, clusters(token + 2))
        forms.bytes.withUnsafeBufferPointer { bytes in
            let start = forms.starts[token], end = forms.ends[token]
            var suffix = WordHash.seed
            for length in 1...5 where length <= end - start {
                suffix = WordHash.adding(WordHash.lowercase(bytes[end - length]), to: suffix)
                feature(UInt64(24 + length), suffix)
                if length == 3 {
                    feature(30, suffix &* 64 &+ first)
                    feature(31, suffix &* 256 &+ flags)
                }
            }
            var prefix = WordHash.seed
            for length in 1...3 where length <= end - start {
                prefix = WordHash.adding(WordHash.lowercase(bytes[start + length - 1]), to: prefix)
                feature(UInt64(32 + length), prefix)
            }
            if token + 1 < high {
                let nextEnd = forms.ends[token + 1]
                var suffix = WordHash.seed
                for length in 1...3 where length <= nextEnd - forms.starts[token + 1] {
                    suffix = WordHash.adding(WordHash.lowercase(bytes[nextEnd - length]), to: suffix)
                }
                feature(36, suffix)
            }
            var hyphen: UInt64 = 0
            for index in start..<end where bytes[index] == 0x2D { hyphen = 1 }
            feature(37, hyphen << 8 | flags)
        }
    }
}
