import Notation

/// The measurements of one call, as a table for people and as JSON for comparing.
struct Report {
    var measurements: [Measurement] = []

    /// Prints the table, or with `asJSON` one line of JSON a measurement.
    func show(asJSON: Bool) {
        if asJSON {
            for measurement in measurements { print(measurement.json.line) }
            return
        }
        let head = ["step", "articles", "runs", "articles/s", "µs/article", "fastest-slowest s"]
        let rows = measurements.map { row in
            [
                row.step, "\(row.articles)", "\(row.seconds.count)", "\(Int(row.rate.rounded()))",
                fixed(row.nanoseconds / 1000, 1),
                "\(fixed(row.seconds.first ?? 0, 3))-\(fixed(row.seconds.last ?? 0, 3))",
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        for row in [head] + rows {
            let cells = row.enumerated().map { column, cell in
                let gap = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + gap : gap + cell
            }
            print(cells.joined(separator: "  "))
        }
    }

    /// A number with a fixed count of decimals.
    private func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let whole = Int64((value * scale).rounded())
        let digits = String(whole % Int64(scale))
        return "\(whole / Int64(scale))." + String(repeating: "0", count: decimals - digits.count) + digits
    }
}
