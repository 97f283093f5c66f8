import Events

/// What became of copy, as two tables: records with their verdicts, then the events they tell.
struct StoryTable {
    /// One line of the first table.
    struct Row {
        /// How the row is referred to in the second table.
        var number: Int
        /// The file or record.
        var name: String
        var provider: String
        var headline: String
        /// What dedup says, or why the record could not be read.
        var verdict: String
        /// The outcome's colour.
        var ink: Ink?
        var events: [Event]
    }

    private(set) var rows: [Row] = []

    mutating func add(_ row: Row) { rows.append(row) }

    /// Both tables' lines.
    func lines(for terminal: Terminal) -> [String] {
        var stories = TextTable([
            .init("#", minimum: 2, isNumber: true), .init("story", minimum: 18, maxLines: 2),
            .init("agency", minimum: 8, maxLines: 1), .init("verdict", minimum: 12, maxLines: 2),
            .init("events", minimum: 6, isNumber: true),
        ])
        for row in rows {
            stories.add([
                .init(String(row.number)), .init(row.headline.isEmpty ? row.name : row.headline),
                .init(row.provider), .init(row.verdict, row.ink),
                .init(row.events.isEmpty ? "" : String(row.events.count)),
            ])
        }
        return [terminal.paint("Stories", .strong)] + stories.lines(for: terminal) + eventLines(for: terminal)
    }

    private func eventLines(for terminal: Terminal) -> [String] {
        var table = TextTable([
            .init("#", minimum: 2, isNumber: true), .init("who", minimum: 8), .init("what", minimum: 8),
            .init("whom", minimum: 6), .init("where", minimum: 6), .init("when", minimum: 10, maxLines: 4),
            .init("how many", minimum: 8), .init("on whose word", minimum: 8),
        ])
        for row in rows {
            for event in row.events {
                let line = EventLine(event)
                table.add([
                    .init(String(row.number)), .init(line.who), .init(line.what, .name), .init(line.whom),
                    .init(line.place), .init(line.time), .init(line.sizes), .init(line.word),
                ])
            }
        }
        guard rows.contains(where: { !$0.events.isEmpty }) else { return ["", "No events."] }
        return ["", terminal.paint("Events", .strong)] + table.lines(for: terminal)
    }
}
