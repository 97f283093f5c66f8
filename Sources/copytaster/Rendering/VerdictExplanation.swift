import Dedup
import Wire

/// Why an article is what dedup says it is, for people: the verdict, and the two texts side by side.
struct VerdictExplanation {
    /// The article, the one it was related to, and how their texts lie on each other.
    let judged: JudgedArticle
    let older: JudgedArticle?
    let settings: DedupSettings

    /// The explanation, in lines that fit a terminal.
    func lines(for terminal: Terminal) -> [String] {
        let verdict = judged.verdict
        var lines: [String] = []
        func put(_ label: String, _ value: String) {
            let room = max(20, terminal.width - Self.indent)
            for (place, line) in TextWidth.wrap(TextWidth.tame(value), to: room).enumerated() {
                let head = place == 0 ? "  " + label : ""
                lines.append(head + String(repeating: " ", count: max(1, Self.indent - head.count)) + line)
            }
        }
        lines += TextWidth.wrap(
            TextWidth.tame("\(judged.article.id)  \(judged.article.headline ?? "(no headline)")"),
            to: terminal.width)
        put("verdict", Self.sentence(verdict))
        put("story", verdict.story)
        put("sequence", "\(judged.sequence)")
        put("judged by", "rules \(verdict.rules)")
        if let similarity = verdict.similarity { put("similarity", Self.percent(similarity)) }
        guard let older else {
            if let of = verdict.of { put("of", "\(of), which is not in the database") }
            return lines
        }
        put("of", "\(older.article.id)  \(older.article.headline ?? "(no headline)")")
        if judged.article.rawSHA256 == older.article.rawSHA256 { put("bytes", "the same raw record") }
        let comparison = CopyComparison(
            newer: judged.article.bodyText, older: older.article.bodyText, settings: settings)
        put(
            "in common",
            "\(Self.percent(comparison.coveredNewer)) of this text, "
                + "\(Self.percent(comparison.coveredOlder)) of the other")
        for figure in comparison.changed { put("figure", "\(figure.before) there, \(figure.after) here") }
        guard !comparison.passages.isEmpty else { return lines }
        let narrower = Terminal(
            width: terminal.width - 2, isInteractive: terminal.isInteractive, hasColour: terminal.hasColour)
        return lines + [""] + table(comparison.passages).lines(for: narrower).map { "  " + $0 }
    }

    /// Column at which values begin.
    private static let indent = 15
    /// Passages that are shown, words of a passage that are shown at each end.
    private static let most = 40
    private static let ends = 18

    /// Both texts, passage by passage: `=` where the words are the same, `~` where they are garbled, `≠` where they differ,
    /// `+` and `-` where they stand in this text or in the other only.
    private func table(_ passages: [CopyComparison.Passage]) -> TextTable {
        var table = TextTable([
            TextTable.Column("", minimum: 1),
            TextTable.Column("this text", minimum: 24, maxLines: 12),
            TextTable.Column("the other text", minimum: 24, maxLines: 12),
        ])
        for passage in passages.prefix(Self.most) {
            let mark: TextTable.Cell =
                switch (passage.kind, passage.newer, passage.older) {
                case (.shared, _, _): "="
                case (.garbled, _, _): "~"
                case (.apart, _?, nil): "+"
                case (.apart, nil, _): "-"
                case (.apart, _?, _?): "≠"
                }
            table.add([mark, Self.cell(passage.newer), Self.cell(passage.older)])
        }
        if passages.count > Self.most {
            table.add(["", "\(passages.count - Self.most) passages more", ""])
        }
        return table
    }

    /// The words of a stretch, with where they stand; of a long one its two ends.
    private static func cell(_ stretch: CopyComparison.Stretch?) -> TextTable.Cell {
        guard let stretch else { return "" }
        let words = stretch.text.split(separator: " ")
        let shown =
            words.count <= 2 * ends + 4
            ? stretch.text
            : words.prefix(ends).joined(separator: " ") + " […] "
                + words.suffix(ends).joined(separator: " ")
        return TextTable.Cell("\(range(stretch.place, stretch.words)): \(shown)")
    }

    private static func sentence(_ verdict: Verdict) -> String {
        let of = verdict.of.map { " of \($0)" } ?? ""
        return switch verdict.relation {
        case .new: "new: nothing like it was seen within the windows"
        case .redelivery: "the same version again\(of)"
        case .exact: "an exact copy\(of)"
        case .reformatted: "the same words in another form\(of)"
        case .revision: "a newer version\(of)"
        case .correction: "a correction\(of)"
        case .kill: verdict.of == nil ? "a kill of nothing that was seen" : "a kill\(of)"
        case .cut: "a part\(of)"
        case .reprint: "a reprint\(of)"
        case .containedIn: "a story of its own that shares a whole story with \(verdict.of ?? "another")"
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private static func range(_ first: Int, _ count: Int) -> String {
        count == 1 ? "\(first)" : "\(first)-\(first + count - 1)"
    }
}
