import Language

/// A reading with what the coder asks of it again and again: scalar offsets, mentions by token.
struct ReadingText {
    let reading: Reading
    private let headline: ScalarOffsets
    private let body: ScalarOffsets
    /// Mention that covers a token, by token; -1 for none.
    private(set) var mentionAt: [Int32]
    /// The firms that the text marks by the sign of their shares.
    let firms: FirmNames
    /// True where the text has no capitals at all, or nothing but capitals.
    let isCaseless: Bool

    init(_ reading: Reading) {
        self.reading = reading
        headline = ScalarOffsets(reading.headline)
        body = ScalarOffsets(reading.body)
        firms = FirmNames(reading)
        mentionAt = [Int32](repeating: -1, count: reading.tokens.count)
        for (number, mention) in reading.mentions.enumerated() {
            for token in mention.tokens where token < mentionAt.count && mentionAt[token] < 0 {
                mentionAt[token] = Int32(number)
            }
        }
        var capitals = 0
        var smalls = 0
        for byte in reading.body.prefix(4000) {
            if byte &- 65 < 26 { capitals += 1 } else if byte &- 97 < 26 { smalls += 1 }
        }
        isCaseless = capitals * 200 < smalls || smalls * 10 < capitals
    }

    /// Whether a token stands in a name of a place, person or body.
    func isNamed(_ token: Int) -> Bool {
        guard token < mentionAt.count, mentionAt[token] >= 0 else { return false }
        switch reading.mentions[Int(mentionAt[token])].kind {
        case .person, .organisation, .outlet, .location, .facility: return true
        default: return false
        }
    }

    /// Whether capitals say nothing in a sentence: in caseless text and in headlines of capitals.
    func isCaseless(_ view: SentenceView) -> Bool {
        isCaseless || view.field == .headline && view.capitals.allSatisfy { $0 }
    }

    /// Whether the letters of a sentence are all capitals: "LYNG WARNS", and not "Lyng Warns".
    func isInCapitals(_ view: SentenceView) -> Bool {
        !(view.first..<view.first + view.count).contains { token in bytes(token).contains { $0 &- 97 < 26 } }
    }

    /// Whether a token stands in the name of an outlet.
    func isOutlet(_ token: Int) -> Bool {
        guard token < mentionAt.count, mentionAt[token] >= 0 else { return false }
        return reading.mentions[Int(mentionAt[token])].kind == .outlet
    }

    /// The words from the first to the last of some tokens.
    func excerpt(_ tokens: Range<Int>) -> TextExcerpt {
        guard let first = tokens.first, let last = tokens.last, last < reading.tokens.count else {
            return TextExcerpt(field: .body, start: 0, end: 0, text: "")
        }
        let start = reading.tokens[first].span
        let end = reading.tokens[last].span.end
        return excerpt(TextSpan(start.field, start.start, max(start.start, end)))
    }

    /// A stretch of text.
    func excerpt(_ span: TextSpan) -> TextExcerpt {
        let offsets = span.field == .headline ? headline : body
        return TextExcerpt(
            field: span.field, start: offsets.scalar(at: span.start), end: offsets.scalar(at: span.end),
            text: reading.text(of: span))
    }

    /// The canonical name of an entity among some tokens: of a person or organisation first.
    func name(_ tokens: Range<Int>) -> String? { entity(tokens).map { reading.entities[$0].name } }

    /// The entity named among some tokens: a person or organisation first, never a place.
    func entity(_ tokens: Range<Int>) -> Int? {
        for token in tokens where token < mentionAt.count && mentionAt[token] >= 0 {
            let mention = reading.mentions[Int(mentionAt[token])]
            switch mention.kind {
            case .person, .organisation, .outlet:
                if let entity = mention.entity, entity < reading.entities.count { return entity }
            default: continue
            }
        }
        return nil
    }

    /// The mentions that start within some tokens.
    func mentions(in tokens: Range<Int>) -> [Mention] {
        var found: [Mention] = []
        var last: Int32 = -1
        for token in tokens where token < mentionAt.count {
            let number = mentionAt[token]
            if number >= 0, number != last { found.append(reading.mentions[Int(number)]) }
            last = number
        }
        return found
    }

    /// The bytes of a token.
    func bytes(_ token: Int) -> ArraySlice<UInt8> {
        let span = reading.tokens[token].span
        let bytes = span.field == .headline ? reading.headline : reading.body
        guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return [] }
        return bytes[span.start..<span.end]
    }
}
