/// Reads moments in the shapes that agencies and feeds write them: ISO 8601, RFC 822, "2 July 2012",
/// "Jul 2, 2012 14:05 GMT", "26-FEB-1987 15:01:01.79", month names in the languages of the wire.
struct DateParser: Sendable {
    private let months: [String: Int]
    /// The names of months in ASCII, by their hashes: words that are asked for are seldom months.
    private let monthHashes: Set<UInt64>
    private let weekdays: Set<String>
    private let zones: [String: Int]

    /// A parser with the tables of month names, weekday names and zone names.
    init(months: [[String]], weekdays: [[String]], zones: [[String]]) {
        var names: [String: Int] = [:]
        for row in months where row.count == 2 {
            for name in row[1].split(separator: " ") { names[String(name)] = Int(row[0]) }
        }
        self.months = names
        monthHashes = Set(names.keys.compactMap { Self.hash($0.utf8) })
        self.weekdays = Set(
            weekdays.flatMap { $0.count == 2 ? $0[1].split(separator: " ").map(String.init) : [] })
        var offsets: [String: Int] = [:]
        for row in zones where row.count == 2 { offsets[row[0]] = Int(row[1]) }
        self.zones = offsets
    }

    /// A text as a moment of the wire; `utc` is nil where it could not be read.
    func time(_ raw: String) -> WireTime {
        let moment = moment(of: raw)
        return WireTime(utc: moment?.utc, raw: raw, zoneKnown: moment?.zoneKnown ?? false)
    }

    /// The moment of a text that holds a date with its year, perhaps a time and a zone, and nothing else.
    func moment(of text: String) -> Timestamp.Moment? {
        guard text.utf8.count <= 64, text.holdsDigit else { return nil }
        if let moment = Timestamp.read(text) { return moment }
        guard let parts = parts(of: text), let year = parts.year, let month = parts.month,
            let day = parts.day,
            let utc = Timestamp.utc(
                year: year, month: month, day: day, hour: parts.hour ?? 0, minute: parts.minute,
                second: parts.second,
                milliseconds: parts.milliseconds, zoneMinutes: parts.zone ?? 0)
        else { return nil }
        return Timestamp.Moment(utc: utc, zoneKnown: parts.zone != nil, hasTime: parts.hour != nil)
    }

    /// The number of a month's name or short form, with or without a full stop; nil for other words.
    func month(_ name: some StringProtocol) -> Int? {
        months[name.lowercased().trimmingSuffix(".")]
    }

