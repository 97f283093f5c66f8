/// A table that fits the terminal: columns shrink to the width at hand, and long cells wrap.
struct TextTable {
    /// A column: its head, the smallest width it may shrink to, and how its cells stand.
    struct Column {
        var head: String
        var minimum: Int
        var isNumber: Bool
        /// Lines that a cell may take before it is cut.
        var maxLines: Int

        init(_ head: String, minimum: Int = 6, isNumber: Bool = false, maxLines: Int = 3) {
            self.head = head
            self.minimum = max(minimum, TextWidth.of(head))
            self.isNumber = isNumber
            self.maxLines = maxLines
        }
    }

    /// One cell: its text and its colour.
    struct Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
        var text: String
        var ink: Ink?

        init(_ text: String, _ ink: Ink? = nil) {
            self.text = TextWidth.tame(text)
            self.ink = ink
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    private static let gap = "  "
    let columns: [Column]
    private var rows: [[Cell]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; missing cells at its end are empty.
    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// The table's lines, each at most as wide as the terminal where the columns' smallest widths allow it.
    func lines(for terminal: Terminal) -> [String] {
        let widths = widths(within: terminal.width)
        var lines = render(columns.map { Cell($0.head, .faint) }, widths, terminal)
        lines.append(
            terminal.paint(
                widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap), .faint))
        for row in rows { lines += render(row, widths, terminal) }
        return lines
    }

    private func widths(within total: Int) -> [Int] {
        var widths = columns.enumerated().map { place, column in
            rows.reduce(column.minimum) { max($0, place < $1.count ? TextWidth.of($1[place].text) : 0) }
        }
        // The natural width of a short column may be less than its smallest when it has room to shrink to.
        let room = total - Self.gap.count * (columns.count - 1)
        while widths.reduce(0, +) > room {
            let shrinkable = widths.indices.filter { widths[$0] > columns[$0].minimum }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func render(_ row: [Cell], _ widths: [Int], _ terminal: Terminal) -> [String] {
        let wrapped = columns.indices.map { place -> [String] in
            guard place < row.count else { return [""] }
            var lines = TextWidth.wrap(row[place].text, to: widths[place])
            if lines.count > columns[place].maxLines {
                lines = Array(lines.prefix(columns[place].maxLines))
                lines[lines.count - 1] = TextWidth.cut(lines[lines.count - 1] + "…", to: widths[place])
            }
            return lines
        }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { number in
            var line = ""
            for place in columns.indices {
                let text = number < wrapped[place].count ? wrapped[place][number] : ""
                let padding = String(repeating: " ", count: max(0, widths[place] - TextWidth.of(text)))
                let ink = place < row.count ? row[place].ink : nil
                let painted = text.isEmpty ? "" : ink.map { terminal.paint(text, $0) } ?? text
                line += columns[place].isNumber ? padding + painted : painted + padding
                if place < columns.count - 1 { line += Self.gap }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
