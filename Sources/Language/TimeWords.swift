import Digest

/// The words that dates and times are made of.
struct TimeWords: Sendable {
    /// What a word does in a date.
    enum Role: Sendable, Equatable {
        case weekday(Int), month(Int), unit(DateValue.Granularity?), season(Int), vague(Int)
        case edge(Int)
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
                case "edge": .edge(value)
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
        var holidays: [UInt64: (month: Int, day: Int)] = [:]
        for row in table.rows where row.count >= 3 && row[0] == "holiday" {
            guard let value = Int(row[2]) else { continue }
            let words = row[1].split(separator: " ").map { WordHash.ofLowercase(String($0)) }
            holidays[words.reduce(0) { WordHash.joining($0, $1) }] = (value / 100, value % 100)
        }
        self.holidays = holidays
        cues = table.words(column: 1, where: 0, is: "yearcue")
        future = table.words(column: 1, where: 0, is: "future")
    }

    /// Days that have a name and the same date every year, by the hash of the name's words.
    let holidays: [UInt64: (month: Int, day: Int)]
    /// Most words of such a name.
    static let longestHoliday = 4

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
