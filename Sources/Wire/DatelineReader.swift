/// Reads datelines: "ISTANBUL —", "LOS ANGELES, Feb 26 (Reuters) -", "Berlin (dpa) -", "TOKYO, Dec. 12, Kyodo -".
///
/// A dateline ends at a dash or at the bracket of a known agency within the first 120 bytes. One with a date or an
/// agency may name any place; a bare place must be one of the gazetteer's, so that a sentence with a dash is none.
struct DatelineReader: Sendable {
    let dates: DateParser
    let places: PlaceNames
    let agencies: AgencyRegistry

    /// The dateline at the head of a paragraph, with the number of scalars it takes up; nil where there is none.
    func dateline(atHeadOf paragraph: String) -> Dateline? {
        let bytes = Array(paragraph.utf8.prefix(140))
        if let dateline = agencyFirst(bytes) { return dateline }
        var index = 0
        var tries = 0
        while index < bytes.count, tries < 4 {
            guard Self.signs.contains(bytes[index]), let separator = separator(in: bytes, at: index) else {
                index += 1
                continue
            }
            tries += 1
            if var dateline = parse(bytes[..<separator.headEnd], followedBy: bytes[separator.end...]) {
                let end = separator.end + bytes[separator.end...].prefix { $0 == 32 }.count
                dateline.length = bytes[..<end].reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
                return dateline
            }
            index = separator.end
        }
        return nil
    }

    /// The dateline of copy that names the agency before the place: "(ANSA) - ROME, JUL 11 -". Place and date must
    /// vouch for themselves, since such copy may go on with its text.
    private func agencyFirst(_ bytes: [UInt8]) -> Dateline? {
        guard bytes.first == UInt8(ascii: "("), let close = bytes.prefix(40).firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let source = String(decoding: bytes[1..<close], as: UTF8.self)
        guard agencies.id(of: source) != nil else { return nil }
        func isDash(_ byte: UInt8) -> Bool {
            byte == 45 || byte == 32 || byte == 0xE2 || byte == 0x80 || byte == 0x93 || byte == 0x94
        }
        let start = close + 1 + bytes[(close + 1)...].prefix(while: isDash).count
        guard start > close + 1 else { return nil }
        for index in start..<min(bytes.count, start + 60) {
            guard let separator = separator(in: bytes, at: index) else { continue }
            guard var dateline = parse(bytes[start..<separator.headEnd], followedBy: bytes[separator.end...]),
                dateline.place != nil, dateline.source == nil
            else { return nil }
            dateline.source = source
            let end = separator.end + bytes[separator.end...].prefix { $0 == 32 }.count
            dateline.length = bytes[..<end].reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
            return dateline
        }
        return nil
    }

    /// The dateline of a field that holds nothing else; always one, its place being the whole field if need be.
    func dateline(ofField field: String) -> Dateline {
        let head = trimEnd(Array(field.utf8)[...])
        let raw = String(decoding: head, as: UTF8.self)
        return parse(head, followedBy: nil) ?? Dateline(raw: raw, place: raw)
    }

    private func separator(in bytes: [UInt8], at index: Int) -> (headEnd: Int, end: Int)? {
        func at(_ place: Int) -> UInt8 { place >= 0 && place < bytes.count ? bytes[place] : 0 }
        switch bytes[index] {
        case 0xE2 where at(index + 1) == 0x80 && (0x93...0x95).contains(at(index + 2)):
            return (index, index + 3)
        case UInt8(ascii: "-"):
            var end = index + 1
            while at(end) == UInt8(ascii: "-") { end += 1 }
            let spaceBefore = at(index - 1) == 32
            let spaceAfter = at(end) == 32 || at(end) == 0 || at(end) == 10
            let firm = at(index - 1) == UInt8(ascii: ")") || (48...57).contains(at(index - 1))
            return (spaceBefore && (spaceAfter || end - index > 1)) || end - index > 1 || (firm && spaceAfter)
                ? (index, end) : nil
        case UInt8(ascii: "_") where at(index - 1) == 32 && at(index + 1) == 32: return (index, index + 1)
        case UInt8(ascii: ")")
        where at(index + 1) == 32 && at(index + 2) != UInt8(ascii: "-")
            && at(index + 2) != 0xE2 && at(index + 2) != UInt8(ascii: "_"):
            guard let open = bytes[..<index].lastIndex(of: UInt8(ascii: "(")), open > 2,
                agencies.id(of: String(decoding: bytes[(open + 1)..<index], as: UTF8.self)) != nil
            else { return nil }
            return (index + 1, index + 1)
        default: return nil
        }
    }

