/// One line of an ANPA text, its codes resolved: what it is by how it starts, and whether a sign ended it.
struct ANPALine {
    /// What a line is.
    enum Kind {
        case caret, indented, flush, table, blank
    }

    var kind: Kind
    var text: String
    /// Whether any blank stands before it: a new paragraph, even where the indentation was lost on the way.
    var isShifted: Bool
    /// Whether it holds columns: a row of a table.
    var hasColumns: Bool
    /// Whether the line closed with `<`, `=` or, in the head, `+`.
    var isEnded: Bool

    /// The lines of a text. Quotes of two strokes and the lone underline become quotation marks and a dash, as their
    /// senders mean them; table codes become tabs.
    static func lines(of text: [UInt8]) -> [ANPALine] {
        let utf8 = TextEncoding.utf8(text).bytes
        return utf8.split(separator: 10, omittingEmptySubsequences: false).map { line(of: $0) }
    }

    private static func line(of bytes: ArraySlice<UInt8>) -> ANPALine {
        let isTable = bytes.contains(0x08)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + 8)
        for byte in bytes {
            switch byte {
            case 0x10, 0x1E: text.append(32)
            case 0x1F: text.append(9)
            case UInt8(ascii: ";") where isTable: text.append(9)
            case UInt8(ascii: "{") where isTable: text += Array("½".utf8)
            case 9, 32...0x7E, 0x80...: text.append(byte)
            default: break
            }
        }
        var content = text[...]
        while let last = content.last, last == 32 || last == 9 { content.removeLast() }
        let indent = content.prefix { $0 == 32 || $0 == 9 }
        content = content.dropFirst(indent.count)
        let isIndented = indent.contains(9) || indent.count >= 3
        var kind: Kind = isTable ? .table : isIndented ? .indented : .flush
        if !isTable, content.first == UInt8(ascii: "^") {
            kind = .caret
            content.removeFirst()
        }
        let isEnded = endSigns(of: kind).contains(content.last ?? 0)
        if isEnded { content.removeLast() }
        while let last = content.last, last == 32 || last == 9 { content.removeLast() }
        if content.isEmpty { kind = .blank }
        let clean = TextEncoding.clean(signs(in: content))
        let hasColumns = ReutersArchive.find("   ", in: clean[...]) != nil || clean.contains(9)
        let isSign = clean.starts(with: "==".utf8)
        return ANPALine(
            kind: kind, text: String(decoding: clean, as: UTF8.self),
            isShifted: !indent.isEmpty || isSign, hasColumns: hasColumns, isEnded: isEnded)
    }

    private static func endSigns(of kind: Kind) -> [UInt8] {
        kind == .caret || kind == .flush ? Array("<=+".utf8) : Array("<=".utf8)
    }

    /// Two back strokes open a quotation, two strokes close it, an underline between blanks is a dash.
    private static func signs(in text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(where: { $0 == 0x60 || $0 == 0x27 || $0 == 0x5F }) else { return Array(text) }
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 8)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            let next = index + 1 < text.endIndex ? text[index + 1] : 0
            if byte == 0x60 || byte == 0x27, next == byte {
                out += Array((byte == 0x60 ? "\u{201C}" : "\u{201D}").utf8)
                index += 2
            } else if byte == 0x5F, out.last == 32, next == 32 {
                out += Array("\u{2014}".utf8)
                index += 1
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }
}

/// The line behind an ANPA text: agency, date and time of filing.
struct ANPAFiling {
    /// When the message was filed.
    var time: WireTime
    /// The agency's registry id.
    var agency: String?

    /// What a line like `AP-WF-11-13-13 0713GMT<` or `KWS-21:37-09-12-18` says; nil for all others.
    init?(_ line: String, tables: WireTables) {
        let raw = line.trimmingBlanks().trimmingSuffix("<").trimmingBlanks()
        guard raw.utf8.count >= 10, raw.utf8.count <= 60 else { return nil }
        var letters: [Substring] = []
        var numbers: [Int] = []
        var clock: (hour: Int, minute: Int)?
        var zone: Int?
        for word in raw.split(whereSeparator: { $0 == "-" || $0 == " " || $0.isNewline }) {
            if let parts = Self.clock(word, hasDate: numbers.count >= 3) {
                guard clock == nil else { return nil }
                clock = (parts.hour, parts.minute)
                if !parts.zone.isEmpty { zone = tables.dates.zone(parts.zone) }
            } else if word.utf8.count <= 2, let number = Int(word) {
                numbers.append(number)
            } else if numbers.isEmpty, word.utf8.allSatisfy({ $0 | 32 >= 97 && $0 | 32 <= 122 }) {
                letters.append(word)
            } else if let minutes = tables.dates.zone(word) {
                zone = minutes
            } else {
                return nil
            }
        }
        guard numbers.count == 3, let clock else { return nil }
        // Month first, as in the United States, but where the clock stands first the day does.
        let dayFirst = raw.firstIndex(of: ":").map { raw[..<$0].count { $0 == "-" } <= 1 } ?? false
        let (month, day) = dayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        guard
            let utc = Timestamp.utc(
                year: numbers[2] + (numbers[2] < 69 ? 2000 : 1900), month: month, day: day,
                hour: clock.hour, minute: clock.minute, zoneMinutes: zone ?? 0)
        else { return nil }
        time = WireTime(utc: utc, raw: raw, zoneKnown: zone != nil)
        agency = letters.first.flatMap { tables.agencies.id(of: $0) }
    }

    /// `0713GMT`, `21:37`.
    private static func clock(
        _ word: Substring, hasDate: Bool
    ) -> (hour: Int, minute: Int, zone: Substring)? {
        if let colon = word.firstIndex(of: ":") {
            guard let hour = Int(word[..<colon]), let minute = Int(word[word.index(after: colon)...]) else {
                return nil
            }
            return (hour, minute, "")
        }
        let digits = word.prefix { $0.isNumber }
        guard hasDate, digits.utf8.count == 4, let number = Int(digits) else { return nil }
        return (number / 100, number % 100, word[digits.endIndex...])
    }
}
