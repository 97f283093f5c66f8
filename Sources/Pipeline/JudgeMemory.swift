import Dedup
import Kafka
import Notation

/// Where a new judge finds what was judged before: the view, then the tail of the articles topic to its end.
///
/// The order matters: the producer is initialised and the committed offsets are stable by now. Then the end of
/// the log is taken as its high watermark and read to; what is still open below it holds the last stable offset
/// back until it is resolved.
final class JudgeMemory {
    private let context: WorkerContext
    private let view: any View

    init(context: WorkerContext, view: any View) {
        self.context = context
        self.view = view
    }

    func forEachRecorded(
        settings: DedupSettings, held: (JudgedArticle) -> Void, row: (RecordedArticle) -> Void,
        tail: (RecordedArticle) -> Void
    ) throws {
        let topic = context.settings.topics.articles
        let reader = try LogReader(topic: topic, stage: .judge, context: context)
        defer { reader.close() }
        let ends = try reader.highWatermarks()
        // The follower has most of the log soon; the rest is short.
        try waitForMost(of: ends)
        let positions = try view.positions().filter { $0.key.topic == topic }
        try view.held().forEach(held)
        try view.forEachRecorded(settings: settings, row)
        var last: [JudgedArticle] = []
        try reader.read(from: positions, to: ends) { record in
            guard let value = record.value else { return }
            last.append(try JudgedArticle(jsonBytes: value))
        }
        last.sort { ($0.sequence, $0.released ? 1 : 0) < ($1.sequence, $1.released ? 1 : 0) }
        for judged in last { tail(RecordedArticle(judged, settings: settings)) }
    }

    func bodyText(of id: String) -> String? {
        // A body that cannot be read is as good as none: the verdict then rests on what the index knows.
        try? view.bodyText(ofArticle: id)
    }

    private func waitForMost(of ends: [TopicPartition: Int64]) throws {
        let short: Int64 = 2_000
        let near = ends.mapValues { max(0, $0 - short) }
        guard context.progress.wait(for: near, unless: context.stop) else {
            throw PipelineError(.drain, "the judge was waiting for the view at shutdown")
        }
    }
}
