import Wire

/// Articles of one file as a person reads them: what was seen and why, the fields that are there, then the text.
enum ArticleCard {
    /// Lines of a body beyond which the rest is only counted.
    static let mostLines = 60

    /// The whole answer for one file.
    static func text(file: String, answer: DecodeAnswer, terminal: Terminal) -> String {
        let head = terminal.paint(TextWidth.tame(file), .strong)
        switch answer {
        case .failure(let code, let message):
            return "\(head)\n  \(terminal.paint(code, .bad)): \(TextWidth.tame(message))\n\n"
        case .decoded(let decoding):
            let version = decoding.articles.first?.rawFormatVersion.map { " \($0)" } ?? ""
            let seen = "\(decoding.format)\(version): " + decoding.evidence.joined(separator: "; ")
            var cards = decoding.articles.map { card($0, terminal) }
            if cards.count > 1 {
                cards = cards.enumerated().map { number, card in
                    terminal.paint("  \(number + 1) of \(cards.count)", .faint) + "\n" + card
                }
            }
            let why = row("seen as", seen, terminal).joined(separator: "\n")
            return "\(head)\n\(why)\n\n\(cards.joined(separator: "\n"))\n"
        }
    }

    private static func card(_ article: Article, _ terminal: Terminal) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?, _ ink: Ink? = nil) {
            guard let value, !value.isEmpty else { return }
            lines += row(name, value, terminal, ink)
        }
        add("headline", article.headline ?? article.title, .strong)
        for other in article.headlines where other.text != article.headline {
            add(other.role ?? "headline", other.text)
        }
        add("article", article.id + (version(of: article).map { ", version \($0)" } ?? ""))
        add("status", status(article), ink(of: article))
        add("marks", article.signals.map(signal).joined(separator: ", "), .notice)
        add("created", times(article))
        add("byline", byline(article))
        add("dateline", dateline(article))
        add("slugline", article.slugline)
        add("abstract", article.abstract)
        add("language", article.language)
        add(
            "subjects",
            article.subjects.prefix(8).map { $0.name ?? "\($0.scheme):\($0.code)" }.joined(separator: ", "))
        for note in article.ednotes {
            add("note", note.text + (note.isPublishable ? "" : " (not for publication)"))
        }
        for link in article.links { add(link.rel, link.id ?? link.href ?? link.version) }
        add("rights", article.rights?.notice ?? article.rights?.holder)
        add("usage", article.rights?.usage)
        add("warnings", article.warnings.joined(separator: ", "), .notice)
        let size = Numbers.count(article.bodyText.unicodeScalars.count, "character")
        add("text", "\(Numbers.count(article.body.count, "paragraph")), \(size)")
        return (lines + [""] + body(article, terminal)).joined(separator: "\n")
    }

    /// A name and its value, wrapped beside it.
    private static func row(_ name: String, _ value: String, _ terminal: Terminal, _ ink: Ink? = nil)
        -> [String]
    {
        let name = TextWidth.cut(TextWidth.tame(name), to: 13)
        let padding = String(repeating: " ", count: max(1, 14 - TextWidth.of(name)))
        let wrapped = TextWidth.wrap(TextWidth.tame(value), to: max(20, terminal.width - 18))
        return wrapped.enumerated().map { index, line in
            let line = ink.map { terminal.paint(line, $0) } ?? line
            return index == 0
                ? "  \(terminal.paint(name, .faint))\(padding)\(line)"
                : String(repeating: " ", count: 16) + line
        }
    }

    /// The paragraphs, wrapped to a width that is read with ease.
    private static func body(_ article: Article, _ terminal: Terminal) -> [String] {
        let width = min(100, terminal.width) - 4
        var lines: [String] = []
        for (index, block) in article.body.enumerated() {
            guard lines.count < mostLines else {
                let rest = Numbers.count(article.body.count - index, "more paragraph")
                lines.append(terminal.paint("    \(rest); --lines shows all", .faint))
                break
            }
            let isVerbatim = block.kind == .table || block.kind == .preformatted
            let sources = isVerbatim ? block.text.split(separator: "\n").map(String.init) : [block.text]
            let sign = block.kind == .item ? "- " : block.kind == .quote ? "> " : ""
            for source in sources {
                let tame = TextWidth.tame(source)
                let wrapped =
                    isVerbatim ? [TextWidth.cut(tame, to: width)] : TextWidth.wrap(sign + tame, to: width)
                lines += wrapped.map { "    " + (block.kind == .heading ? terminal.paint($0, .strong) : $0) }
            }
            lines.append("")
        }
        return lines
    }

    private static func version(of article: Article) -> String? {
        article.version.map { "\($0)" } ?? article.versionRaw
    }

    private static func status(_ article: Article) -> String {
        let embargo =
            article.embargoUntil.map { ", embargoed until \($0.raw.isEmpty ? "told" : $0.raw)" } ?? ""
        let urgency = article.urgency.map { ", urgency \($0)" } ?? ""
        return "\(article.status.rawValue), \(article.itemClass.rawValue)\(urgency)\(embargo)"
    }

    private static func ink(of article: Article) -> Ink {
        switch article.status {
        case .usable: .good
        case .canceled: .bad
        case .withheld, .embargoed, .commissioned, .unknown: .notice
        }
    }

    private static func signal(_ signal: Signal) -> String {
        signal.kind.rawValue + (signal.number.map { " \($0)" } ?? "") + " (\(signal.via))"
    }

    private static func times(_ article: Article) -> String {
        [("first", article.firstCreated), ("this version", article.versionCreated), ("sent", article.sent)]
            .compactMap { name, time in time.map { "\($0.raw) (\(name))" } }.joined(separator: ", ")
    }

    private static func byline(_ article: Article) -> String? {
        guard let byline = article.byline, !byline.authors.isEmpty else { return article.byline?.raw }
        return byline.authors.map { author in
            ([author.name] + [author.role, author.org].compactMap { $0 }).joined(separator: ", ")
        }.joined(separator: "; ")
    }

    private static func dateline(_ article: Article) -> String? {
        guard let dateline = article.dateline else { return nil }
        let parts = [dateline.place, dateline.date, dateline.source].compactMap { $0 }
        return parts.isEmpty ? dateline.raw : parts.joined(separator: ", ")
    }
}
