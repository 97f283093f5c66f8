/// The features by which the name tagger knows a token, as hashes.
struct NameFeatures: Sendable {
    let gazetteer: NameGazetteer
    let knowledge: NameKnowledge

    init(gazetteer: NameGazetteer, knowledge: NameKnowledge = .all) {
        self.gazetteer = gazetteer
        self.knowledge = knowledge
    }

    /// What gazetteers say about the tokens of a sentence.
    struct Matches {
        /// Class · 4 + place in the name (0 first, 1 inside, 2 last, 3 only), per token, up to 16 of them.
        var marks: [[UInt8]]
        /// Classes, one bit each.
        var masks: [UInt32]
    }

    /// Looks the names of a sentence up: the longest from each token on, and that of the token alone.
    func matches(_ forms: WordForms, _ sentence: Range<Int>) -> Matches {
        var matches = Matches(
            marks: [[UInt8]](repeating: [], count: sentence.count),
            masks: [UInt32](repeating: 0, count: sentence.count))
        guard knowledge.contains(.gazetteers) else { return matches }
        for index in sentence where forms.flags[index].contains(.letter) {
            var phrase = WordHash.joining(0, forms.name[index])
            var value = gazetteer.value(of: phrase)
            let alone = value & ~NameGazetteer.prefixBit
            var length = alone == 0 ? 0 : 1
            var classes = alone
            var next = index + 1
            while value & NameGazetteer.prefixBit != 0, next < sentence.upperBound,
                next - index < NameGazetteer.longest
            {
                phrase = WordHash.joining(phrase, forms.name[next])
                value = gazetteer.value(of: phrase)
                next += 1
                if value & ~NameGazetteer.prefixBit != 0 {
                    classes = value & ~NameGazetteer.prefixBit
                    length = next - index
                }
            }
            guard length > 0 else { continue }
            for offset in 0..<length {
                let place: UInt8 = length == 1 ? 3 : offset == 0 ? 0 : offset == length - 1 ? 2 : 1
                mark(&matches, index + offset - sentence.lowerBound, classes, place)
            }
            if length > 1, alone != 0 { mark(&matches, index - sentence.lowerBound, alone, 3, masked: false) }
        }
        return matches
    }

    private func mark(
        _ matches: inout Matches, _ index: Int, _ classes: UInt32, _ place: UInt8, masked: Bool = true
    ) {
        if masked { matches.masks[index] |= classes }
        var rest = classes
        while rest != 0 {
            matches.marks[index].append(UInt8(rest.trailingZeroBitCount) * 4 + place)
            rest &= rest - 1
        }
    }

