import Wire

/// Bodies of the latest articles, for the verifier of dedup: those that the view may not hold yet.
struct BodyMemory {
    /// Bytes of bodies that are kept; the view has all older ones by then.
    static let maxBytes = 32 << 20

    private var bodies: [String: (text: String, batch: Int)] = [:]
    private var order: [(id: String, batch: Int)] = []
    private var first = 0
    private var bytes = 0

    /// The text of an article kept here.
    func text(of id: String) -> String? { bodies[id]?.text }

    /// Keeps an article's body as part of a batch.
    ///
    /// An empty one too, as a kill has: what is told here must be what the view will tell, which is the text of the
    /// latest record of that id, or a judge that was started again would compare other texts than one that was not.
    mutating func keep(_ article: Article, batch: Int) {
        if let old = bodies[article.id] { bytes -= old.text.utf8.count }
        bodies[article.id] = (article.bodyText, batch)
        order.append((article.id, batch))
        bytes += article.bodyText.utf8.count
        while bytes > Self.maxBytes, first < order.count {
            drop(order[first])
            first += 1
        }
        if first > 1_000, first * 2 > order.count {
            order.removeFirst(first)
            first = 0
        }
    }

    /// Forgets what batches from this one on brought.
    mutating func undo(from batch: Int) {
        for entry in order[first...] where entry.batch >= batch { drop(entry) }
    }

    private mutating func drop(_ entry: (id: String, batch: Int)) {
        guard let body = bodies[entry.id], body.batch == entry.batch else { return }
        bytes -= body.text.utf8.count
        bodies[entry.id] = nil
    }
}
