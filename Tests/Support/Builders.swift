public import Dedup
public import Events
internal import Language
public import Wire

/// Makes nouns for tests with one line each.
public enum Builders {
    /// An article of our own agency.
    public static func article(
        _ item: String, version: UInt64 = 1, provider: String = "northwire",
        headline: String = "Dockworkers walk out",
        body: String =
            "HAIFA (Northwire) - Dockworkers walked out on Tuesday.\n\nThe company called it unlawful."
    ) -> Article {
        var article = Article(
            provider: provider, itemID: item, rawFormat: "ninjs", rawSHA256: "\(item)-\(version)",
            rawBytes: body.utf8.count)
        article.version = version
        article.headline = headline
        article.bodyText = body
        article.body = Self.paragraphs(of: body)
        article.language = "en"
        article.versionCreated = WireTime(utc: 1_773_136_800, raw: "2026-03-10T10:00:00Z", zoneKnown: true)
        return article
    }

    private static func paragraphs(of body: String) -> [Block] {
        var blocks: [Block] = []
        var lines: [Substring] = []
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) + [Substring()] {
            if line.isEmpty {
                if !lines.isEmpty { blocks.append(Block(.paragraph, lines.joined(separator: "\n"))) }
                lines = []
            } else {
                lines.append(line)
            }
        }
        return blocks
    }

    /// An article with its verdict.
    public static func judged(
        _ article: Article, sequence: Int64, relation: Relation = .new, story: String = "story-1",
        heldUntil: Double? = nil, released: Bool = false
    ) -> JudgedArticle {
        JudgedArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: sequence, ordinal: 0),
            receivedMilliseconds: 1_773_136_800_000 + sequence * 1000,
            verdict: Verdict(story: story, relation: relation, rules: "1"), sequence: sequence,
            heldUntil: heldUntil,
            released: released, judge: "test")
    }

    /// An event of a story.
    public static func event(
        _ id: String, story: String = "story-1", sequence: Int64 = 0, kind: String = "strike",
        killed: Double? = nil
    ) -> Event {
        var event = Event(
            story: story, article: "northwire:item-1", sequence: sequence, provider: "northwire",
            language: "en",
            kind: kind, coder: "1", model: "none", dictionary: "1")
        event.id = id
        event.incident = "incident-\(kind)"
        let words = TextExcerpt(field: .body, start: 0, end: 11, text: "dockworkers")
        event.actor = [Participant(excerpt: words, name: "Dockworkers", code: "ISR", sectors: ["LAB"])]
        if let day = CalendarDay(iso: "2026-03-10") {
            event.date = EventDate(value: DateValue(start: day, end: day, granularity: .day), excerpt: nil)
        }
        if let killed {
            let quantity = Quantity(value: killed, min: killed, max: killed, comparator: .exactly)
            event.size = [EventSize(measure: "killed", quantity: quantity, excerpt: words)]
        }
        event.confidence = 0.5
        return event
    }
}
