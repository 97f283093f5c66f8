import Dedup
import Events
import Wire

/// Puts together what became of each raw record: verdicts, events that stand, events taken back, dead letters.
struct StoryTableMaker {
    /// A record that could not be worked on.
    struct Dead {
        var offset: Int64
        var reason: String
    }

    /// Names of raw records by their offset, such as files' names.
    var names: [Int64: String] = [:]
    private var judged: [JudgedArticle] = []
    private var events: [Event] = []
    private var void: [String: Int] = [:]
    private var takenBack: [Int64: Int] = [:]
    private var dead: [Dead] = []

    mutating func add(_ article: JudgedArticle) { judged.append(article) }
    mutating func add(_ letter: Dead) { dead.append(letter) }

    /// Events are published again when they change; the latest is what stands.
    mutating func add(_ event: Event) {
        void[event.id] = nil
        if let place = events.firstIndex(where: { $0.id == event.id }) {
            events[place] = event
        } else {
            events.append(event)
        }
    }

    mutating func add(_ retraction: Retraction) {
        for id in retraction.void { void[id, default: 0] += 1 }
        takenBack[retraction.sequence, default: 0] += retraction.void.count
    }

    /// The table, in the order of the raw records.
    var table: StoryTable {
        var table = StoryTable()
        let articles = judged.filter { !$0.released }.sorted { $0.sequence < $1.sequence }
        let released = Set(judged.filter(\.released).map(\.sequence))
        var numbers: [String: Int] = [:]
        var rows: [(offset: Int64, judged: JudgedArticle?, reason: String)] = articles.map {
            ($0.source.offset, $0, "")
        }
        rows += dead.map { ($0.offset, nil, $0.reason) }
        // Stable: several articles of one record keep their order.
        let order = rows.indices.sorted { (rows[$0].offset, $0) < (rows[$1].offset, $1) }
        for (number, place) in order.enumerated() {
            let (offset, judged, reason) = rows[place]
            let name = names[offset] ?? "record \(offset)"
            guard let judged else {
                table.add(
                    .init(
                        number: number + 1, name: name, provider: "", headline: "",
                        verdict: "dead letter: \(reason)",
                        ink: .bad, events: []))
                continue
            }
            let (verdict, ink) = verdict(of: judged, numbers, isReleased: released.contains(judged.sequence))
            table.add(
                .init(
                    number: number + 1, name: name, provider: judged.article.provider,
                    headline: judged.article.headline ?? "", verdict: verdict, ink: ink,
                    events: events.filter { $0.sequence == judged.sequence && void[$0.id] == nil }))
            // What is delivered again is of the delivery that was new, not of the latest.
            if judged.verdict.relation != .redelivery { numbers[judged.article.id] = number + 1 }
        }
        return table
    }

    private func verdict(
        of judged: JudgedArticle, _ numbers: [String: Int], isReleased: Bool
    ) -> (String, Ink?) {
        var text = judged.verdict.relation.rawValue.replacing("_", with: " ")
        if let of = judged.verdict.of, let number = numbers[of] { text += " of \(number)" }
        if let count = takenBack[judged.sequence] { text += ", takes back \(Numbers.count(count, "event"))" }
        if judged.heldUntil != nil { text += isReleased ? ", held and released" : ", held by an embargo" }
        for kind in [Signal.Kind.advisory, .test]
        where judged.article.signals.contains(where: { $0.kind == kind }) {
            text += ", \(kind.rawValue)"
        }
        if let language = judged.article.language, !language.hasPrefix("en") { text += ", \(language)" }
        switch judged.verdict.relation {
        case .new: return (text, judged.heldUntil == nil ? .good : .notice)
        case .revision, .correction: return (text, .notice)
        case .kill: return (text, .bad)
        default: return (text, .faint)
        }
    }
}
