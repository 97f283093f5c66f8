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

    private struct Rule {
        var places: String
        var exactCase: Bool
        var words: [String]
        var atStart: Bool
        var atEnd: Bool
        var kind: Signal.Kind
        var status: PublicationStatus?
    }

    private struct Word {
        var text: String
        var lower: String
        var number: Int?
    }

    private let rules: [Rule]
    /// Rules by their first word; those that start with a number stand under "#".
    private let byFirstWord: [String: [Int]]

    /// A reader of the rows of `marks.tsv`.
    /// - Throws: `JSONError` where a row is not of the table's form.
    init(rows: [[String]]) throws {
        var rules: [Rule] = []
        var index: [String: [Int]] = [:]
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
            index[first.lowercased(), default: []].append(rules.count)
            rules.append(
                Rule(
                    places: row[0], exactCase: row[1] == "C", words: words, atStart: atStart, atEnd: atEnd,
                    kind: kind, status: PublicationStatus(rawValue: row[4])))
        }
        self.rules = rules
        byFirstWord = index
    }

    /// The marks in a text, each kind once, in the order in which they stand.
    func marks(in text: String, at place: Place) -> [Mark] {
        guard !text.isEmpty else { return [] }
        let words = Self.words(of: text)
        var found: [Mark] = []
        for start in words.indices {
            let first = words[start].number == nil ? words[start].lower : "#"
            for rule in byFirstWord[first] ?? [] where rules[rule].places.contains(place.rawValue) {
                guard let number = match(rules[rule], in: words, at: start) else { continue }
                if let known = found.firstIndex(where: { $0.signal.kind == rules[rule].kind }) {
                    if found[known].signal.number == nil, number >= 0 { found[known].signal.number = number }
                } else {
                    let signal = Signal(rules[rule].kind, number: number >= 0 ? number : nil, via: place.name)
                    found.append(Mark(signal: signal, status: rules[rule].status))
                }
            }
        }
        return found
    }

    /// The number that the rule matched, -1 where it has none; nil where it does not match.
    private func match(_ rule: Rule, in words: [Word], at start: Int) -> Int? {
        guard !rule.atStart || start == 0, start + rule.words.count <= words.count,
            !rule.atEnd || start + rule.words.count == words.count
        else { return nil }
        var number = -1
        for (offset, wanted) in rule.words.enumerated() {
            let word = words[start + offset]
            if wanted == "#" {
                guard let value = word.number else { return nil }
                number = value
            } else if rule.exactCase ? word.text != wanted : word.lower != wanted {
                return nil
            }
        }
        return number
    }

    /// Words and signs; a number's ordinal ending goes with it ("2nd"), what follows is a word of its own
    /// ("1stLd" is "1st", "Ld").
    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var rest = Array(text.utf8.prefix(1000))[...]
        func isLetter(_ byte: UInt8) -> Bool { byte >= 128 || (byte | 32 >= 97 && byte | 32 <= 122) }
        while let byte = rest.first {
            var length = 1
            var number: Int?
            if isLetter(byte) {
                length = rest.prefix(while: isLetter).count
            } else if byte >= 48, byte <= 57 {
                let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
                number = Int(String(decoding: digits, as: UTF8.self))
                length = digits.count
                let suffix = String(decoding: rest.dropFirst(length).prefix(2), as: UTF8.self).lowercased()
                if ["st", "nd", "rd", "th"].contains(suffix) { length += 2 }
            }
            if byte > 32 {
                let text = String(decoding: rest.prefix(length), as: UTF8.self)
                words.append(Word(text: text, lower: text.lowercased(), number: number))
            }
            rest = rest.dropFirst(length)
        }
        return words
    }
}
