/// Numbers as people read them, the same in every locale.
enum Numbers {
    /// 1234567 as `1,234,567`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// 12.345 as `12.3`.
    static func tenths(_ number: Double) -> String {
        let scaled = Int((number * 10).rounded())
        return "\(scaled / 10).\(abs(scaled) % 10)"
    }

    /// A number without a fraction where it has none.
    static func plain(_ number: Double) -> String { Int(exactly: number).map(grouped) ?? tenths(number) }

    /// 1 and "record" as `1 record`, 2 as `2 records`.
    static func count(_ number: Int, _ noun: String) -> String {
        if number == 1 { return "1 \(noun)" }
        return noun.hasSuffix("y")
            ? "\(grouped(number)) \(noun.dropLast())ies" : "\(grouped(number)) \(noun)s"
    }
}
