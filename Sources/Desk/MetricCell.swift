import CoreMetrics
import Synchronization

/// The value of one metric under one set of labels.
protocol MetricCell: AnyObject, Sendable {
    /// Prometheus' word for it: `counter`, `gauge`, `histogram`.
    var kind: String { get }
    /// The value, where it is a single one.
    var number: Double? { get }
    func write(to text: inout PrometheusText, name: String, labels: [Label])
}

/// A whole number that only grows.
final class CounterCell: MetricCell, CounterHandler {
    private let value = Atomic<Int64>(0)
    var kind: String { "counter" }

    func increment(by amount: Int64) { value.wrappingAdd(max(0, amount), ordering: .relaxed) }
    func reset() { value.store(0, ordering: .relaxed) }
    var number: Double? { Double(value.load(ordering: .relaxed)) }

    func write(to text: inout PrometheusText, name: String, labels: [Label]) {
        text.sample(name, labels, Double(value.load(ordering: .relaxed)))
    }
}

/// A sum of fractions that only grows.
final class SumCell: MetricCell, FloatingPointCounterHandler {
    private let value = Mutex(0.0)
    var kind: String { "counter" }

    func increment(by amount: Double) {
        guard amount.isFinite, amount > 0 else { return }
        value.withLock { $0 += amount }
    }

    func reset() { value.withLock { $0 = 0 } }
    var number: Double? { value.withLock { $0 } }

    func write(to text: inout PrometheusText, name: String, labels: [Label]) {
        text.sample(name, labels, value.withLock { $0 })
    }
}

/// A value as it is now.
final class GaugeCell: MetricCell, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)
    var kind: String { "gauge" }

    var number: Double? { value.withLock { $0 } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    func write(to text: inout PrometheusText, name: String, labels: [Label]) {
        text.sample(name, labels, value.withLock { $0 })
    }
}

/// How many values fell below each of some bounds, with their sum and number.
final class HistogramCell: MetricCell, RecorderHandler, TimerHandler {
    private struct State {
        var counts: [Int]
        var sum = 0.0
    }

    /// Bounds for durations: from 0.1 ms, a hashing of one article, to 60 s, the longest drain.
    static let seconds: [Double] = [
        0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ]
    /// Bounds for sizes: 256 bytes to 16 MiB.
    static let bytes: [Double] = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216]
    /// Bounds for numbers of things.
    static let numbers: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000]

    private let bounds: [Double]
    private let state: Mutex<State>
    var kind: String { "histogram" }
    var number: Double? { nil }

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: [Int](repeating: 0, count: bounds.count + 1)))
    }

    /// The bounds that suit a metric's unit, which its name ends with.
    static func bounds(for label: String) -> [Double] {
        label.hasSuffix("_seconds") ? seconds : label.hasSuffix("_bytes") ? bytes : numbers
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock {
            $0.counts[place] += 1
            $0.sum += value
        }
    }

    func write(to text: inout PrometheusText, name: String, labels: [Label]) {
        let now = state.withLock { $0 }
        var total = 0
        for (place, count) in now.counts.enumerated() {
            total += count
            let bound = place < bounds.count ? PrometheusText.number(bounds[place]) : "+Inf"
            text.sample("\(name)_bucket", labels + [Label(name: "le", value: bound)], Double(total))
        }
        text.sample("\(name)_sum", labels, now.sum)
        text.sample("\(name)_count", labels, Double(total))
    }
}