    /// Gives all features of a token but its memory.
    @inline(__always)
    func each(
        _ forms: WordForms, _ memory: DocumentMemory, _ matches: Matches, _ sentence: Range<Int>,
        isTitle: Bool,
        token: Int, _ give: (UInt64) -> Void
    ) {
        let low = sentence.lowerBound, high = sentence.upperBound
        @inline(__always) func lower(_ index: Int) -> UInt64 {
            index < low ? 1 : index >= high ? 2 : forms.lower[index]
        }
        @inline(__always) func shape(_ index: Int) -> UInt64 {
            index < low ? 1 : index >= high ? 2 : forms.shape[index]
        }
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, template))
        }
        let l0 = forms.lower[token], l1 = lower(token - 1), r1 = lower(token + 1)
        let l2 = lower(token - 2), r2 = lower(token + 2)
        feature(0, 0)
        feature(1, forms.word[token])
        feature(2, l0)
        feature(3, l1)
        feature(4, r1)
        feature(5, l2)
        feature(6, r2)
        feature(7, l1 &* 31 &+ l0)
        feature(8, l0 &* 31 &+ r1)
        feature(9, l1 &* 31 &+ r1)
        feature(10, l2 &* 31 &+ l1)
        feature(11, r1 &* 31 &+ r2)
        let s0 = forms.shape[token], sl = shape(token - 1), sr = shape(token + 1)
        feature(12, s0)
        feature(13, forms.longShape[token])
        feature(14, sl)
        feature(15, sr)
        feature(16, sl &* 31 &+ s0)
        feature(17, s0 &* 31 &+ sr)
        feature(18, (sl &* 31 &+ s0) &* 31 &+ sr)
        feature(19, (shape(token - 2) &* 31 &+ sl) &* 31 &+ s0)
        feature(20, (s0 &* 31 &+ sr) &* 31 &+ shape(token + 2))
        feature(21, s0 &* 2 &+ (token == low ? 1 : 0))
        feature(22, s0 &* 2 &+ (isTitle ? 1 : 0))
        affixes(forms, sentence, token, feature)
        if knowledge.contains(.clusters) { clusters(forms, sentence, token, s0, feature) }
        if knowledge.contains(.gazetteers) { names(matches, sentence, token, s0, feature) }
        if knowledge.contains(.history), forms.flags[token].contains(.capital) {
            let counts =
                UInt64(min(2, memory.smallCounts[Int(memory.lower[token])])) * 4
                + UInt64(min(3, memory.capitalCounts[Int(memory.lower[token])]))
            feature(80, counts)
            feature(81, counts * 2 + (token == low || isTitle ? 1 : 0))
            memory.eachWordBefore(token, but: l1) { feature(82, $0) }
            memory.eachWordAfter(token, but: r1) { feature(83, $0) }
        }
    }

    /// Gives the features of what the token's word was taken for before.
    @inline(__always)
    func eachMemory(_ forms: WordForms, _ memory: DocumentMemory, token: Int, _ give: (UInt64) -> Void) {
        guard knowledge.contains(.history), forms.flags[token].contains(.capital) else { return }
        memory.eachMemory(token) { give(WordHash.mixed($0, 90)) }
    }

    @inline(__always)
    private func affixes(
        _ forms: WordForms, _ sentence: Range<Int>, _ token: Int, _ feature: (UInt64, UInt64) -> Void
    ) {
        forms.bytes.withUnsafeBufferPointer { bytes in
            let start = forms.starts[token], end = forms.ends[token]
            var prefix = WordHash.seed
            for length in 1...4 where length <= end - start {
                prefix = WordHash.adding(bytes[start + length - 1], to: prefix)
                feature(UInt64(23 + length), prefix)
                feature(UInt64(28 + length), Self.suffix(bytes, end, length))
            }
            if token + 1 < sentence.upperBound, forms.ends[token + 1] - forms.starts[token + 1] >= 3 {
                feature(34, Self.suffix(bytes, forms.ends[token + 1], 3))
            }
            if token > sentence.lowerBound, forms.ends[token - 1] - forms.starts[token - 1] >= 3 {
                feature(35, Self.suffix(bytes, forms.ends[token - 1], 3))
            }
        }
    }

    @inline(__always)
    private static func suffix(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ length: Int) -> UInt64 {
        var hash = WordHash.seed
        for index in end - length..<end { hash = WordHash.adding(WordHash.lowercase(bytes[index]), to: hash) }
        return hash
    }

    @inline(__always)
    private func clusters(
        _ forms: WordForms, _ sentence: Range<Int>, _ token: Int, _ shape: UInt64,
        _ feature: (UInt64, UInt64) -> Void
    ) {
        @inline(__always) func packed(_ index: Int) -> UInt64? {
            sentence.contains(index) ? UInt64(forms.clusters[index]) : nil
        }
        @inline(__always) func middle(_ index: Int) -> UInt64 {
            guard let value = packed(index) else { return index < sentence.lowerBound ? 1000 : 1001 }
            return value == 0 ? 999 : ((value - 1) >> 6) & 0x1FF
        }
        for offset in -2...2 {
            let value = packed(token + offset)
            let template = UInt64(40 + (offset + 2) * 3)
            switch value {
            case nil:
                feature(template, 5000)
                feature(template + 1, 5000)
                feature(template + 2, 5000)
            case 0?:
                feature(template, 9999)
                feature(template + 1, 9999)
                feature(template + 2, 9999)
            case let value?:
                feature(template, (value - 1) & 63)
                feature(template + 1, ((value - 1) >> 6) & 0x1FF)
                feature(template + 2, (value - 1) >> 15)
            }
        }
        let own = middle(token)
        feature(60, own << 32 | (shape & 0xFFFF_FFFF))
        feature(61, middle(token - 1) &* 10007 &+ own)
        feature(62, own &* 10007 &+ middle(token + 1))
        feature(63, middle(token - 1) &* 10007 &+ middle(token + 1))
    }

    @inline(__always)
    private func names(
        _ matches: Matches, _ sentence: Range<Int>, _ token: Int, _ shape: UInt64,
        _ feature: (UInt64, UInt64) -> Void
    ) {
        let place = token - sentence.lowerBound
        for mark in matches.marks[place] {
            feature(70, UInt64(mark))
            feature(71, UInt64(mark) &* 2_654_435_761 &+ shape)
        }
        if place > 0 { for mark in matches.marks[place - 1] { feature(72, UInt64(mark)) } }
        let hasNext = place + 1 < matches.marks.count
        if hasNext { for mark in matches.marks[place + 1] { feature(73, UInt64(mark)) } }
        let own = UInt64(matches.masks[place])
        feature(74, own)
        feature(75, (place > 0 ? UInt64(matches.masks[place - 1]) : 1 << 31) &* 1_000_003 &+ own)
        feature(76, own &* 1_000_003 &+ (hasNext ? UInt64(matches.masks[place + 1]) : 1 << 31))
    }
}
