import Events
import Language
import Wire

/// What the words of one article say, as a person reads it.
enum ReadingCard {
    static func text(
        _ article: Article, _ reading: Reading, _ events: [Event], _ coder: EventCoder, _ terminal: Terminal
    ) -> String {
        var lines = [terminal.paint(TextWidth.tame(article.headline ?? article.id), .strong), ""]
        let text = MarkedText(reading, terminal: terminal)
        for number in reading.sentences.indices { lines += text.lines(of: number).map { "  \($0)" } }
        if !reading.mentions.isEmpty, !text.legend.isEmpty { lines += ["", "  " + text.legend] }
        lines.append("")
        if !reading.entities.isEmpty { lines += entities(reading, terminal) + [""] }
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

    /// A table of the entities: what each is called, what it is, and how often it is mentioned.
    static func entities(_ reading: Reading, _ terminal: Terminal) -> [String] {
        var table = TextTable([
            .init("entity", minimum: 14), .init("type", minimum: 8),
            .init("times", minimum: 5, isNumber: true), .init("also as", minimum: 8),
            .init("title and role", minimum: 10), .init("where", minimum: 7),
        ])
        for entity in reading.entities {
            var others: [String] = []
            for index in entity.mentions where reading.mentions.indices.contains(index) {
                let text = reading.text(of: reading.mentions[index].span)
                if text != entity.name, !others.contains(text) { others.append(text) }
            }
            let about = [entity.title, entity.role].compactMap { $0 }.joined(separator: "; ")
            table.add([
                .init(entity.name, MarkedText.ink(of: entity.kind)),
                .init([entity.kind.rawValue, entity.subtype].compactMap { $0 }.joined(separator: " ")),
                .init(String(entity.mentions.count)), .init(others.joined(separator: ", ")),
                .init(about), .init(location(of: entity)),
            ])
        }
        return [terminal.paint("Entities", .strong)] + table.lines(for: terminal)
    }

    private static func location(of entity: Entity) -> String {
        guard let place = entity.place else { return entity.country ?? "" }
        func degrees(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
        let name = place.name == entity.name ? nil : place.name
        let coordinates = "\(degrees(place.latitude)) \(degrees(place.longitude))"
        return [name, place.country, coordinates].compactMap { $0 }.joined(separator: ", ")
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
                .init(String(mention.sentence + 1)),
                .init(mention.kind.rawValue, MarkedText.ink(of: mention.kind)),
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
