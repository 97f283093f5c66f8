public import Digest

/// Tells which language a text is in, from the letters that stand together in it.
///
/// Groups of one to three letters are looked up in a table of how often they come in each of 55 languages; the
/// language that makes the text most probable is it (Cavnar and Trenkle 1994, as naive Bayes). Reads the first 200
/// bytes, and up to 2,000 where those do not tell. Cost: about 10 ns a letter.
public struct LanguageGuesser: Sendable {
    /// A language and how surely the text is in it.
    public struct Guess: Sendable, Equatable {
        /// BCP 47 tag.
        public var language: String
        /// True where the text is long enough, and no other language comes near.
        public var isSure: Bool
    }

    private let languages: [String]
    private let english: Int?
    private let costs: LetterCosts

    /// Bits, in sixteenths, that a group costs in a language that does not know it; the table says no higher cost.
    public static let highestCost: UInt8 = 255
    /// How far is read before a verdict is asked for, and how many margins make it the last word. Of 2,799 texts of the
    /// wire the first read settles 96 %, two of them otherwise than the second would.
    private static let reads: [(bytes: Int, margins: Double)] = [(200, 4), (400, 1), (2000, 1)]
    private static let fewestLetters = 12, fewestForSure = 60
    /// Bits a letter by which the best language must be ahead of the next, from our own multilingual texts.
    private static let sureMargin = 0.12
    /// Bits by which a language must be ahead of English, in which most copy is: what one sentence of English says for
    /// a neighbour of it, such as Afrikaans, is less.
    private static let bitsOverEnglish = 40.0

    /// Loads `languages.bin`.
    /// - Throws: `DataError` where the file is missing, `LanguageError` where it is of another form.
    public init(data: DataFolder = DataFolder(room: "Language")) throws {
        var reader = try PackedReader("languages.bin", kind: "CTN1", in: data)
        let count = reader.count()
        guard count <= LetterCosts.width else {
            throw LanguageError(
                .badData,
                "languages.bin holds \(count) languages, this version reads \(LetterCosts.width); install the data of the same version"
            )
        }
        languages = (0..<count).map { _ in reader.text() }
        english = languages.firstIndex(of: "en")
        let last = UInt8(truncatingIfNeeded: max(1, languages.count) - 1)
        var fingerprint: UInt32 = 0
        var entries: [(fingerprint: UInt32, costs: [(language: UInt8, cost: UInt8)])] = []
        for _ in 0..<reader.count() {
            fingerprint &+= reader.variable()
            let costs = (0..<reader.byte()).map { _ in
                (language: min(reader.byte(), last), cost: reader.byte())
            }
            entries.append((fingerprint, costs))
        }
        try reader.finish()
        costs = LetterCosts(entries)
    }

    /// The tag of the language that the text is most probably in; nil where too little speaks for any.
    public func language(of text: String) -> String? { guess(text)?.language }

    /// The language that the text is most probably in; nil where it has too few letters.
    public func guess(_ text: String) -> Guess? { guess(text.utf8) }

    func guess(_ bytes: some Collection<UInt8>) -> Guess? {
        let head = bytes.prefix(Self.reads.last?.bytes ?? 0)
        return head.withContiguousStorageIfAvailable(guess(in:))
            ?? Array(head).withUnsafeBufferPointer(guess(in:))
    }

    private func guess(in bytes: UnsafeBufferPointer<UInt8>) -> Guess? {
        var sums = [Int](repeating: 0, count: LetterCosts.width)
        var walk = LetterGroups()
        var guess: Guess?
        var start = 0
        for (end, margins) in Self.reads where start < bytes.count {
            costs.add(bytes[start..<min(end, bytes.count)], &walk, to: &sums)
            guess = verdict(sums, letters: walk.letters, margins: margins)
            if let guess, guess.isSure { return guess }
            start = end
        }
        return guess == nil ? nil : verdict(sums, letters: walk.letters, margins: 1)
    }

    private func verdict(_ sums: [Int], letters: Int, margins: Double) -> Guess? {
        guard letters >= Self.fewestLetters else { return nil }
        var best = 0
        for language in languages.indices where sums[language] > sums[best] { best = language }
        guard sums[best] > 0 else { return nil }
        var next = 0
        for language in languages.indices where language != best { next = max(next, sums[language]) }
        let margin = Double(sums[best] - next) / 16 / Double(letters)
        let isPlain = english.map {
            best == $0 || Double(sums[best] - sums[$0]) / 16 >= Self.bitsOverEnglish
        }
        return Guess(
            language: languages[best],
            isSure: letters >= Self.fewestForSure && margin >= margins * Self.sureMargin && isPlain != false)
    }
}