    private func parse(_ head: ArraySlice<UInt8>, followedBy rest: ArraySlice<UInt8>?) -> Dateline? {
        var place = trim(head)
        guard place.count <= 110, !place.contains(where: { Self.forbidden.contains($0) }) else { return nil }
        var dateline = Dateline(raw: String(decoding: place, as: UTF8.self))
        var knownSource = false
        if place.last == UInt8(ascii: ")") {
            guard let open = place.lastIndex(of: UInt8(ascii: "(")) else { return nil }
            let source = String(decoding: place[(open + 1)..<(place.endIndex - 1)], as: UTF8.self)
            knownSource = agencies.id(of: source) != nil
            guard knownSource || isSourceLike(source) else { return nil }
            dateline.source = source
            place = trim(place[..<open])
        } else if let comma = place.lastIndex(of: UInt8(ascii: ",")) {
            let last = String(decoding: trim(place[(comma + 1)...]), as: UTF8.self)
            if agencies.id(of: last) != nil {
                dateline.source = last
                knownSource = true
                place = trim(place[..<comma])
            }
        }
        guard !place.contains(UInt8(ascii: "(")) else { return nil }
        if let date = dateStart(in: place) {
            dateline.date = String(decoding: trim(place[date...]), as: UTF8.self)
            place = trim(place[..<date])
        }
        if place.isEmpty {
            guard dateline.date != nil && dateline.source != nil || knownSource else { return nil }
            return dateline
        }
        guard isNameLike(place, isDated: dateline.date != nil) else { return nil }
        let parts =
            place.contains(UInt8(ascii: ","))
            ? place.split(separator: UInt8(ascii: ",")).map(trim).filter { !$0.isEmpty } : [place]
        guard let first = parts.first else { return nil }
        if dateline.date == nil, !knownSource, rest != nil {
            guard isKnownAlone(first, parts: parts, followedBy: rest ?? []) else { return nil }
        }
        dateline.place = String(decoding: first, as: UTF8.self)
        if parts.count > 1 {
            dateline.region = String(decoding: parts[1], as: UTF8.self)
            if parts.count > 2 { dateline.country = String(decoding: parts[2], as: UTF8.self) }
        }
        return dateline
    }

    /// Whether a place that neither date nor agency vouches for is one: known by name, and written as a place at
    /// the head of a story.
    private func isKnownAlone(
        _ first: ArraySlice<UInt8>, parts: [ArraySlice<UInt8>], followedBy rest: ArraySlice<UInt8>
    ) -> Bool {
        let names = first.contains(UInt8(ascii: "/")) ? first.split(separator: UInt8(ascii: "/")) : [first]
        guard names.allSatisfy({ isKnown(trim($0)) }) else {
            // An unknown town with its state: "LITTLETON, Colo."
            return parts.count == 2 && isCapitals(first) && places.contains(parts[1])
        }
        if isCapitals(first) { return true }
        guard first.count >= 4, let next = rest.first(where: { $0 != 32 }) else { return false }
        return next < 97 || next > 122
    }

    /// Whether a place is in the gazetteer, with its full stops or without.
    private func isKnown(_ place: ArraySlice<UInt8>) -> Bool {
        places.contains(place) || place.contains(46) && places.contains(place.filter { $0 != 46 })
    }

