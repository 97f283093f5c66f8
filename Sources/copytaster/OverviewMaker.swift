import Desk
import Pipeline

/// Gathers what the page at `/` shows.
struct OverviewMaker: Sendable {
    private let subtitle: String
    private let metrics: MetricsRegistry

    init(settings: Settings, metrics: MetricsRegistry) {
        subtitle =
            "version \(Version.number), brokers \(settings.text("kafka.brokers")), database \(settings.text("store.path"))"
        self.metrics = metrics
    }

    /// The page's content for a status.
    func overview(of status: WorkerStatus) -> Overview {
        var overview = Overview(title: "copytaster", subtitle: subtitle)
        overview.stages = status.stages.map { stage in
            let lags = stage.partitions.compactMap(\.lag)
            return Overview.Stage(
                name: stage.name.rawValue, state: stage.phase.rawValue, records: stage.records,
                lag: lags.isEmpty ? nil : Int(lags.reduce(0, +)))
        }
        overview.verdicts = counts("copytaster_articles_total", by: "verdict")
        overview.outcomes = counts("copytaster_outcomes_total", by: "outcome")
        return overview
    }

    private func counts(_ name: String, by label: String) -> [Overview.Count] {
        metrics.totals(of: name, by: label).map { Overview.Count(name: $0.label, value: Int($0.total)) }
    }
}
