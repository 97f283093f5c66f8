import Language

/// The firms that a text marks as such by the sign under which their shares are dealt: "Orlan Mills <ORLN>",
/// "Orlan Mills Inc (ORLN.O)", or by brackets: "<Orlan Mills Inc>". A name so marked is no place, whatever else bears it.
struct FirmNames: Sendable {
    private var names: [[UInt64]] = []

    /// Whether the text marks none.
    var isEmpty: Bool { names.isEmpty }

    init(_ reading: Reading) {
        for sentence in reading.sentences {
            if sentence.span.field == .headline {
                // In capitals only the name that opens the headline can be told from the words before it.
                for token in sentence.tokens.prefix(3)
                where Self.isMarked(reading.tokens[token].span.end, reading.headline) {
                    names.append(
                        (sentence.tokens.lowerBound..<token + 1).map { WordHash.of(Self.bytes($0, reading)) })
                }
                continue
            }
            for token in sentence.tokens {
                let name =
                    Self.isMarked(reading.tokens[token].span.end, reading.body)
                    ? Self.name(endingAt: token, from: sentence.tokens.lowerBound, reading)
                    : Self.enclosedName(at: token, upTo: sentence.tokens.upperBound, reading)
                if !name.isEmpty, !names.contains(name) { names.append(name) }
            }
        }
    }

    /// Whether some words are such a name or its first words: "Orlan", "Orlan Mills".
    func covers(_ words: some Collection<UInt64>) -> Bool {
        !words.isEmpty && names.contains { $0.starts(with: words) }
    }

    /// The capitalised words, and the small ones between them, up to a token.
    private static func name(endingAt last: Int, from first: Int, _ reading: Reading) -> [UInt64] {
        var start = last + 1
        var token = last
        while token >= first, last - token < longest {
            let bytes = bytes(token, reading)
            if let letter = bytes.first, letter &- 65 < 26 {
                start = token
            } else if !joining.contains(WordHash.of(bytes)) {
                break
            }
            token -= 1
        }
        return (start..<last + 1).map { WordHash.of(bytes($0, reading)) }
    }

    /// "<Orlan Mills Inc>": a firm without shares stands in the brackets itself.
    private static func enclosedName(at first: Int, upTo end: Int, _ reading: Reading) -> [UInt64] {
        let start = reading.tokens[first].span.start
        guard start > 0, start <= reading.body.count, reading.body[start - 1] == UInt8(ascii: "<"),
            let letter = bytes(first, reading).first, letter &- 65 < 26
        else { return [] }
        for last in first..<min(end, first + longest) {
            let place = reading.tokens[last].span.end
            if place < reading.body.count, reading.body[place] == UInt8(ascii: ">") {
                return (first..<last + 1).map { WordHash.of(bytes($0, reading)) }
            }
        }
        return []
    }

    private static func bytes(_ token: Int, _ reading: Reading) -> ArraySlice<UInt8> {
        let span = reading.tokens[token].span
        let text = span.field == .headline ? reading.headline : reading.body
        guard span.start >= 0, span.start <= span.end, span.end <= text.count else { return [] }
        return text[span.start..<span.end]
    }

    /// Whether a sign of shares follows: "<ORLN>", "<ORLN.O>", "(ORLN.O)", "(NYSE: ORLN)".
    private static func isMarked(_ end: Int, _ body: [UInt8]) -> Bool {
        var place = end
        if place < body.count, body[place] == UInt8(ascii: " ") { place += 1 }
        guard place < body.count, body[place] == UInt8(ascii: "<") || body[place] == UInt8(ascii: "(") else {
            return false
        }
        let isAngled = body[place] == UInt8(ascii: "<")
        var letters = 0
        var hasPoint = false
        place += 1
        while place < body.count, place - end < reach {
            switch body[place] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letters += 1
            case UInt8(ascii: "."), UInt8(ascii: ":"):
                guard letters > 0 else { return false }
                hasPoint = true
            case UInt8(ascii: " ") where hasPoint: break
            case UInt8(ascii: ">"): return isAngled && letters > 0
            case UInt8(ascii: ")"):
                // "(U.N.)" ends with a point.
                return !isAngled && hasPoint && letters > 2 && body[place - 1] != UInt8(ascii: ".")
            default: return false
            }
            place += 1
        }
        return false
    }

    private static let longest = 6
    private static let reach = 16
    private static let joining = Words.hashes("and of & de")
}
