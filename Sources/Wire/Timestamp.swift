import Language

/// ISO 8601 moments, read in all the shapes that agencies write and written in one.
///
/// Read are the extended and the basic form, with `T` or a blank, with or without seconds, fraction and zone, and
/// bare dates; years 0001 to 9999.
enum Timestamp {
    /// A moment and whether its zone was named; without one UTC is assumed.
    struct Moment: Equatable {
        var utc: Double
        var zoneKnown: Bool
        var hasTime: Bool
    }

    /// The moment of a text that is an ISO 8601 date or date and time, and nothing else; nil for all others.
    static func read(_ text: String) -> Moment? {
        var text = text
        return text.withUTF8 { read($0) }
    }

    /// The moment in seconds as `2012-07-02T14:05:33Z`, with milliseconds where it has any; nil where it is not
    /// within the years 0001 to 9999.
    static func text(of utc: Double) -> String? {
        guard utc.isFinite, abs(utc) < 3e11 else { return nil }
        let milliseconds = Int((utc * 1000).rounded())
        let day = CalendarDay(number: milliseconds.quotientRoundedDown(by: 86_400_000))
        let rest = milliseconds - day.number * 86_400_000
        guard (1...9999).contains(day.components.year) else { return nil }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        var text = "\(day.iso)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60))"
        let fraction = rest % 1000
        if fraction != 0 { text += "." + (fraction < 100 ? "0" : "") + two(fraction) }
        return text + "Z"
    }

    /// Seconds since 1970 of a civil time; nil where there is no such time. Second 60 counts as 59.
    static func utc(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        milliseconds: Int = 0,
        zoneMinutes: Int = 0
    ) -> Double? {
        guard (0...24).contains(hour), (0..<60).contains(minute), (0...60).contains(second), year > 0,
            hour < 24 || (minute == 0 && second == 0),
            let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        let seconds = date.number * 86_400 + hour * 3600 + (minute - zoneMinutes) * 60 + min(second, 59)
        return Double(seconds) + Double(milliseconds) / 1000
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Moment? {
        var cursor = DigitCursor(bytes)
        cursor.skipBlanks()
        guard let year = cursor.number(digits: 4) else { return nil }
        let extended = cursor.take(UInt8(ascii: "-"))
        guard let month = cursor.number(digits: 2), !extended || cursor.take(UInt8(ascii: "-")),
            let day = cursor.number(digits: 2)
        else { return nil }
        var hour = 0
        var minute = 0
        var second = 0
        var milliseconds = 0
        var zone: Int?
        var hasTime = false
        let place = cursor.position
        if cursor.take(UInt8(ascii: "T")) || cursor.take(UInt8(ascii: "t")) || cursor.take(UInt8(ascii: " "))
        {
            cursor.skipBlanks()
            if let hours = cursor.number(digits: 2) {
                hour = hours
                hasTime = true
                let colon = cursor.take(UInt8(ascii: ":"))
                if let minutes = cursor.number(digits: 2) {
                    minute = minutes
                    if colon ? cursor.take(UInt8(ascii: ":")) : cursor.atDigit {
                        guard let seconds = cursor.number(digits: 2) else { return nil }
                        second = seconds
                        milliseconds = cursor.fraction()
                    }
                } else if colon {
                    return nil
                }
                cursor.skipBlanks()
            } else {
                cursor.position = place
            }
        }
        zone = cursor.zone()
        cursor.skipBlanks()
        guard cursor.atEnd,
            let utc = utc(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second,
                milliseconds: milliseconds, zoneMinutes: zone ?? 0)
        else { return nil }
        return Moment(utc: utc, zoneKnown: zone != nil, hasTime: hasTime)
    }
}

/// A position among bytes that are read as digits.
struct DigitCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var atEnd: Bool { position >= bytes.count }
    var atDigit: Bool { peek.map { $0 >= 48 && $0 <= 57 } ?? false }
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// Exactly so many digits as a number; nil, and no step, where there are fewer.
    mutating func number(digits: Int) -> Int? {
        guard bytes.count - position >= digits else { return nil }
        var value = 0
        for index in position..<position + digits {
            guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
            value = value * 10 + Int(bytes[index] - 48)
        }
        position += digits
        return value
    }

    /// Milliseconds of `.123456` or `,12`; 0 where there is no fraction.
    mutating func fraction() -> Int {
        guard peek == UInt8(ascii: ".") || peek == UInt8(ascii: ",") else { return 0 }
        position += 1
        var value = 0
        var scale = 100
        while atDigit, let byte = peek {
            value += Int(byte - 48) * scale
            scale /= 10
            position += 1
        }
        return value
    }

    /// Minutes east of UTC of `Z`, `+02:00`, `-0530`, `+01`; nil, and no step, where there is none.
    mutating func zone() -> Int? {
        let start = position
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        guard peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") else { return nil }
        let sign = peek == UInt8(ascii: "+") ? 1 : -1
        position += 1
        guard let hours = number(digits: 2), hours <= 14 else {
            position = start
            return nil
        }
        _ = take(UInt8(ascii: ":"))
        let minutes = number(digits: 2) ?? 0
        guard minutes < 60 else {
            position = start
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}

extension Int {
    /// The quotient rounded towards minus infinity.
    func quotientRoundedDown(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
