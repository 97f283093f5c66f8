import Digest

/// The words that dates and times are made of.
struct TimeWords: Sendable {
    /// What a word does in a date.
    enum Role: Sendable, Equatable {
        case weekday(Int), month(Int), unit(DateValue.Granularity?), season(Int), vague(Int), edge
        case last, next, this, ago, back, forth, today(Int), weekend, part, future, zone, meridiem(Int), none
    }

    private let roles: HashTable<Role>
    private let cues: Set<UInt64>

    /// Loads `times.tsv`.
    init(data: DataFolder) throws {
        var roles: [UInt64: Role] = [:]
        let table = try TableFile("times.tsv", in: data)
        for row in table.rows where row.count >= 3 {
            guard let value = Int(row[2]) else { continue }
            let role: Role? =
                switch row[0] {
                case "weekday": .weekday(value)
                case "month": .month(value)
                case "unit": .unit(Self.granularity(value))
                case "season": .season(value)
                case "vague": .vague(value)
                case "edge": .edge
                case "last": .last
                case "next": .next
                case "this": .this
                case "ago": .ago
                case "back": .back
                case "forth": .forth
                case "today": .today(value)
                case "weekend": .weekend
                case "part": .part
                case "zone": .zone
                case "meridiem": .meridiem(value)
                default: nil
                }
            if let role { roles[WordHash.ofLowercase(row[1])] = role }
        }
        self.roles = HashTable(roles)
        cues = table.words(column: 1, where: 0, is: "yearcue")
        future = table.words(column: 1, where: 0, is: "future")
    }

    /// Words that speak of what is to come.
    let future: Set<UInt64>

    /// The role of a lower-case word.
    func role(_ word: UInt64) -> Role { roles[word] ?? .none }

    /// True for words after which a number of four digits is a year.
    func isYearCue(_ word: UInt64) -> Bool { cues.contains(word) }

    private static func granularity(_ unit: Int) -> DateValue.Granularity? {
        switch unit {
        case 0, 1, 2: .hour
        case 3: .day
        case 4: .week
        case 5, 9: .month
        case 6: .year
        case 7: .decade
        default: nil
        }
    }
}
