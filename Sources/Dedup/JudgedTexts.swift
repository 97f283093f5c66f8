/// Texts of articles that were judged, for comparison; the oldest are forgotten past a bound.
public struct JudgedTexts: Sendable {
    private var texts: [String: String] = [:]
    private var order: [String] = []
    private var first = 0
    /// About 1 GB of copy.
    private let most = 300_000

    /// Holds no texts yet.
    public init() {}

    /// The text of an article.
    public subscript(id: String) -> String? { texts[id] }

    /// Keeps a text.
    public mutating func keep(_ text: String, of id: String) {
        if texts.updateValue(text, forKey: id) == nil { order.append(id) }
        guard texts.count > most else { return }
        texts[order[first]] = nil
        first += 1
        if first > most {
            order.removeFirst(first)
            first = 0
        }
    }
}
