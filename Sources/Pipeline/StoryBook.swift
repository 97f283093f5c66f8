import Events

/// What is out for each story, as the coder's function asks for it and changes it batch by batch.
protocol StoryBook: AnyObject {
    /// Makes sure that all that was published before is known.
    func prepare() throws
    /// A batch will ask for these stories, each before the sequence of an article.
    func foresee(_ stories: [(story: String, before: Int64)]) throws
    /// What is known of a story when its article of a sequence is coded.
    func ledger(of story: String, before sequence: Int64) throws -> StoryLedger
    /// Keeps what a batch made of a story.
    func set(_ ledger: StoryLedger, of story: String, batch: Int)
    /// A batch is passed on for good.
    func settle(batch: Int)
    /// Forgets what a batch and all begun after it changed.
    func undo(from batch: Int)
    /// Forgets everything.
    func forget()
    /// Drops what need not be kept any more.
    func makeRoom() throws
}

extension StoryMemory: StoryBook {}

/// The book of a view that is written after each batch: only the batch at hand is kept beside it.
final class ViewStories: StoryBook {
    private let view: any View
    private var overlay = StoryOverlay()

    init(view: any View) { self.view = view }

    func prepare() {}
    func foresee(_ stories: [(story: String, before: Int64)]) throws {
        try overlay.foresee(stories, from: view)
    }
    func ledger(of story: String, before sequence: Int64) throws -> StoryLedger {
        if let known = overlay.ledger(of: story, before: sequence) { return known }
        return try view.ledger(ofStory: story, before: sequence)
    }
    func set(_ ledger: StoryLedger, of story: String, batch: Int) {
        overlay.set(ledger, of: story, batch: batch)
    }
    func settle(batch: Int) { overlay.settle(batch: batch) }
    func undo(from batch: Int) { overlay.undo(from: batch) }
    func forget() { overlay = StoryOverlay() }
    func makeRoom() {}
}
