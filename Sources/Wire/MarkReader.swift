import Notation

/// Finds the words by which agencies mark copy: "CORRECTED-", "UPDATE 2-", "KILL KILL KILL", "2nd Lead".
///
/// The words are data (`marks.tsv`). Cost: linear in the text; only short fields are given to it.
struct MarkReader: Sendable {
    /// A text that may bear marks, by where it stands.
    enum Place: Int, Sendable {
        case headline, slugline, ednote, body, tail, signal

        /// The letters of the places in `marks.tsv`, in their order.
        static let letters = Array("hsebtg")

        /// The name that a signal's `via` carries.
        var name: String {
            switch self {
            case .headline: "headline"
            case .slugline: "slugline"
            case .ednote: "ednote"
            case .body, .tail: "body"
            case .signal: "signal"
            }
        }
    }

    /// A mark that was found, and the status it stands for.
    struct Mark: Equatable {
        var signal: Signal
        var status: PublicationStatus?
    }

    /// A word of a rule: its hash in the letters that count, or a number.
    private enum Wanted {
        case word(UInt64)
        case number
    }

    private struct Rule {
        var exactCase: Bool
        var words: [Wanted]
        var atStart: Bool
        var atEnd: Bool
        var kind: Signal.Kind
        var status: PublicationStatus?
    }

    /// A word or sign of a text, by the hashes of its letters as written and in lower case.
    private struct Word {
        var exact: UInt64
        var lower: UInt64
        var number: Int?
    }

    /// The rules of one place.
    private struct Rules {
        /// By first word in lower case; those that start with a number stand under that of "#".
        var byFirst: [UInt64: [Rule]] = [:]
        /// Whether a first word's hash starts so: most words of copy are none.
        var firsts = [Bool](repeating: false, count: 1 << 12)

        mutating func add(_ rule: Rule, first: UInt64) {
            byFirst[first, default: []].append(rule)
            firsts[Int(first >> 52)] = true
        }
    }

    /// By place.
    private let rules: [Rules]

    /// A reader of the rows of `marks.tsv`.
    /// - Throws: `JSONError` where a row is not of the table's form.
    init(rows: [[String]]) throws {
        var rules = [Rules](repeating: Rules(), count: Place.letters.count)
        for row in rows {
            guard row.count == 5, let kind = Signal.Kind(rawValue: row[3]) else {
                throw JSONError(.shape, "marks.tsv has a row that is not of its form: \(row)")
            }
            var words = row[2].split(separator: " ").map(String.init)
            let atStart = words.first == "^"
            if atStart { words.removeFirst() }
            let atEnd = words.last == "$"
            if atEnd { words.removeLast() }
            guard let first = words.first else { throw JSONError(.shape, "marks.tsv has an empty pattern") }
            let exactCase = row[1] == "C"
            let wanted = words.map { word -> Wanted in
                word == "#" ? .number : .word(Self.hash(exactCase ? word : word.lowercased()))
            }
            let rule = Rule(
                exactCase: exactCase, words: wanted, atStart: atStart, atEnd: atEnd, kind: kind,
                status: PublicationStatus(rawValue: row[4]))
            for letter in row[0] {
                guard let place = Place.letters.firstIndex(of: letter) else {
                    throw JSONError(.shape, "marks.tsv has a place that is none of hsebtg: \(letter)")
                }
                rules[place].add(rule, first: Self.hash(first.lowercased()))
            }
        }
        self.rules = rules
    }

    /// The marks in the first bytes of a text, each kind once, in the order in which they stand.
    func marks(in text: String, at place: Place, within bytes: Int = 1000) -> [Mark] {
        let rules = rules[place.rawValue]
        var text = text
        return text.withUTF8 { text in
            let text = UnsafeBufferPointer(rebasing: text.prefix(bytes))
            return Self.holdsFirst(of: rules, text)
                ? marks(of: rules, in: Self.words(of: text), at: place) : []
        }
    }

