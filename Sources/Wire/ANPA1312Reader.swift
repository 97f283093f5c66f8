/// Reads ANPA 1312 messages as American agencies and their partners send them.
///
/// The header gives no id, so one is made; letters of service and category differ between copies of one story and
/// are no part of it. Lines of the head start with `^` and end with `<` or `=`; paragraphs are indented.
struct ANPA1312Reader: Sendable {
    let tables: WireTables
    let bylines: BylineReader

    /// What a message says of an article; `received` tells the year where the message names none.
    func read(_ message: ANPAMessage, received: Double?, into article: inout Article) {
        article.sequence = message.sequence
        article.priority = message.priority.isEmpty ? nil : message.priority
        article.urgency = Self.urgencies[message.priority]
        if !message.category.isEmpty {
            article.subjects = [Subject(scheme: "anpa", code: message.category)]
        }
        let keyword = Self.withoutCycle(message.keyword)
        article.slugline = keyword.isEmpty ? nil : keyword
        article.takeKey = message.version.isEmpty ? nil : message.version
        for name in [message.system, message.destination] where article.provider.isEmpty {
            article.provider = tables.agencies.id(of: name) ?? ""
        }
        if message.text.count(where: { $0 == 7 }) >= 3 { article.urgency = 1 }
        readText(message, into: &article)
        let tail = String(decoding: message.tail.filter { $0 >= 32 || $0 == 10 }, as: UTF8.self)
        let filing = ANPAFiling(tail, tables: tables) ?? ANPAFiling(lastLine(&article), tables: tables)
        if let filing {
            article.versionCreated = filing.time
            if article.provider.isEmpty { article.provider = filing.agency ?? "" }
        } else if let date = message.date {
            article.versionCreated = Self.time(of: date, received: received)
            article.warnings.append("year_guessed")
        }
        article.messageID = [message.sequence, filing?.time.raw].compactMap { $0 }.joined(separator: " ")
        readMarks(of: message.version, into: &article)
        readMarks(of: article.title ?? "", into: &article)
    }

    private func readMarks(of text: String, into article: inout Article) {
        for mark in tables.marks.marks(in: text, at: .slugline)
        where !article.signals.contains(where: { $0.kind == mark.signal.kind }) {
            article.signals.append(mark.signal)
            if let status = mark.status { article.status = status }
        }
    }

    // MARK: Text

    private func readText(_ message: ANPAMessage, into article: inout Article) {
        var lines = ANPALine.lines(of: Array(message.text))
        let headEnd = lines.firstIndex { $0.kind == .indented || $0.kind == .table } ?? Self.headEnd(lines)
        var head = Head()
        for line in lines[..<headEnd] where line.kind != .blank {
            take(line, &head, keyword: message.keyword, into: &article)
        }
        if !head.headline.isEmpty { article.headline = head.headline.joined(separator: " ") }
        lines.removeFirst(headEnd)
        article.body = head.headings + Self.blocks(of: lines)
    }

    private struct Head {
        var headline: [String] = []
        var headings: [Block] = []
        /// A caret line is one thing of its own; flush lines go on until one ends in a sign.
        var isHeadlineOpen = false
        var hasByline = false
    }

    private func take(_ line: ANPALine, _ head: inout Head, keyword: String, into article: inout Article) {
        let text = line.text
        let isCaret = line.kind == .caret
        if text.isEmpty || text == "END" { return }
        if article.title == nil, head.headline.isEmpty, Self.isSlug(text, keyword: keyword) {
            article.title = Self.withoutWordCount(text)
        } else if HeadNotes.isNote(text) {
            article.ednotes.append(EditorNote(role: "head", text: text, isPublishable: false))
        } else if text.hasPrefix("AP Photo") || text.hasPrefix("AP Video") || text.hasPrefix("AP Graphic") {
            article.ednotes.append(EditorNote(role: "media", text: text, isPublishable: false))
        } else if let byline = bylines.byline(ofLine: text) {
            article.byline = article.byline ?? byline
            head.hasByline = true
        } else if head.hasByline, var byline = article.byline, isCaret {
            // The line below a byline is the authors' house or role.
            let isAgency = tables.agencies.id(of: text) != nil
            for index in byline.authors.indices {
                if isAgency {
                    byline.authors[index].org = byline.authors[index].org ?? text
                } else if byline.authors[index].role == nil, text.utf8.count <= 40, !byline.authors.isEmpty {
                    byline.authors[index].role = text
                }
            }
            if byline.authors.isEmpty { head.headings.append(Block(.heading, text)) }
            article.byline = byline
        } else if isCaret, text.utf8.count > 160 {
            article.abstract = article.abstract ?? text
        } else if head.headline.isEmpty || (!isCaret && head.isHeadlineOpen) {
            head.headline.append(text)
            head.isHeadlineOpen = !isCaret && !line.isEnded
        } else {
            head.headings.append(Block(.heading, text))
        }
    }

