import Events
import Language
import Wire

/// What the words of one article say, as a person reads it.
enum ReadingCard {
    static func text(
        _ article: Article, _ reading: Reading, _ events: [Event], _ coder: EventCoder, _ terminal: Terminal
    ) -> String {
        var lines = [terminal.paint(TextWidth.tame(article.headline ?? article.id), .strong), ""]
        for (number, sentence) in reading.sentences.enumerated() {
            let text = "\(number + 1). \(TextWidth.tame(reading.text(of: sentence.span)))"
            lines += TextWidth.wrap(text, to: terminal.width - 2).map { "  \($0)" }
        }
        lines.append("")
        lines += mentions(reading, terminal)
        lines.append("")
        var table = StoryTable()
        table.add(
            .init(
                number: 1, name: article.id, provider: article.provider, headline: article.headline ?? "",
                verdict: "inspected", events: events))
        lines += table.lines(for: terminal)
        let attributions = coder.attributions(of: reading)
        if !attributions.isEmpty {
            lines += ["", terminal.paint("On whose word", .strong)]
            var table = TextTable([
                .init("source", minimum: 10), .init("cue", minimum: 8),
                .init("content", minimum: 20, maxLines: 2),
            ])
            for one in attributions {
                table.add([
                    .init(one.source?.text ?? ""), .init(one.cue.text, .name), .init(one.content.text),
                ])
            }
            lines += table.lines(for: terminal)
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func mentions(_ reading: Reading, _ terminal: Terminal) -> [String] {
        guard !reading.mentions.isEmpty else { return ["No mentions."] }
        var table = TextTable([
            .init("sentence", minimum: 8, isNumber: true), .init("type", minimum: 8),
            .init("text", minimum: 14),
            .init("means", minimum: 12),
        ])
        for mention in reading.mentions {
            table.add([
                .init(String(mention.sentence + 1)), .init(mention.kind.rawValue, .name),
                .init(reading.text(of: mention.span)), .init(meaning(of: mention, in: reading)),
            ])
        }
        return [terminal.paint("Mentions", .strong)] + table.lines(for: terminal)
    }

    private static func meaning(of mention: Mention, in reading: Reading) -> String {
        var parts: [String] = []
        if let place = mention.place {
            parts.append([place.name, place.country].compactMap { $0 }.joined(separator: ", "))
        } else if let entity = mention.entity, reading.entities.indices.contains(entity) {
            parts.append(reading.entities[entity].name)
        }
        if let date = mention.date {
            parts.append(date.start == date.end ? date.start.iso : "\(date.start.iso) to \(date.end.iso)")
        }
        if let quantity = mention.quantity {
            parts.append(
                [Numbers.plain(quantity.value), quantity.unit, quantity.of].compactMap { $0 }.joined(
                    separator: " "))
        }
        if mention.place == nil, let country = mention.country { parts.append(country) }
        return parts.joined(separator: "; ")
    }
}