    /// Where the date at the end of a head starts; nil where it ends in none.
    private func dateStart(in head: ArraySlice<UInt8>) -> Int? {
        var start: Int?
        var end = head.endIndex
        var numbers = 0
        var months = 0
        while end > head.startIndex {
            var begin = end
            while begin > head.startIndex, head[begin - 1] != 32, head[begin - 1] != UInt8(ascii: ",") {
                begin -= 1
            }
            let word = head[begin..<end]
            if !word.isEmpty {
                if Self.isNumber(word) {
                    numbers += 1
                } else if isSlashDate(word), months == 0 {
                    numbers += 1
                    months += 1
                } else if months == 0, isMonth(word) {
                    months += 1
                } else if word.elementsEqual("de".utf8), months > 0, start == nil {
                    // "3 de marzo"
                } else {
                    break
                }
                guard numbers <= 2 else { return nil }
                if numbers > 0, months > 0 { start = begin }
            }
            end = begin > head.startIndex ? begin - 1 : head.startIndex
        }
        return start
    }

    private func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
        if dates.isMonth(word) { return true }
        // Slips of the keyboard ("Marcn") keep their first letters.
        return word.count >= 4 && word.count <= 10 && dates.isMonth(Self.letters(3, of: word))
    }

    /// The first letters of a word, none of them cut.
    private static func letters(_ count: Int, of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var starts = 0
        return word.prefix { byte in
            if byte & 0xC0 != 0x80 { starts += 1 }
            return starts <= count
        }
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 4, let first = word.first, first < 58 else { return false }
        let digits = word.last == UInt8(ascii: ".") ? word.dropLast() : word
        return digits.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private func isSlashDate(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.contains(UInt8(ascii: "/")) else { return false }
        let parts = word.split(separator: UInt8(ascii: "/"))
        return parts.count == 2 && parts.allSatisfy { $0.count <= 2 && Self.isNumber($0) }
    }

    /// Whether an agency in brackets may be one that the registry does not know: short, without digits.
    private func isSourceLike(_ source: String) -> Bool {
        let bytes = source.utf8
        return (2...24).contains(bytes.count) && !source.holdsDigit && bytes.count { $0 == 32 } <= 2
    }

    /// Whether every word is written as words of names are; before a date the capitals of later words may lack.
    private func isNameLike(_ place: ArraySlice<UInt8>, isDated: Bool) -> Bool {
        guard place.count <= 60, !place.contains(where: { $0 >= 48 && $0 <= 57 }) else { return false }
        var words = 0
        var rest = place
        while !rest.isEmpty {
            let word = rest.prefix { $0 != 32 && $0 != UInt8(ascii: ",") }
            rest = rest.dropFirst(word.count + 1)
            if word.isEmpty { continue }
            words += 1
            guard let first = word.first, words <= 8 else { return false }
            let isCapital = (first >= 65 && first <= 90) || first >= 0xC3 || first == UInt8(ascii: "'")
            if !isCapital,
                words == 1
                    || !(isDated && words <= 3
                        || Self.smallWords.contains(String(decoding: word, as: UTF8.self)))
            {
                return false
            }
        }
        return words > 0
    }

    private func isCapitals(_ name: ArraySlice<UInt8>) -> Bool {
        !name.contains { $0 >= 97 && $0 <= 122 } && name.contains { $0 >= 65 && $0 <= 90 }
    }

    private func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        trimEnd(bytes.drop { Self.trimmed.contains($0) })
    }

    private func trimEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = bytes.endIndex
        while end > bytes.startIndex, Self.trimmed.contains(bytes[end - 1]) { end -= 1 }
        return bytes[..<end]
    }

    /// Bytes that a separator starts with, and some more.
    private static let signs = ByteSet("-_)–")
    private static let trimmed = ByteSet(" ,*-_\t\n")
    private static let forbidden = ByteSet("\"!?;:<>=\n\t")
    private static let smallWords: Set<String> = [
        "de", "da", "do", "dos", "la", "las", "le", "les", "los", "el", "al", "as", "ad", "of", "the", "on",
        "upon",
        "am", "an", "a", "der", "and", "in", "del", "della", "di", "du", "sur", "sous", "bin", "aan", "den",
        "i", "y", "e",
        "und", "ob", "bei", "near", "off", "aboard",
    ]
}
