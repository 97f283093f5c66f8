public import Digest

/// Cuts text into tokens the way newspaper English needs it: abbreviations, acronyms with dots, decimals,
/// fractions, clitics and compounds stay whole or come apart as in the treebanks.
///
/// Nothing is lost: tokens do not overlap, stand in the order of the text, and what lies between them is white
/// space and characters that are not seen. One pass over the bytes; broken UTF-8 is cut byte by byte.
public struct Tokeniser: Sendable {
    private let rules: CuttingRules

    init(rules: CuttingRules) { self.rules = rules }

    /// A tokeniser with the room's own rules.
    /// - Throws: `DataError` where their file is missing.
    public init(data: DataFolder) throws { rules = try CuttingRules(data: data) }

    /// The tokens of one text.
    public func tokens(of bytes: [UInt8], field: TextField) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5 + 4)
        bytes.withUnsafeBufferPointer { buffer in
            cut(buffer) { start, end, spaced in
                tokens.append(Token(span: TextSpan(field, start, end), spaceBefore: spaced))
            }
        }
        return tokens
    }

    private func cut(_ bytes: UnsafeBufferPointer<UInt8>, emit: (Int, Int, Bool) -> Void) {
        var index = 0
        var spaced = true
        while index < bytes.count {
            let (scalar, length) = Scalars.decode(bytes, at: index)
            let end: Int
            switch Scalars.classOf(scalar) {
            case .space:
                index += length
                spaced = true
                continue
            case .letter, .digit: end = word(bytes, from: index)
            case .apostrophe where !spaced:
                end = suffixEnd(bytes, after: index + length) ?? index + length
            case .apostrophe, .quote, .currency, .mark, .dash, .hyphen:
                end = mark(bytes, from: index, scalar, length)
            }
            emit(index, end, spaced)
            index = end
            spaced = false
        }
    }

    /// The end of a mark: runs of dots, hyphens and the like are one token, and so are two apostrophes.
    private func mark(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ scalar: UInt32, _ length: Int
    ) -> Int {
        var end = start + length
        guard scalar < 0x80 else { return end }
        switch bytes[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            if end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "~"),
            UInt8(ascii: "_"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        default: break
        }
        return end
    }

    /// The end of the word or number that starts at `start`.
    private func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        if let end = address(bytes, from: start) { return end }
        var index = start
        var lower = WordHash.seed
        var partStart = start
        var previous = ScalarClass.mark
        while index < bytes.count {
            let (scalar, length) = Scalars.decode(bytes, at: index)
            let kind = Scalars.classOf(scalar)
            if kind == .letter || kind == .digit {
                if kind == .letter, isNegation(bytes, at: index, from: start) { return index }
                for offset in 0..<length {
                    lower = WordHash.adding(WordHash.lowercase(bytes[index + offset]), to: lower)
                }
                previous = kind
                index += length
                continue
            }
            let next = index + length < bytes.count ? Scalars.decode(bytes, at: index + length).scalar : 32
            let following = Scalars.classOf(next)
            switch joint(
                bytes, scalar, at: index, word: start..<index, part: partStart, previous, following, lower)
            {
            case .breaks: return index
            case .closes: return index + length
            case .joins:
                partStart = index + length
                for offset in 0..<length { lower = WordHash.adding(bytes[index + offset], to: lower) }
                index += length
            }
        }
        return index
    }

    private enum Joint { case breaks, closes, joins }

    private func joint(
        _ bytes: UnsafeBufferPointer<UInt8>, _ scalar: UInt32, at index: Int, word: Range<Int>, part: Int,
        _ previous: ScalarClass, _ following: ScalarClass, _ lower: UInt64
    ) -> Joint {
        let alphanumeric = following == .letter || following == .digit
        switch scalar {
        case UInt32(UInt8(ascii: ".")):
            return stop(bytes, at: index, word: word, part: part, previous, following, lower)
        case UInt32(UInt8(ascii: ",")):
            return previous == .digit && groupFollows(bytes, index + 1) ? .joins : .breaks
        case UInt32(UInt8(ascii: "/")), UInt32(UInt8(ascii: ":")):
            return previous == .digit && following == .digit ? .joins : .breaks
        case UInt32(UInt8(ascii: "&")):
            return previous == .letter && following == .letter && isCapital(bytes[index - 1])
                ? .joins : .breaks
        case UInt32(UInt8(ascii: "@")): return alphanumeric ? .joins : .breaks
        default: break
        }
        switch Scalars.classOf(scalar) {
        case .hyphen:
            if !alphanumeric { return .breaks }
            return isCapital(bytes[word.lowerBound]) && rules.isTail(tail(bytes, index + 1))
                ? .breaks : .joins
        case .apostrophe:
            let after = index + (scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3)
            if following != .letter || suffixEnd(bytes, after: after) != nil { return .breaks }
            return previous == .letter ? .joins : .breaks
        default: return .breaks
        }
    }

    /// What a full stop inside or after a word does.
    private func stop(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, word: Range<Int>, part: Int,
        _ previous: ScalarClass,
        _ following: ScalarClass, _ lower: UInt64
    ) -> Joint {
        let single = index - part == 1 && previous == .letter
        if following == .digit { return previous == .digit || single ? .joins : .breaks }
        if following == .letter {
            if single { return .joins }
            let small = !isCapital(bytes[index + 1])
            return small && previous == .letter ? .joins : .breaks
        }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ".") { return .breaks }
        let capital = isCapital(bytes[word.lowerBound])
        if single, part > word.lowerBound, bytes[part - 1] == UInt8(ascii: ".") { return .closes }
        if single, capital, bytes[part] != UInt8(ascii: "I") { return .closes }
        switch rules.abbreviation(lower) {
        case .title, .other: return capital ? .closes : .breaks
        case .small: return .closes
        case .number: return numberFollows(bytes, index + 1) ? .closes : .breaks
        case nil: return .breaks
        }
    }

    @inline(__always)
    private func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 || byte == 0xC3 || byte == 0xC5 }

    /// True where three digits and no fourth follow: the group of a long number.
    private func groupFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 3 <= bytes.count else { return false }
        for offset in 0..<3 where bytes[index + offset] &- 48 > 9 { return false }
        return index + 3 == bytes.count || bytes[index + 3] &- 48 > 9
    }

    private func numberFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var index = index
        while index < bytes.count, bytes[index] == 32 { index += 1 }
        return index < bytes.count && bytes[index] &- 48 <= 9
    }

    /// The lower-case hash of the letters from `index` on.
    private func tail(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
        var index = index
        var hash = WordHash.seed
        while index < bytes.count, bytes[index] &- 97 < 26 {
            hash = WordHash.adding(bytes[index], to: hash)
            index += 1
        }
        return hash
    }
}
