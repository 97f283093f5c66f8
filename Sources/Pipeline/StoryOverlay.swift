import Events

/// What is out for the stories of the latest batches, over what the view holds; with a journal of open batches.
///
/// An entry is dropped once the view holds all that it says.
struct StoryOverlay {
    /// What is known of one story.
    struct Entry: Equatable {
        /// What is out, and what became of the story.
        var ledger: StoryLedger
        /// Batch that changed it last.
        var batch: Int
    }

    private struct Undo {
        var batch: Int
        var story: String
        var before: Entry?
    }

    private var entries: [String: Entry] = [:]
    private var journal: [Undo] = []
    /// What the view says of stories without an entry, before each article of the batch at hand, by sequence.
    private var foreseen: [Int64: StoryLedger] = [:]

    /// Number of stories kept here.
    var count: Int { entries.count }

    /// Asks the view for what a batch will need, at once: each article's story before its sequence.
    mutating func foresee(_ stories: [(story: String, before: Int64)], from view: any View) throws {
        let unknown = stories.filter { entries[$0.story] == nil }
        let ledgers = unknown.isEmpty ? [] : try view.ledgers(of: unknown)
        foreseen = Dictionary(
            zip(unknown.map(\.before), ledgers), uniquingKeysWith: { first, _ in first })
    }

    /// What is known of a story before the article of a sequence; nil where the view must be asked.
    func ledger(of story: String, before sequence: Int64) -> StoryLedger? {
        entries[story]?.ledger ?? foreseen[sequence]
    }

    /// Keeps what a batch made of a story.
    mutating func set(_ ledger: StoryLedger, of story: String, batch: Int) {
        journal.append(Undo(batch: batch, story: story, before: entries[story]))
        entries[story] = Entry(ledger: ledger, batch: batch)
    }

    /// A batch is passed on for good.
    mutating func settle(batch: Int) { journal.removeAll { $0.batch == batch } }

    /// Puts back what a batch and all begun after it changed.
    mutating func undo(from batch: Int) {
        for step in journal.reversed() where step.batch >= batch { entries[step.story] = step.before }
        journal.removeAll { $0.batch >= batch }
    }

    /// Drops what batches up to this one left, which the view holds by now.
    mutating func drop(through batch: Int) {
        entries = entries.filter { $0.value.batch > batch }
    }
}
