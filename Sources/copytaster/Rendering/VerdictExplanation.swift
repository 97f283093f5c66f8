import Dedup
import Wire

/// Why an article is what dedup says it is, for people: the verdict, and the two texts side by side.
struct VerdictExplanation {
    /// The article, the one it was related to, and how their texts lie on each other.
    let judged: JudgedArticle
    let older: JudgedArticle?
    let settings: DedupSettings

    /// The explanation, in lines.
    var text: String {
        let verdict = judged.verdict
        var lines = ["\(judged.article.id)  \(judged.article.headline ?? "(no headline)")"]
        func put(_ label: String, _ value: String) {
            lines.append("  " + label + String(repeating: " ", count: max(1, 12 - label.count)) + value)
        }
        put("verdict", Self.sentence(verdict))
        put("story", verdict.story)
        put("sequence", "\(judged.sequence)")
        put("judged by", "rules \(verdict.rules)")
        if let similarity = verdict.similarity { put("similarity", Self.percent(similarity)) }
        guard let older else {
            if let of = verdict.of { put("of", "\(of), which is not in the database") }
            return lines.joined(separator: "\n") + "\n"
        }
        put("of", "\(older.article.id)  \(older.article.headline ?? "(no headline)")")
        if judged.article.rawSHA256 == older.article.rawSHA256 { put("bytes", "the same raw record") }
        let comparison = CopyComparison(
            newer: judged.article.bodyText, older: older.article.bodyText, settings: settings)
        put(
            "in common",
            "\(Self.percent(comparison.coveredNewer)) of this text, "
                + "\(Self.percent(comparison.coveredOlder)) of the other")
        for stretch in comparison.shared.filter({ $0.words >= Self.leastWords }).prefix(Self.most) {
            put(
                "shared",
                "words \(Self.range(stretch.place, stretch.words)) here, "
                    + "\(Self.range(stretch.olderPlace ?? 1, stretch.words)) there: \(Self.shown(stretch.text))"
            )
        }
        for (label, stretches) in [("only here", comparison.newerOnly), ("only there", comparison.olderOnly)]
        {
            for stretch in stretches.prefix(Self.most) {
                put(label, "words \(Self.range(stretch.place, stretch.words)): \(Self.shown(stretch.text))")
            }
        }
        for figure in comparison.changed { put("figure", "\(figure.before) there, \(figure.after) here") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Words of a shared stretch that is shown, and stretches of a kind.
    private static let leastWords = 5
    private static let most = 12
    /// Letters of a stretch that are shown.
    private static let width = 160

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

    private static func range(_ first: Int, _ count: Int) -> String { "\(first)-\(first + count - 1)" }

    private static func shown(_ text: String) -> String {
        text.count <= width ? text : text.prefix(width / 2) + " ... " + text.suffix(width / 2)
    }
}
