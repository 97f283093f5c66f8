public import CoreMetrics
import Synchronization

/// All metrics of the program, as a backend of swift-metrics that prints them in Prometheus' text format.
///
/// Names are used as they are given (they carry their units: `copytaster_batch_seconds`), with every character that
/// Prometheus forbids turned into `_`. Timers are histograms in seconds. The same name and labels give the same
/// metric. A name keeps the kind it was first made with; a later metric of another kind under it is not printed.
/// At most 2,000 label sets a name are kept apart: what comes after them is counted under `overflow="true"`, so that
/// labels from outside cannot eat the memory.
public final class MetricsRegistry: MetricsFactory {
    private struct Key: Hashable {
        var name: String
        var labels: [Label]
    }

    private struct State {
        var cells: [Key: any MetricCell] = [:]
        var kinds: [String: String] = [:]
        var counts: [String: Int] = [:]
        var helps: [String: String] = [:]
    }

    static let maxLabelSets = 2000
    private let state = Mutex(State())

    /// A registry without metrics.
    public init() {}

    /// Says what a metric means, for the line that stands before it.
    public func describe(_ name: String, _ help: String) {
        state.withLock { $0.helps[PrometheusText.name(name)] = help }
    }

    /// All metrics, sorted by name and labels, so that the same state gives the same text.
    public func text() -> String {
        let (cells, helps) = state.withLock { ($0.cells, $0.helps) }
        var text = PrometheusText()
        let sorted = cells.sorted { first, second in
            first.key.name == second.key.name
                ? first.key.labels.lexicographicallyPrecedes(second.key.labels)
                : first.key.name < second.key.name
        }
        var family: String?
        for (key, cell) in sorted {
            if key.name != family { text.open(key.name, kind: cell.kind, help: helps[key.name]) }
            family = key.name
            cell.write(to: &text, name: key.name, labels: key.labels)
        }
        return text.text
    }

    /// The sums of a counter or gauge by one of its labels, in the order of the label's values.
    public func totals(of name: String, by label: String) -> [(label: String, total: Double)] {
        let cells = state.withLock { $0.cells }
        var totals: [String: Double] = [:]
        for (key, cell) in cells where key.name == name {
            guard let value = key.labels.first(where: { $0.name == label })?.value, let number = cell.number
            else {
                continue
            }
            totals[value, default: 0] += number
        }
        return totals.sorted { $0.key < $1.key }.map { (label: $0.key, total: $0.value) }
    }

    private func cell<Cell: MetricCell>(_ label: String, _ dimensions: [(String, String)], _ make: () -> Cell)
        -> Cell
    {
        let name = PrometheusText.name(label)
        let labels = dimensions.map { Label(name: PrometheusText.labelName($0.0), value: $0.1) }.sorted()
        return state.withLock { state in
            var key = Key(name: name, labels: labels)
            if let known = state.cells[key] { return known as? Cell ?? make() }
            if state.counts[name, default: 0] >= Self.maxLabelSets {
                key.labels = [Label(name: "overflow", value: "true")]
                if let known = state.cells[key] { return known as? Cell ?? make() }
            }
            let made = make()
            guard state.kinds[name, default: made.kind] == made.kind else { return made }
            state.kinds[name] = made.kind
            state.counts[name, default: 0] += 1
            state.cells[key] = made
            return made
        }
    }

    private func remove(_ cell: any MetricCell) {
        state.withLock { state in
            guard let key = state.cells.first(where: { $0.value === cell })?.key else { return }
            state.cells[key] = nil
            state.counts[key.name, default: 1] -= 1
        }
    }

    /// A counter of whole numbers.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions) { CounterCell() }
    }

    /// A counter of fractions.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions) { SumCell() }
    }

    /// A value that goes up and down.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions) { GaugeCell() }
    }

    /// A histogram where `aggregate` is true, else a gauge.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return cell(label, dimensions) { GaugeCell() } }
        return cell(label, dimensions) { HistogramCell(bounds: HistogramCell.bounds(for: label)) }
    }

    /// A histogram in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions) { HistogramCell(bounds: HistogramCell.seconds) }
    }

    /// Forgets a counter.
    public func destroyCounter(_ handler: any CounterHandler) {
        if let cell = handler as? any MetricCell { remove(cell) }
    }

    /// Forgets a counter of fractions.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
        if let cell = handler as? any MetricCell { remove(cell) }
    }

    /// Forgets a meter.
    public func destroyMeter(_ handler: any MeterHandler) {
        if let cell = handler as? any MetricCell { remove(cell) }
    }

    /// Forgets a recorder.
    public func destroyRecorder(_ handler: any RecorderHandler) {
        if let cell = handler as? any MetricCell { remove(cell) }
    }

    /// Forgets a timer.
    public func destroyTimer(_ handler: any TimerHandler) {
        if let cell = handler as? any MetricCell { remove(cell) }
    }
}
