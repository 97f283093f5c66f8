import Digest
import Language

/// Who is meant by a name or a common noun: dated roles of named actors, and sectors of agents.
struct ActorLexicon: Sendable {
    /// A code that an actor bears from one day to another.
    struct Role: Sendable, Equatable {
        var code: String
        var from: Int
        var to: Int
    }

    private var actors = PhraseTrie(capacity: 90_000)
    private var agents = PhraseTrie(capacity: 16_000)
    private var roles: [[Role]] = []
    private var sectors: [String] = []
    private var seats = PhraseTrie(capacity: 512)
    private var things = WordTable<Thing>()

    /// What a noun names that is no one.
    enum Thing {
        /// A measure or a time, which is no participant at all.
        case measure
        /// A thing, which may be someone's but does nothing itself.
        case thing
    }

    init(data: DataFolder) throws(DataError) {
        for name in ["actors.tsv", "actors-own.tsv"] { load(try DataTable(name, in: data)) }
        try DataTable("seats.tsv", in: data).forEachRow { cells in
            if let name = cells.first { seats.insert(Self.words(name), value: 1) }
        }
        try DataTable("things.tsv", in: data).forEachRow { cells in
            guard cells.count > 1 else { return }
            things[WordHash.of(cells[0])] = cells[1].first == UInt8(ascii: "=") ? .measure : .thing
        }
        var index: [String: Int32] = [:]
        for name in ["agents.tsv", "agents-own.tsv"] {
            try DataTable(name, in: data).forEachRow { cells in
                guard cells.count > 1 else { return }
                let sector = String(decoding: cells[1], as: UTF8.self)
                let value = index[sector] ?? Int32(sectors.count)
                if index[sector] == nil {
                    index[sector] = value
                    sectors.append(sector)
                }
                agents.insert(Self.words(cells[0]), value: value)
            }
        }
    }

    private mutating func load(_ table: DataTable) {
        var index: [ArraySlice<UInt8>: Int32] = [:]
        table.forEachRow { cells in
            guard cells.count > 1 else { return }
            var value = index[cells[1]] ?? -1
            if value < 0 {
                value = Int32(roles.count)
                index[cells[1]] = value
                roles.append(Self.roles(cells[1]))
            }
            actors.insert(Self.words(cells[0]), value: value)
        }
    }

    private static func words(_ cell: ArraySlice<UInt8>) -> [UInt64] {
        DataTable.pieces(cell, by: 32).map { WordHash.of($0) }
    }

    private static func roles(_ cell: ArraySlice<UInt8>) -> [Role] {
        DataTable.pieces(cell, by: UInt8(ascii: ";")).map { role in
            let parts = role.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            func day(_ index: Int, _ open: Int) -> Int {
                guard index < parts.count, let number = Int(String(decoding: parts[index], as: UTF8.self)),
                    let day = CalendarDay(
                        year: number / 10_000, month: max(1, number / 100 % 100), day: max(1, number % 100))
                else { return open }
                return day.number
            }
            return Role(
                code: String(decoding: parts[0], as: UTF8.self), from: day(1, Int.min), to: day(2, Int.max))
        }
    }

    /// The longest actor name at a token: its code on a day, and its length.
    ///
    /// Several roles may hold on one day, and none is known without a day: then the role that agrees with the
    /// title before the name (`titles`, sectors) is meant, else the office, which made the name known.
    func actor(
        in words: [UInt64], at start: Int, end: Int, on day: CalendarDay?, titles: [String] = []
    ) -> (code: String, length: Int)? {
        guard let found = actors.longest(in: words, at: start, end: end) else { return nil }
        let all = roles[Int(found.value)]
        guard all.count > 1 else { return all.first.map { ($0.code, found.length) } }
        let number = day?.number
        let dated = all.filter { role in
            (role.from != Int.min || role.to != Int.max)
                && number.map { role.from <= $0 && $0 <= role.to } == true
        }
        func titled(_ roles: [Role]) -> Role? {
            titles.isEmpty ? nil : roles.last { role in titles.contains { Self.bears(role.code, $0) } }
        }
        if let role = titled(dated) ?? dated.first { return (role.code, found.length) }
        if number == nil, let role = titled(all) ?? all.last(where: { Self.bears($0.code, "GOV") }) {
            return (role.code, found.length)
        }
        let open = all.last { $0.from == Int.min && $0.to == Int.max }
        return ((open ?? all[all.count - 1]).code, found.length)
    }

    /// Whether a code names a sector after its country.
    private static func bears(_ code: String, _ sector: String) -> Bool {
        var rest = code.dropFirst(3)
        while rest.count >= 3 {
            if rest.prefix(3) == sector { return true }
            rest = rest.dropFirst(3)
        }
        return false
    }

    /// Whether just these words are a seat of government, whose name stands for it: "Lima rejected the offer".
    func isSeat(_ words: ArraySlice<UInt64>) -> Bool { seats.value(of: words) > 0 }

    /// What a noun names, where it names no one.
    func thing(_ word: UInt64) -> Thing? { things[word] }

    /// The longest agent at a token: its sector code, and its length.
    func agent(in words: [UInt64], at start: Int, end: Int) -> (sector: String, length: Int)? {
        guard let found = agents.longest(in: words, at: start, end: end) else { return nil }
        return (sectors[Int(found.value)], found.length)
    }

    /// For people to read: each dictionary entry among some words, with its code on a day and the days it holds.
    func entries(for tokens: [String], on day: CalendarDay?) -> [String] {
        let words = tokens.map { WordHash.of($0) }
        var found: [String] = []
        var start = 0
        while start < words.count {
            if tokens[start].first?.isUppercase == true,
                let name = actors.longest(in: words, at: start, end: words.count)
            {
                let all = roles[Int(name.value)]
                let code = actor(in: words, at: start, end: words.count, on: day)?.code ?? ""
                let held = all.filter { $0.code == code }.map(Self.days).joined(separator: ", ")
                let phrase = tokens[start..<start + name.length].joined(separator: " ")
                found.append("actor \"\(phrase)\" is \(code)\(held.isEmpty ? "" : " \(held)")")
                start += name.length
            } else if let (sector, length) = agent(in: words, at: start, end: words.count) {
                let phrase = tokens[start..<start + length].joined(separator: " ")
                found.append("agent \"\(phrase)\" is \(sector)")
                start += length
            } else {
                start += 1
            }
        }
        return found
    }

    private static func days(_ role: Role) -> String {
        func iso(_ day: Int) -> String { CalendarDay(number: day).iso }
        switch (role.from == Int.min, role.to == Int.max) {
        case (true, true): return ""
        case (true, false): return "until \(iso(role.to))"
        case (false, true): return "from \(iso(role.from))"
        case (false, false): return "\(iso(role.from)) to \(iso(role.to))"
        }
    }
}
