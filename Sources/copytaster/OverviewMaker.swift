import Dedup
import Desk
import Pipeline
import Store
import Synchronization

/// Gathers what the page at `/` shows.
final class OverviewMaker: Sendable {
    private let subtitle: String
    private let metrics: MetricsRegistry
    private let path: String
    /// Opened for reading when the page is first asked for; the worker's own connection stays the only one that writes.
    private let store = Mutex<ViewStore?>(nil)

    init(settings: Settings, metrics: MetricsRegistry) {
        path = settings.text("store.path")
        subtitle =
            "version \(Version.number), brokers \(settings.text("kafka.brokers")), database \(settings.text("store.path"))"
        self.metrics = metrics
    }

    /// The page's content for a status.
    func overview(of status: WorkerStatus) async -> Overview {
        var overview = Overview(title: "copytaster", subtitle: subtitle)
        overview.stages = status.stages.map { stage in
            let lags = stage.partitions.compactMap(\.lag)
            return Overview.Stage(
                name: stage.name.rawValue, state: stage.phase.rawValue, records: stage.records,
                lag: lags.isEmpty ? nil : Int(lags.reduce(0, +)))
        }
        overview.verdicts = counts("copytaster_articles_total", by: "verdict")
        overview.outcomes = counts("copytaster_outcomes_total", by: "outcome")
        // A page without stories is better than none, while the database is made, moved or broken.
        overview.stories = (try? await Blocking.run { [self] in try stories() }) ?? []
        return overview
    }

    private func stories() throws -> [Overview.Story] {
        let opened = try store.withLock { store -> ViewStore? in
            if store == nil, InputFile.exists(path) { store = try ViewStore(path: path, isOwner: false) }
            return store
        }
        return try (opened?.latestArticles(limit: 15) ?? []).map { article in
            Overview.Story(
                time: String(article.received.prefix(16)).replacing("T", with: " "),
                provider: article.provider,
                headline: article.headline ?? "",
                verdict: "\(article.relation.rawValue.replacing("_", with: " ")), "
                    + article.outcome.replacing("_", with: " "),
                events: article.events.map { EventLine($0).short })
        }
    }

    private func counts(_ name: String, by label: String) -> [Overview.Count] {
        metrics.totals(of: name, by: label).map { Overview.Count(name: $0.label, value: Int($0.total)) }
    }
}
