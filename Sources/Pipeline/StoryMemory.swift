import Events
import Kafka

/// What is out for each story: an overlay of the latest batches over the view.
///
/// Everything that was committed before the partitions were given is in the view by the time `prepare` returns;
/// everything since is in the overlay until the view holds it too.
final class StoryMemory {
    /// Stories in the overlay from which on it is made smaller.
    static let wanted = 5_000
    /// Stories in the overlay at which work waits for the follower.
    static let most = 50_000

    private let context: WorkerContext
    private let view: any View
    private var overlay = StoryOverlay()
    private var lastSettled = 0
    /// What must be in the view before the entries of batches up to `through` may go.
    private var epoch: (through: Int, ends: [TopicPartition: Int64])?

    init(context: WorkerContext, view: any View) {
        self.context = context
        self.view = view
    }

    /// Waits until the view holds all that was committed so far.
    func prepare() throws {
        let ends = try self.ends()
        guard context.progress.wait(for: ends, unless: context.stop) else {
            throw PipelineError(.drain, "the coder was waiting for the view at shutdown")
        }
    }

    /// Asks the view for what a batch will need.
    func foresee(_ stories: [(story: String, before: Int64)]) throws {
        try overlay.foresee(stories, from: view)
    }

    /// What is known of a story when its article of a sequence is coded.
    func ledger(of story: String, before sequence: Int64) throws -> StoryLedger {
        if let known = overlay.ledger(of: story, before: sequence) { return known }
        return try view.ledger(ofStory: story, before: sequence)
    }

    /// Keeps what a batch made of a story.
    func set(_ ledger: StoryLedger, of story: String, batch: Int) {
        overlay.set(ledger, of: story, batch: batch)
    }

    func settle(batch: Int) {
        overlay.settle(batch: batch)
        lastSettled = batch
    }

    func undo(from batch: Int) { overlay.undo(from: batch) }

    func forget() {
        overlay = StoryOverlay()
        epoch = nil
        lastSettled = 0
    }

    /// Drops what the view holds by now; waits for the follower where too much would be kept.
    func makeRoom() throws {
        context.metrics.queue("stories", size: overlay.count)
        guard overlay.count > Self.wanted else { return }
        if let waiting = epoch {
            if overlay.count > Self.most {
                _ = context.progress.wait(for: waiting.ends, unless: context.stop)
            }
            guard context.progress.has(waiting.ends) else { return }
            overlay.drop(through: waiting.through)
            epoch = nil
        } else if lastSettled > 0 {
            epoch = (lastSettled, try ends())
        }
    }

    /// The ends of the topics that this stage writes and the view follows.
    private func ends() throws -> [TopicPartition: Int64] {
        let topics = [
            context.settings.topics.events, context.settings.topics.readings,
            context.settings.topics.articles,
        ]
        var ends: [TopicPartition: Int64] = [:]
        for topic in topics {
            let reader = try LogReader(topic: topic, stage: .code, context: context)
            defer { reader.close() }
            ends.merge(try reader.highWatermarks()) { max($0, $1) }
        }
        return ends
    }
}
