/// The part of a slug, or of a headline under its marks, that stays the same through the versions of a story.
///
/// Marks ("UPDATE 2-", "(2ndLd-Writethru)", "CORRECTED-", "KILL-", "BC-", "ADD 1", "TAKE 2") are taken off; what is
/// left is folded to lower case. ANPA headers repeat a slug with another letter before it: that is a mark too.
struct SlugKey {
    /// The words that are marks.
    let marks: MarkWords

    /// A hash of the key of a slug or headline; nil where nothing is left of it.
    func hash(_ text: String) -> UInt64? {
        var hash = Hash.basis
        guard strip(text, { hash = Hash.join(hash, $0) }) else { return nil }
        return hash
    }

    /// The key of a slug or headline; nil where nothing is left of it.
    func stripped(_ text: String) -> String? {
        var words: [String] = []
        strip(text, spelling: { words.append(String(decoding: $0, as: UTF8.self)) }) { _ in }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// One word of a slug.
    private struct Word {
        var range: Range<Int>
        var hash: UInt64
        /// A number, or one with the ending of an ordinal.
        var isOrdinal: Bool
    }

    /// Calls `visit` with the hash of each word that is no mark, in order; false where there is none.
    @discardableResult
    private func strip(
        _ text: String, spelling: (ArraySlice<UInt8>) -> Void = { _ in }, _ visit: (UInt64) -> Void
    ) -> Bool {
        var plain = text
        let bytes: [UInt8] = plain.withUTF8 { utf8 in
            utf8.contains { $0 >= 0x80 }
                ? Array(TextNormaliser.normalised(text).utf8) : utf8.map { Self.lowered($0) }
        }
        let words = words(of: bytes)
        var kept: [Word] = []
        var index = 0
        while index < words.count {
            if let phrase = marks.slugPhrases.first(where: { Self.stands($0, in: words, at: index) }) {
                index += phrase.count
                continue
            }
            if marks.slug.contains(words[index].hash) {
                // A number beside a mark belongs to it: "update 2", "2nd lead", "take 3".
                if let last = kept.last, last.isOrdinal { kept.removeLast() }
                index += 1
                if index < words.count, words[index].isOrdinal { index += 1 }
                continue
            }
            kept.append(words[index])
            index += 1
        }
        for word in kept {
            visit(word.hash)
            spelling(bytes[word.range])
        }
        return !kept.isEmpty
    }

    private static func stands(_ phrase: [UInt64], in words: [Word], at place: Int) -> Bool {
        phrase.count <= words.count - place
            && phrase.indices.allSatisfy { words[place + $0].hash == phrase[$0] }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private func words(of bytes: [UInt8]) -> [Word] {
        var words: [Word] = []
        var place = 0
        while place < bytes.count {
            guard Self.isWordByte(bytes[place]) else {
                place += 1
                continue
            }
            let start = place
            var hash = Hash.basis
            while place < bytes.count, Self.isWordByte(bytes[place]) {
                hash = Hash.add(bytes[place], to: hash)
                place += 1
            }
            words.append(
                Word(range: start..<place, hash: Hash.mix(hash), isOrdinal: isOrdinal(bytes[start..<place])))
        }
        return words
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || isDigit(byte) || byte >= 0x80
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isOrdinal(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, Self.isDigit(first) else { return false }
        let letters = word.drop(while: Self.isDigit)
        return letters.isEmpty || marks.ordinals.contains { letters.elementsEqual($0) }
    }
}