    /// Whether a word is a month's name or short form, with or without a full stop.
    func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
        let name = word.last == UInt8(ascii: ".") ? word.dropLast() : word
        guard let hash = Self.hash(name) else { return month(String(decoding: word, as: UTF8.self)) != nil }
        return monthHashes.contains(hash)
    }

    /// FNV-1a of a word in lower case; nil where it is not ASCII.
    private static func hash(_ word: some Collection<UInt8>) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word {
            guard byte < 128 else { return nil }
            hash = (hash ^ UInt64(byte >= 65 && byte <= 90 ? byte | 32 : byte)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// Minutes east of UTC of a zone's name.
    func zone(_ name: some StringProtocol) -> Int? { zones[name.lowercased()] }

    private struct Parts {
        var year: Int?
        var month: Int?
        var day: Int?
        var hour: Int?
        var minute = 0
        var second = 0
        var milliseconds = 0
        var zone: Int?
    }

    /// The parts of a date in words; nil where a word is neither month, weekday, zone nor filler.
    private func parts(of text: String) -> Parts? {
        var parts = Parts()
        var numbers: [(value: Int, digits: Int)] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if byte >= 48, byte <= 57 {
                let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
                guard digits.count <= 4 else { return nil }
                let value = Self.number(digits)
                rest = rest.dropFirst(digits.count)
                if rest.first == UInt8(ascii: ":"), digits.count <= 2, parts.hour == nil {
                    guard let clock = Self.clock(hour: value, &rest) else { return nil }
                    (parts.hour, parts.minute, parts.second, parts.milliseconds) = clock
                    parts.zone = Self.offset(&rest) ?? parts.zone
                } else {
                    numbers.append((value, digits.count))
                    rest = rest.dropFirst(Self.ordinalSuffix(rest))
                }
            } else if byte >= 128 || (byte | 32 >= 97 && byte | 32 <= 122) {
                let letters = rest.prefix { $0 >= 128 || ($0 | 32 >= 97 && $0 | 32 <= 122) }
                rest = rest.dropFirst(letters.count)
                let word = String(decoding: letters, as: UTF8.self).lowercased()
                if parts.month == nil, let month = months[word] {
                    parts.month = month
                } else if let zone = zones[word] {
                    parts.zone = zone
                } else if word == "pm" || word == "am" {
                    guard let hour = parts.hour else { return nil }
                    parts.hour = hour % 12 + (word == "pm" ? 12 : 0)
                } else if !weekdays.contains(word), !Self.fillers.contains(word) {
                    return nil
                }
            } else if parts.hour != nil, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                guard let zone = Self.offset(&rest) else { return nil }
                parts.zone = zone
            } else if Self.separators.contains(byte) {
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        return Self.settle(&parts, numbers) ? parts : nil
    }

    /// Gives the numbers their places: a year of four digits, else the last; the day is the other one.
    private static func settle(_ parts: inout Parts, _ numbers: [(value: Int, digits: Int)]) -> Bool {
        var numbers = numbers
        if let place = numbers.firstIndex(where: { $0.digits == 4 }) {
            parts.year = numbers.remove(at: place).value
        } else if numbers.count == (parts.month == nil ? 3 : 2), let last = numbers.last, last.digits == 2 {
            parts.year = last.value + (last.value < 69 ? 2000 : 1900)
            numbers.removeLast()
        }
        if parts.month == nil {
            // Day before month, as everywhere but in the United States, unless that is impossible.
            guard numbers.count == 2 else { return false }
            parts.day = numbers[numbers[1].value > 12 ? 1 : 0].value
            parts.month = numbers[numbers[1].value > 12 ? 0 : 1].value
            return true
        }
        guard numbers.count <= 1 else { return false }
        parts.day = numbers.first?.value
        return true
    }

    private static func clock(hour: Int, _ rest: inout ArraySlice<UInt8>) -> (Int, Int, Int, Int)? {
        var values = [hour]
        while values.count < 3, rest.first == UInt8(ascii: ":") {
            let digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
            guard digits.count == 2 else { return nil }
            values.append(Self.number(digits))
            rest = rest.dropFirst(3)
        }
        var milliseconds = 0
        if rest.first == UInt8(ascii: "."), values.count == 3 {
            let digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
            rest = rest.dropFirst(1 + digits.count)
            var scale = 100
            for digit in digits.prefix(3) {
                milliseconds += Int(digit - 48) * scale
                scale /= 10
            }
        }
        return (values[0], values.count > 1 ? values[1] : 0, values.count > 2 ? values[2] : 0, milliseconds)
    }

    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") else { return nil }
        return rest.withUnsafeBufferPointer { buffer -> (Int, Int)? in
            var cursor = DigitCursor(buffer)
            return cursor.zone().map { ($0, cursor.position) }
        }.map { zone, length in
            rest = rest.dropFirst(length)
            return zone
        }
    }

    private static func ordinalSuffix(_ rest: ArraySlice<UInt8>) -> Int {
        let letters = rest.prefix { $0 | 32 >= 97 && $0 | 32 <= 122 }
        guard letters.count == 2, let first = letters.first, let second = letters.last else { return 0 }
        switch (first | 32, second | 32) {
        case (115, 116), (110, 100), (114, 100), (116, 104), (101, 114): return 2  // st nd rd th er
        default: return 0
        }
    }

    /// The value of a few digits.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static let fillers: Set<String> = [
        "de", "of", "the", "den", "le", "am", "at", "on", "t", "uhr", "h",
    ]
    private static let separators = ByteSet(" \t\r\n,./-()|")
}

extension StringProtocol {
    /// The text without one given ending.
    func trimmingSuffix(_ suffix: String) -> String {
        utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
            ? String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self) : String(self)
    }
}
