import Metrics

/// What is measured, by name, label and unit, through swift-metrics.
struct PipelineMetrics: Sendable {
    /// Records were read for a batch; more than are passed on where batches are given up and read again.
    func read(_ stage: StageName, records: Int) {
        Counter(label: "copytaster_records_read_total", dimensions: [("stage", stage.rawValue)])
            .increment(by: records)
    }

    /// A batch was passed on.
    func committed(_ stage: StageName, records: Int, seconds: Double, output: StageOutput) {
        let label = [("stage", stage.rawValue)]
        Counter(label: "copytaster_records_total", dimensions: label).increment(by: records)
        Recorder(label: "copytaster_commit_seconds", dimensions: label, aggregate: true).record(seconds)
        Recorder(label: "copytaster_batch_records", dimensions: label, aggregate: true).record(records)
        for (outcome, count) in output.outcomes {
            var labels = [("stage", stage.rawValue), ("outcome", outcome.kind.rawValue)]
            if outcome.kind == .deadLetter {
                Counter(
                    label: "copytaster_dead_letters_total",
                    dimensions: [("stage", stage.rawValue), ("reason", outcome.reason ?? "other")]
                ).increment(by: count)
            } else if let reason = outcome.reason {
                labels.append(("reason", reason))
            }
            Counter(label: "copytaster_outcomes_total", dimensions: labels).increment(by: count)
        }
        for (relation, count) in output.verdicts {
            Counter(label: "copytaster_articles_total", dimensions: [("verdict", relation)]).increment(
                by: count)
        }
    }

    /// A batch was computed.
    func computed(_ stage: StageName, seconds: Double) {
        Recorder(
            label: "copytaster_compute_seconds", dimensions: [("stage", stage.rawValue)], aggregate: true
        ).record(seconds)
    }

    /// A batch was given up.
    func failed(_ stage: StageName, _ kind: FailureClass) {
        Counter(
            label: "copytaster_batches_failed_total",
            dimensions: [("stage", stage.rawValue), ("class", "\(kind)")]
        ).increment()
    }

    /// How far a partition lags.
    func lag(_ stage: StageName, _ partitions: [WorkerStatus.Partition]) {
        for partition in partitions {
            guard let lag = partition.lag else { continue }
            Gauge(
                label: "copytaster_lag_records",
                dimensions: [
                    ("stage", stage.rawValue), ("topic", partition.topic),
                    ("partition", "\(partition.number)"),
                ]
            ).record(lag)
        }
    }

    /// Records lost to retention.
    func lost(_ stage: StageName, records: Int64) {
        Counter(label: "copytaster_lost_records_total", dimensions: [("stage", stage.rawValue)])
            .increment(by: records)
    }

    /// What the judge remembers.
    func index(articles: Int, bytes: Int) {
        Gauge(label: "copytaster_index_articles").record(articles)
        Gauge(label: "copytaster_index_bytes").record(bytes)
    }

    /// Things that wait in memory.
    func queue(_ name: String, size: Int) {
        Gauge(label: "copytaster_queue_size", dimensions: [("queue", name)]).record(size)
    }
}
