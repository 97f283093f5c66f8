import Notation

/// The times that the steps of one work took over the same tokens, in several runs.
struct StepTimes {
    /// A step's name and its seconds in each run.
    private typealias Row = (name: String, seconds: [Double])

    /// Tokens of each run.
    var tokens = 0
    private var steps: [Row] = []
    private var runs = 0

    /// Begins a run.
    mutating func begin() { runs += 1 }

    /// Adds time to a step of the present run; steps stand in the order in which they first came.
    mutating func add(_ time: Double, to name: String) {
        var place = steps.firstIndex { $0.name == name } ?? steps.count
        if place == steps.count {
            steps.append((name, []))
            place = steps.count - 1
        }
        let missing = runs - steps[place].seconds.count
        if missing > 0 { steps[place].seconds += [Double](repeating: 0, count: missing) }
        steps[place].seconds[runs - 1] += time
    }

    /// A line a step: its name, tokens a second and nanoseconds a token in the median run, and its share of all.
    /// - Parameter total: the name of a last line for all steps together; nil for none.
    func table(total: String?) -> [String] {
        rows(total).map { row in
            let name = row.name + String(repeating: " ", count: max(1, 12 - row.name.count))
            return "\(name)\(Self.right(rate(row), 12)) tokens/s \(Self.right(nanoseconds(row), 8)) ns/token"
        }
    }

    /// The same figures, an object a step.
    func json(total: String?) -> [JSONValue] {
        rows(total).map { row in
            .members([
                "step": .string(row.name), "tokens": .int(Int64(tokens)), "runs": .int(Int64(runs)),
                "tokens_per_second": .double(rate(row).rounded()),
                "ns_per_token": .double(nanoseconds(row).rounded()),
            ])
        }
    }

    private func rows(_ total: String?) -> [Row] {
        guard let total else { return steps }
        let sums = (0..<runs).map { run in
            steps.reduce(0) { $0 + ($1.seconds.indices.contains(run) ? $1.seconds[run] : 0) }
        }
        return steps + [(total, sums)]
    }

    private func median(_ row: Row) -> Double {
        row.seconds.isEmpty ? 0 : row.seconds.sorted()[row.seconds.count / 2]
    }

    private func rate(_ row: Row) -> Double { median(row) > 0 ? Double(tokens) / median(row) : 0 }
    private func nanoseconds(_ row: Row) -> Double { median(row) * 1e9 / Double(max(1, tokens)) }

    private static func right(_ value: Double, _ width: Int) -> String {
        let text = "\(Int(value.rounded()))"
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
