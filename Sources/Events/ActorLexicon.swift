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

    init(data: DataFolder) throws(DataError) {
        for name in ["actors.tsv", "actors-own.tsv"] { load(try DataTable(name, in: data)) }
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
    func actor(in words: [UInt64], at start: Int, end: Int, on day: CalendarDay?) -> (
        code: String, length: Int
    )? {
        guard let found = actors.longest(in: words, at: start, end: end) else { return nil }
        let all = roles[Int(found.value)]
        guard let last = all.last else { return nil }
        let number = day?.number
        let dated = all.first { role in
            (role.from != Int.min || role.to != Int.max)
                && number.map { role.from <= $0 && $0 <= role.to } == true
        }
        let open = all.last { $0.from == Int.min && $0.to == Int.max }
        return ((dated ?? open ?? last).code, found.length)
    }

    /// The longest agent at a token: its sector code, and its length.
    func agent(in words: [UInt64], at start: Int, end: Int) -> (sector: String, length: Int)? {
        guard let found = agents.longest(in: words, at: start, end: end) else { return nil }
        return (sectors[Int(found.value)], found.length)
    }
}
