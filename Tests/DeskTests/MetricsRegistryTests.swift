import CoreMetrics
import Desk
import Testing

@Suite("Metrics as Prometheus reads them")
struct MetricsRegistryTests {
    @Test("a counter with labels is printed under its name, labels sorted")
    func counter() {
        let registry = MetricsRegistry()
        registry.describe("copytaster_articles_total", "Articles by verdict.")
        Counter(
            label: "copytaster_articles_total", dimensions: [("verdict", "reprint"), ("stage", "judge")],
            factory: registry
        ).increment(by: 3)
        Counter(
            label: "copytaster_articles_total", dimensions: [("verdict", "new"), ("stage", "judge")],
            factory: registry
        )
        .increment()
        #expect(
            registry.text() == """
                # HELP copytaster_articles_total Articles by verdict.
                # TYPE copytaster_articles_total counter
                copytaster_articles_total{stage="judge",verdict="new"} 1
                copytaster_articles_total{stage="judge",verdict="reprint"} 3

                """)
    }

    @Test("the same name and labels, in any order, are one metric")
    func sameCell() {
        let registry = MetricsRegistry()
        Counter(label: "records_total", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "records_total", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(registry.text().contains("records_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test("a timer is a histogram in seconds whose buckets add up")
    func timer() {
        let registry = MetricsRegistry()
        let timer = Timer(label: "batch_seconds", factory: registry)
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(400_000_000)
        timer.recordNanoseconds(120_000_000_000)
        let text = registry.text()
        #expect(text.contains("# TYPE batch_seconds histogram\n"))
        #expect(text.contains("batch_seconds_bucket{le=\"0.0025\"} 0\n"))
        #expect(text.contains("batch_seconds_bucket{le=\"0.005\"} 1\n"))
        #expect(text.contains("batch_seconds_bucket{le=\"60\"} 2\n"))
        #expect(text.contains("batch_seconds_bucket{le=\"+Inf\"} 3\n"))
        #expect(text.contains("batch_seconds_sum 120.403\n"))
        #expect(text.contains("batch_seconds_count 3\n"))
    }

    @Test("a meter goes up and down, a gauge holds what was recorded last")
    func gauges() {
        let registry = MetricsRegistry()
        let meter = Meter(label: "queue_records", factory: registry)
        meter.set(5)
        meter.decrement(by: 1.5)
        Gauge(label: "lag_records", dimensions: [("partition", "0")], factory: registry).record(17)
        #expect(registry.text().contains("queue_records 3.5\n"))
        #expect(registry.text().contains("# TYPE lag_records gauge\nlag_records{partition=\"0\"} 17\n"))
    }

    @Test("label values are escaped and names cleaned")
    func escapes() {
        let registry = MetricsRegistry()
        Counter(label: "odd name-1", dimensions: [("a.b", "say \"hi\"\\\nthere")], factory: registry)
            .increment()
        #expect(registry.text().contains(#"odd_name_1{a_b="say \"hi\"\\\nthere"} 1"#))
    }

    @Test("labels from outside cannot make more than 2,000 series of a name")
    func overflow() {
        let registry = MetricsRegistry()
        for number in 0..<2500 {
            Counter(label: "hits_total", dimensions: [("who", String(number))], factory: registry).increment()
        }
        let lines = registry.text().split(separator: "\n").filter { $0.hasPrefix("hits_total") }
        #expect(lines.count == 2001)
        #expect(lines.contains("hits_total{overflow=\"true\"} 500"))
    }

    @Test("a name keeps its first kind; another kind under it is not printed")
    func kinds() {
        let registry = MetricsRegistry()
        Counter(label: "things", factory: registry).increment()
        Meter(label: "things", dimensions: [("a", "b")], factory: registry).set(9)
        #expect(registry.text() == "# TYPE things counter\nthings 1\n")
    }

    @Test("a destroyed metric is gone")
    func destroyed() {
        let registry = MetricsRegistry()
        let counter = Counter(label: "gone_total", factory: registry)
        counter.destroy()
        #expect(registry.text().isEmpty)
    }

    @Test("the process's own figures are there")
    func process() {
        let registry = MetricsRegistry()
        ProcessMetrics(registry: registry).update()
        #expect(registry.text().contains("process_resident_memory_bytes "))
        #expect(ProcessMetrics.residentBytes() > 1_000_000)
    }
}

extension MetricsRegistryTests {
    @Test("totals by a label sum over the other labels")
    func totals() {
        let registry = MetricsRegistry()
        for (stage, verdict, count) in [("a", "new", 2), ("b", "new", 3), ("a", "kill", 1)] {
            Counter(
                label: "n_total", dimensions: [("stage", stage), ("verdict", verdict)], factory: registry
            )
            .increment(by: count)
        }
        let totals = registry.totals(of: "n_total", by: "verdict")
        #expect(totals.map(\.label) == ["kill", "new"])
        #expect(totals.map(\.total) == [1, 5])
    }
}
