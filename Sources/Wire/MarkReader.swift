import Notation

/// Finds the words by which agencies mark copy: "CORRECTED-", "UPDATE 2-", "KILL KILL KILL", "2nd Lead".
///
/// The words are data (`marks.tsv`). Cost: linear in the text; only short fields are given to it.
struct MarkReader: Sendable {
    /// A text that may bear marks, by where it stands.
    enum Place: Character, Sendable {
        case headline = "h"
        case slugline = "s"
        case ednote = "e"
        case body = "b"
        case tail = "t"
        case signal = "g"

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

    /// Rules by place and first word in lower case; those that start with a number stand under that of "#".
    private let rules: [Character: [UInt64: [Rule]]]
    /// A bit for each first word, by the upper bits of its hash: most words of copy are none.
    private let firsts: [Bool]

    /// A reader of the rows of `marks.tsv`.
    /// - Throws: `JSONError` where a row is not of the table's form.
    init(rows: [[String]]) throws {
        var rules: [Character: [UInt64: [Rule]]] = [:]
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
            for place in row[0] {
                rules[place, default: [:]][Self.hash(first.lowercased()), default: []].append(
                    Rule(
                        exactCase: exactCase, words: wanted, atStart: atStart, atEnd: atEnd,
                        kind: kind, status: PublicationStatus(rawValue: row[4])))
            }
        }
        self.rules = rules
        var firsts = [Bool](repeating: false, count: 1 << 12)
        for first in rules.values.flatMap(\.keys) { firsts[Int(first >> 52)] = true }
        self.firsts = firsts
    }

    /// The marks in the first bytes of a text, each kind once, in the order in which they stand.
    func marks(in text: String, at place: Place, within bytes: Int = 1000) -> [Mark] {
        guard !text.isEmpty, let rules = rules[place.rawValue] else { return [] }
        let words = Self.words(of: text, within: bytes)
        var found: [Mark] = []
        for start in words.indices {
            let first = words[start].number == nil ? words[start].lower : Self.numberSign
            guard firsts[Int(first >> 52)], let candidates = rules[first] else { continue }
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
    private static func words(of text: String, within most: Int) -> [Word] {
        var text = text
        return text.withUTF8 { bytes in
            let end = min(bytes.count, most)
            var words: [Word] = []
            words.reserveCapacity(end / 4 + 1)
            var index = 0
            while index < end {
                let start = index
                var number: Int?
                if isLetter(bytes[index]) {
                    while index < end, isLetter(bytes[index]) { index += 1 }
                } else if isDigit(bytes[index]) {
                    var value = 0
                    while index < end, isDigit(bytes[index]) {
                        value = min(1_000_000_000, value * 10 + Int(bytes[index] - 48))
                        index += 1
                    }
                    number = value
                    if index + 1 < end, isOrdinal(bytes[index] | 32, bytes[index + 1] | 32) { index += 2 }
                } else {
                    index += 1
                    if bytes[start] <= 32 { continue }
                }
                words.append(word(bytes, start, index, number))
            }
            return words
        }
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