    /// Whether a word of a text is the first of a rule; without one the words need not be kept.
    private static func holdsFirst(of rules: Rules, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        rules.firsts.withUnsafeBufferPointer { firsts in
            var index = 0
            while index < text.count {
                guard let (start, number) = nextWord(in: text, &index) else { continue }
                var first = numberSign
                if number == nil {
                    first = seed
                    var previous: UInt8 = 0
                    for place in start..<index {
                        first = step(first, lowered(text[place], after: previous))
                        previous = text[place]
                    }
                }
                if firsts[Int(first >> 52)], rules.byFirst[first] != nil { return true }
            }
            return false
        }
    }

    private func marks(of rules: Rules, in words: [Word], at place: Place) -> [Mark] {
        var found: [Mark] = []
        for start in words.indices {
            let first = words[start].number == nil ? words[start].lower : Self.numberSign
            guard rules.firsts[Int(first >> 52)], let candidates = rules.byFirst[first] else { continue }
            for rule in candidates {
                guard let number = Self.match(rule, in: words, at: start) else { continue }
                if let known = found.firstIndex(where: { $0.signal.kind == rule.kind }) {
                    if found[known].signal.number == nil, number >= 0 { found[known].signal.number = number }
                } else {
                    let signal = Signal(rule.kind, number: number >= 0 ? number : nil, via: place.name)
                    found.append(Mark(signal: signal, status: rule.status))
                }
            }
        }
        return found
    }

    /// The number that the rule matched, -1 where it has none; nil where it does not match.
    private static func match(_ rule: Rule, in words: [Word], at start: Int) -> Int? {
        guard !rule.atStart || start == 0, start + rule.words.count <= words.count,
            !rule.atEnd || start + rule.words.count == words.count
        else { return nil }
        var number = -1
        for (offset, wanted) in rule.words.enumerated() {
            let word = words[start + offset]
            switch wanted {
            case .number:
                guard let value = word.number else { return nil }
                number = value
            case .word(let hash):
                guard (rule.exactCase ? word.exact : word.lower) == hash else { return nil }
            }
        }
        return number
    }

    /// Words and signs; a number's ordinal ending goes with it ("2nd"), what follows is a word of its own
    /// ("1stLd" is "1st", "Ld").
    private static func words(of text: UnsafeBufferPointer<UInt8>) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(text.count / 4 + 1)
        var index = 0
        while index < text.count {
            guard let (start, number) = nextWord(in: text, &index) else { continue }
            words.append(word(text, start, index, number))
        }
        return words
    }

    /// Steps over a word, a number with its ordinal ending, or a sign; nil for a blank. Gives where it started, and the
    /// number's value.
    private static func nextWord(
        in bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> (start: Int, number: Int?)? {
        let start = index
        if isLetter(bytes[index]) {
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            return (start, nil)
        }
        guard isDigit(bytes[index]) else {
            index += 1
            return bytes[start] <= 32 ? nil : (start, nil)
        }
        var value = 0
        while index < bytes.count, isDigit(bytes[index]) {
            value = min(1_000_000_000, value * 10 + Int(bytes[index] - 48))
            index += 1
        }
        if index + 1 < bytes.count, isOrdinal(bytes[index] | 32, bytes[index + 1] | 32) { index += 2 }
        return (start, value)
    }

    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ number: Int?
    ) -> Word {
        var word = Word(exact: seed, lower: seed, number: number)
        var previous: UInt8 = 0
        for index in start..<end {
            word.exact = step(word.exact, bytes[index])
            word.lower = step(word.lower, lowered(bytes[index], after: previous))
            previous = bytes[index]
        }
        return word
    }

    /// Lower case in ASCII and in Latin-1's letters of two bytes.
    private static func lowered(_ byte: UInt8, after previous: UInt8) -> UInt8 {
        if byte >= 65, byte <= 90 { return byte | 32 }
        return previous == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97 ? byte + 0x20 : byte
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let numberSign = hash("#")
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    private static func hash(_ word: String) -> UInt64 { word.utf8.reduce(seed, step) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 128 || (byte | 32 >= 97 && byte | 32 <= 122)
    }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isOrdinal(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (115, 116), (110, 100), (114, 100), (116, 104): true  // st nd rd th
        default: false
        }
    }
}
