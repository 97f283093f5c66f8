import Digest
import Events
import Language

/// What led to an event, as a person reads it.
struct EventExplanation {
    private let explained: ExplainedEvent
    private let coder: EventCoder
    private let data: DataFolder

    init(_ explained: ExplainedEvent, coder: EventCoder, _ settings: Settings) {
        self.explained = explained
        self.coder = coder
        data = settings.dataFolder("Events")
    }

    /// A head line, then a line for each thing that led to it; on a terminal in its width, with the words below each
    /// other.
    func text(for terminal: Terminal) -> String {
        let event = explained.event
        let line = EventLine(event)
        var lines = wrapped("\(event.id)  \(line.short)", indent: 0, terminal)
        func add(_ name: String, _ words: String) {
            let rows = wrapped(TextWidth.tame(words), indent: Self.indent, terminal)
            for (place, row) in rows.enumerated() {
                lines.append("  \((place == 0 ? name : "").padded(to: Self.indent - 2))\(row)")
            }
        }
        add("codes", codes(event))
        for rule in explained.rules { add("rule", words(of: rule)) }
        if let trigger = event.trigger { add("named by", place(trigger)) }
        for sentence in event.evidence { add("told in", place(sentence)) }
        for person in event.actor { add("who", words(of: person, event)) }
        for person in event.recipient { add("whom", words(of: person, event)) }
        add("when", words(of: event.date, or: "no day is told"))
        if let said = event.statementDate { add("said", words(of: said, or: "")) }
        if let location = event.location {
            let told = location.excerpt.map(place) ?? "taken from the event or dateline before"
            add(
                "where", "\(location.place.name) (\(location.role.rawValue), \(location.resolution)): \(told)"
            )
        }
        for size in event.size {
            add(
                "how many",
                "\(size.measure) \(Numbers.plain(size.quantity.value)): "
                    + (size.isDerived ? "counted from " : "") + (size.excerpt.map(place) ?? ""))
        }
        for word in event.attribution {
            add("word of", "\(word.source?.text ?? "?"), \"\(word.cue.text)\" (\(word.kind))")
        }
        add("confidence", "\(event.confidence) from: \(explained.features.joined(separator: ", "))")
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// Columns before the words of a line.
    private static let indent = 14

    private func wrapped(_ words: String, indent: Int, _ terminal: Terminal) -> [String] {
        guard terminal.isInteractive else { return [words] }
        let rows = TextWidth.wrap(words, to: max(20, terminal.width - indent))
        return rows.isEmpty ? [""] : rows
    }

    private func codes(_ event: Event) -> String {
        [
            event.kind, event.event.map { "PLOVER \($0)" }, event.cameo.map { "CAMEO \($0)" },
            event.acled.map { "ACLED \($0)" }, event.modality.rawValue, event.polarity.rawValue,
        ].compactMap { $0 }.joined(separator: ", ")
    }

    /// The line of the dictionary itself, so that whoever wants to change it knows where.
    private func words(of rule: EventRule) -> String {
        var words = "\(rule.table) line \(rule.line)"
        if let bytes = try? data.bytes(of: rule.table) {  // without the file the line's number still stands
            let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
            if lines.indices.contains(rule.line - 1) {
                let cells = lines[rule.line - 1].split(separator: 9, omittingEmptySubsequences: false)
                words += ": " + cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ")
            }
        }
        return rule.frame.map { "\(words), inside \"\($0)\"" } ?? words
    }

    private func words(of person: Participant, _ event: Event) -> String {
        let day = event.date?.value.start
        let source = person.resolvedFrom.map { " stands for \"\($0)\"" } ?? ""
        let entries = coder.entries(for: person.resolvedFrom ?? person.excerpt.text, on: day)
        let why =
            entries.isEmpty
            ? "no dictionary entry; from the text's own words on them" : entries.joined(separator: "; ")
        return "\(place(person.excerpt))\(source) [\(person.cameo ?? person.code ?? "unknown")]: \(why)"
    }

    private func words(of date: EventDate?, or none: String) -> String {
        guard let date else { return none }
        let days = "\(date.value.start.iso) to \(date.value.end.iso)"
        return date.excerpt.map { "\(days): \(place($0))" } ?? "\(days): the article's own day"
    }

    private func place(_ words: TextExcerpt) -> String {
        "\"\(words.text)\" (\(words.field.rawValue) \(words.start)-\(words.end))"
    }
}

extension String {
    /// The text with spaces after it up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