    /// Where the head ends in copy without indentation: at the first blank line, or behind the first line.
    private static func headEnd(_ lines: [ANPALine]) -> Int {
        let filled = lines.indices.filter { lines[$0].kind != .blank }
        guard let first = filled.first, let last = filled.last else { return 0 }
        let blank = lines.indices.first { $0 > first && lines[$0].kind == .blank }
        guard let blank, blank < last else { return min(first + 1, lines.count) }
        return blank
    }

    /// The paragraphs, headings and tables of lines: every indented line starts a paragraph.
    static func blocks(of lines: [ANPALine]) -> [Block] {
        var blocks: [Block] = []
        var plain: [UInt8] = []
        var rows: [String] = []
        func flush() {
            if !plain.isEmpty { blocks += TextLines(plain).paragraphs(from: 0) }
            if !rows.isEmpty { blocks.append(Block(.table, rows.joined(separator: "\n"))) }
            plain.removeAll()
            rows.removeAll()
        }
        for line in lines {
            switch line.kind {
            case .table:
                if !plain.isEmpty { flush() }
                rows.append(line.text)
            case .caret:
                flush()
                if line.text == "END" { return blocks }
                blocks.append(Block(.heading, line.text))
            case .blank, .indented, .flush:
                if !rows.isEmpty { flush() }
                if line.isShifted { plain += line.hasColumns ? Array("    ".utf8) : [10] }
                plain += line.text.utf8
                plain.append(10)
                if line.isEnded { plain.append(10) }
            }
        }
        flush()
        return blocks
    }

    /// The last paragraph where it is a filing line of a message without ETX; it is taken off the body.
    private func lastLine(_ article: inout Article) -> String {
        guard let last = article.body.last?.text, last.utf8.count <= 40,
            ANPAFiling(last, tables: tables) != nil
        else { return "" }
        article.body.removeLast()
        return last
    }

    // MARK: Slug and date

    /// Whether a line is the long form of the header's keyword: it starts with the same cycle.
    private static func isSlug(_ text: String, keyword: String) -> Bool {
        guard let dash = keyword.firstIndex(of: "-"), keyword[..<dash].utf8.count <= 4 else {
            return !keyword.isEmpty && text.hasPrefix(keyword)
        }
        return text.hasPrefix(keyword[...dash]) && text.utf8.count <= 120
    }

    /// The keyword without the cycle's letters: `BC-`, `AM-`, `PM-`.
    static func withoutCycle(_ keyword: String) -> String {
        guard let dash = keyword.firstIndex(of: "-"),
            ["BC", "AM", "PM", "AP", "BN"].contains(keyword[..<dash].uppercased())
        else { return keyword }
        return String(keyword[keyword.index(after: dash)...])
    }

    private static func withoutWordCount(_ text: String) -> String {
        guard let comma = text.lastIndex(of: ","), text[text.index(after: comma)...].allSatisfy(\.isNumber)
        else { return text }
        return String(text[..<comma])
    }

    /// A header's day in the year that brings it closest to when the record was received.
    static func time(of date: (month: Int, day: Int), received: Double?) -> WireTime {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let raw = "\(two(date.month))-\(two(date.day))"
        guard let received, let now = Timestamp.text(of: received), let year = Int(now.prefix(4)) else {
            return WireTime(utc: nil, raw: raw, zoneKnown: false)
        }
        let times = [year - 1, year, year + 1].compactMap {
            Timestamp.utc(year: $0, month: date.month, day: date.day)
        }
        let nearest = times.min { abs($0 - received) < abs($1 - received) }
        return WireTime(utc: nearest, raw: raw, zoneKnown: false)
    }

    /// Priority letters as urgencies: flash and bulletin, urgent, regular, deferred, advances.
    private static let urgencies = [
        "f": 1, "b": 1, "u": 2, "r": 4, "d": 5, "a": 6, "w": 6, "s": 6, "h": 6, "z": 6,
    ]
}
