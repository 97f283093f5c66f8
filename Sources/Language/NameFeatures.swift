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
        /// Most marks of a token; what lists say beyond them is left out.
        static let most = 48
        /// Class · 4 + place in the name (0 first, 1 inside, 2 last, 3 only), `most` places a token.
        fileprivate var marks: [UInt8] = []
        /// How many marks each token has.
        fileprivate var counts: [UInt8] = []
        /// Classes, one bit each.
        fileprivate var masks: [UInt32] = []

        fileprivate mutating func clear(_ count: Int) {
            if counts.count < count {
                marks = [UInt8](repeating: 0, count: count * Self.most)
                counts = [UInt8](repeating: 0, count: count)
                masks = [UInt32](repeating: 0, count: count)
            } else {
                for place in 0..<count {
                    counts[place] = 0
                    masks[place] = 0
                }
            }
        }

        fileprivate mutating func mark(
            _ place: Int, _ classes: UInt32, _ position: UInt8, masked: Bool = true
        ) {
            if masked { masks[place] |= classes }
            var rest = classes
            while rest != 0, Int(counts[place]) < Self.most {
                marks[place * Self.most + Int(counts[place])] =
                    UInt8(rest.trailingZeroBitCount) * 4 + position
                counts[place] += 1
                rest &= rest - 1
            }
        }

        @inline(__always)
        fileprivate func each(_ place: Int, _ body: (UInt64) -> Void) {
            for mark in 0..<Int(counts[place]) { body(UInt64(marks[place * Self.most + mark])) }
        }
    }

    /// Looks the names of a sentence up: the longest from each token on, and that of the token alone.
    func look(_ forms: WordForms, _ sentence: Range<Int>, into matches: inout Matches) {
        matches.clear(sentence.count)
        guard knowledge.contains(.gazetteers) else { return }
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
                let position: UInt8 = length == 1 ? 3 : offset == 0 ? 0 : offset == length - 1 ? 2 : 1
                matches.mark(index + offset - sentence.lowerBound, classes, position)
            }
            if length > 1, alone != 0 { matches.mark(index - sentence.lowerBound, alone, 3, masked: false) }
        }
    }

    /// How far a token looks to either side.
    static let reach = 2

    /// Gives all features of a token but its memory.
    func each(
        _ forms: WordForms, _ memory: DocumentMemory, _ matches: Matches, _ sentence: Range<Int>,
        isTitle: Bool, token: Int, _ give: (UInt64) -> Void
    ) {
        for offset in -Self.reach...Self.reach {
            if sentence.contains(token + offset) {
                eachOfWord(forms, token + offset, at: offset, give)
            } else {
                eachOfEdge(at: offset, give)
            }
        }
        eachBetween(forms, memory, matches, sentence, isTitle: isTitle, token: token, give)
    }

    /// Gives the features that a word alone adds to the token that it stands `offset` after.
    @inline(__always)
    func eachOfWord(_ forms: WordForms, _ word: Int, at offset: Int, _ give: (UInt64) -> Void) {
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, template))
        }
        let start = forms.starts[word], end = forms.ends[word]
        switch offset {
        case 0:
            feature(0, 0)
            feature(1, forms.word[word])
            feature(2, forms.lower[word])
            feature(12, forms.shape[word])
            feature(13, forms.longShape[word])
            forms.bytes.withUnsafeBufferPointer { bytes in
                var prefix = WordHash.seed
                for length in 1...4 where length <= end - start {
                    prefix = WordHash.adding(bytes[start + length - 1], to: prefix)
                    feature(UInt64(23 + length), prefix)
                    feature(UInt64(28 + length), Self.suffix(bytes, end, length))
                }
            }
            if knowledge.contains(.clusters) {
                feature(60, Self.middle(forms.clusters[word]) << 32 | (forms.shape[word] & 0xFFFF_FFFF))
            }
        case -1, 1:
            feature(offset < 0 ? 3 : 4, forms.lower[word])
            feature(offset < 0 ? 14 : 15, forms.shape[word])
            if end - start >= 3 {
                forms.bytes.withUnsafeBufferPointer {
                    feature(offset < 0 ? 35 : 34, Self.suffix($0, end, 3))
                }
            }
        default: feature(offset < 0 ? 5 : 6, forms.lower[word])
        }
        guard knowledge.contains(.clusters) else { return }
        let template = UInt64(40 + (offset + Self.reach) * 3), packed = forms.clusters[word]
        let value = UInt64(packed) &- 1
        feature(template, packed == 0 ? 9999 : value & 63)
        feature(template + 1, packed == 0 ? 9999 : (value >> 6) & 0x1FF)
        feature(template + 2, packed == 0 ? 9999 : value >> 15)
    }

    @inline(__always)
    private static func suffix(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ length: Int) -> UInt64 {
        var hash = WordHash.seed
        for index in end - length..<end { hash = WordHash.adding(WordHash.lowercase(bytes[index]), to: hash) }
        return hash
    }

    /// Gives the features of a place beyond the sentence, `offset` after a token.
    @inline(__always)
    func eachOfEdge(at offset: Int, _ give: (UInt64) -> Void) {
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, template))
        }
        let edge: UInt64 = offset < 0 ? 1 : 2
        switch offset {
        case -1, 1:
            feature(offset < 0 ? 3 : 4, edge)
            feature(offset < 0 ? 14 : 15, edge)
        default: feature(offset < 0 ? 5 : 6, edge)
        }
        guard knowledge.contains(.clusters) else { return }
        for template in 0..<3 { feature(UInt64(40 + (offset + Self.reach) * 3 + template), 5000) }
    }

    /// The middle grain of a word's clusters; 999 for unknown words.
    @inline(__always)
    private static func middle(_ packed: UInt32) -> UInt64 {
        packed == 0 ? 999 : ((UInt64(packed) - 1) >> 6) & 0x1FF
    }

    /// Gives the features of a token that neighbours, lists and the document have a part in.
    @inline(__always)
    func eachBetween(
        _ forms: WordForms, _ memory: DocumentMemory, _ matches: Matches, _ sentence: Range<Int>,
        isTitle: Bool, token: Int, _ give: (UInt64) -> Void
    ) {
        let low = sentence.lowerBound, high = sentence.upperBound
        @inline(__always) func lower(_ index: Int) -> UInt64 {
            index < low ? 1 : index >= high ? 2 : forms.lower[index]
        }
        @inline(__always) func shape(_ index: Int) -> UInt64 {
            index < low ? 1 : index >= high ? 2 : forms.shape[index]
        }
        @inline(__always) func middle(_ index: Int) -> UInt64 {
            index < low ? 1000 : index >= high ? 1001 : Self.middle(forms.clusters[index])
        }
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, template))
        }
        let l0 = forms.lower[token], l1 = lower(token - 1), r1 = lower(token + 1)
        feature(7, l1 &* 31 &+ l0)
        feature(8, l0 &* 31 &+ r1)
        feature(9, l1 &* 31 &+ r1)
        feature(10, lower(token - 2) &* 31 &+ l1)
        feature(11, r1 &* 31 &+ lower(token + 2))
        let s0 = forms.shape[token], sl = shape(token - 1), sr = shape(token + 1)
        feature(16, sl &* 31 &+ s0)
        feature(17, s0 &* 31 &+ sr)
        feature(18, (sl &* 31 &+ s0) &* 31 &+ sr)
        feature(19, (shape(token - 2) &* 31 &+ sl) &* 31 &+ s0)
        feature(20, (s0 &* 31 &+ sr) &* 31 &+ shape(token + 2))
        feature(21, s0 &* 2 &+ (token == low ? 1 : 0))
        feature(22, s0 &* 2 &+ (isTitle ? 1 : 0))
        if knowledge.contains(.clusters) {
            let own = middle(token)
            feature(61, middle(token - 1) &* 10007 &+ own)
            feature(62, own &* 10007 &+ middle(token + 1))
            feature(63, middle(token - 1) &* 10007 &+ middle(token + 1))
        }
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
    private func names(
        _ matches: Matches, _ sentence: Range<Int>, _ token: Int, _ shape: UInt64,
        _ feature: (UInt64, UInt64) -> Void
    ) {
        let place = token - sentence.lowerBound
        matches.each(place) { mark in
            feature(70, mark)
            feature(71, mark &* 2_654_435_761 &+ shape)
        }
        let hasNext = place + 1 < sentence.count
        if place > 0 { matches.each(place - 1) { feature(72, $0) } }
        if hasNext { matches.each(place + 1) { feature(73, $0) } }
        let own = UInt64(matches.masks[place])
        feature(74, own)
        feature(75, (place > 0 ? UInt64(matches.masks[place - 1]) : 1 << 31) &* 1_000_003 &+ own)
        feature(76, own &* 1_000_003 &+ (hasNext ? UInt64(matches.masks[place + 1]) : 1 << 31))
    }
}
