import Language

/// How many dates and quantities of marked sentences a reader finds, and how many it understands.
struct FigureScores {
    private(set) var gold = 0
    private(set) var found = 0
    private(set) var exact = 0
    private(set) var matched = 0
    private(set) var right = 0
    /// What is wrong, a line each.
    private(set) var errors: [String] = []

    init(_ reader: Reader, on sentences: [MarkedSentence]) {
        for sentence in sentences {
            guard
                let reading = try? reader.read(
                    ReadingRequest(body: sentence.text, date: sentence.day, language: "en"))
            else { continue }  // Only a text over the reader's bound is lost, which no sentence is.
            let isDated = sentence.day != nil
            let mentions = reading.mentions.filter {
                isDated ? $0.date != nil : $0.quantity != nil && $0.date == nil
            }
            gold += sentence.marks.count
            found += mentions.count
            var used = Set<Int>()
            for mark in sentence.marks {
                let best = mentions.indices.filter {
                    !used.contains($0) && mentions[$0].span.start < mark.end
                        && mark.start < mentions[$0].span.end
                }.first
                guard let best else {
                    errors.append("not found: \(mark.value) in: \(sentence.text)")
                    continue
                }
                used.insert(best)
                matched += 1
                let mention = mentions[best]
                let span = mention.quantity?.phrase ?? mention.span
                if span.start == mark.start && span.end == mark.end { exact += 1 }
                let ours = Self.value(mention)
                if ours == Self.normal(mark.value) {
                    right += 1
                } else {
                    errors.append("\(mark.value) is read as \(ours) in: \(sentence.text)")
                }
            }
            for index in mentions.indices where !used.contains(index) {
                errors.append("not there: \(reading.text(of: mentions[index].span)) in: \(sentence.text)")
            }
        }
    }

    private static func value(_ mention: Mention) -> String {
        if let date = mention.date { return normal("\(date.start.iso)/\(date.end.iso)") }
        guard let quantity = mention.quantity else { return "" }
        let noun = quantity.unit ?? quantity.head ?? "-"
        return normal("\(quantity.comparator.rawValue) \(quantity.value) \(noun)")
    }

    /// One way to write a value: no ".0", one day for a range of one.
    private static func normal(_ value: String) -> String {
        let days = value.split(separator: "/")
        if days.count == 2, days[0] == days[1] { return String(days[0]) }
        return value.split(separator: " ").map { $0.hasSuffix(".0") ? $0.dropLast(2) : $0 }
            .joined(separator: " ")
    }

    /// One line of a table.
    var line: String {
        func ratio(_ part: Int, _ whole: Int) -> String {
            Figures.share(Double(part) / Double(max(1, whole)))
        }
        return "found F1 \(ratio(2 * matched, gold + found))  "
            + "exact span F1 \(ratio(2 * exact, gold + found))  "
            + "value right \(ratio(right, matched)) of those found  (\(gold) marks)"
    }
}
