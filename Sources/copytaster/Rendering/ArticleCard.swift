import Wire

/// Articles of one file as a person reads them.
enum ArticleCard {
    /// The whole answer for one file.
    static func text(file: String, answer: DecodeAnswer, terminal: Terminal) -> String {
        let head = terminal.paint(TextWidth.tame(file), .strong)
        switch answer {
        case .failure(let code, let message):
            return "\(head)\n  \(terminal.paint(code, .bad)): \(TextWidth.tame(message))\n\n"
        case .decoded(let decoding):
            let seen = "\(decoding.format): " + decoding.evidence.joined(separator: "; ")
            let lines = TextWidth.wrap(TextWidth.tame(seen), to: max(20, terminal.width - 18))
            let why = lines.enumerated().map { ($0 == 0 ? "  seen as       " : "                ") + $1 }
            let cards = decoding.articles.map { card($0, terminal) }.joined(separator: "\n")
            return "\(head)\n\(why.joined(separator: "\n"))\n\(cards)\n"
        }
    }

    private static func card(_ article: Article, _ terminal: Terminal) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            let padding = String(repeating: " ", count: max(1, 14 - name.count))
            let wrapped = TextWidth.wrap(TextWidth.tame(value), to: max(20, terminal.width - 18))
            lines.append("  \(terminal.paint(name, .faint))\(padding)\(wrapped[0])")
            lines += wrapped.dropFirst().map { String(repeating: " ", count: 16) + $0 }
        }
        add("article", article.id + (article.version.map { ", version \($0)" } ?? ""))
        add("headline", article.headline)
        add("status", status(article))
        add(
            "signals",
            article.signals.map { $0.kind.rawValue + ($0.number.map { " \($0)" } ?? "") }.joined(
                separator: ", "))
        add("created", article.versionCreated?.raw ?? article.firstCreated?.raw)
        add("byline", article.byline?.raw)
        add("dateline", article.dateline?.raw)
        add("slugline", article.slugline)
        add("language", article.language)
        add("format", article.rawFormat + (article.rawFormatVersion.map { " \($0)" } ?? ""))
        add("rights", article.rights?.notice ?? article.rights?.holder)
        add("warnings", article.warnings.joined(separator: ", "))
        add(
            "body",
            "\(Numbers.count(article.body.count, "paragraph")), \(Numbers.count(article.bodyText.unicodeScalars.count, "character"))"
        )
        if let first = article.body.first { add("", TextWidth.cut(first.text, to: 300)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func status(_ article: Article) -> String {
        let embargo =
            article.embargoUntil.map { ", embargoed until \($0.raw.isEmpty ? "told" : $0.raw)" } ?? ""
        return "\(article.status.rawValue), \(article.itemClass.rawValue)\(embargo)"
    }
}
