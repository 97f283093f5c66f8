/// Reads plain text: a headline, perhaps byline, agency and date in lines of their own or in the headline's line,
/// then paragraphs between blank lines, by indentation, or one a line.
struct PlainTextReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader

    /// What the lines of a text say of an article; head fields, body and raw body lines of the end.
    func read(_ text: [UInt8], into article: inout Article) {
        let lines = TextLines(text)
        var head = HeadState()
        var index = 0
        while index < lines.count, head.isOpen {
            let line = lines[index]
            if line.isBlank {
                if head.lines > 0 { head.blanks += 1 }
                index += 1
                continue
            }
            guard take(line, at: index, of: lines, into: &article, &head) else { break }
            head.lines += 1
            index += 1
        }
        article.body = lines.paragraphs(from: index)
    }

    /// What has been read of the head.
    private struct HeadState {
        var isOpen = true
        var lines = 0
        var blanks = 0
        var hasHeadline = false
        var hasByline = false
        var hasDate = false
    }

    /// Reads one line of the head; false where it belongs to the body.
    private func take(
        _ line: TextLines.Line, at index: Int, of lines: TextLines, into article: inout Article,
        _ head: inout HeadState
    ) -> Bool {
        guard line.length <= 400 else { return false }
        let raw = lines.text(of: line)
        let (text, isHeading) = Self.withoutMarkup(raw)
        if text.isEmpty { return true }
        if !head.hasHeadline {
            if datelines.dateline(atHeadOf: text) != nil, !isHeading { return false }
            head.hasHeadline = true
            readHeadline(text, isHeading: isHeading, into: &article, &head)
            return true
        }
        if isHeading, raw.hasPrefix("#") { return false }
        // "*By Name* | 2 July 2012": parts of one line.
        if text.utf8.contains(UInt8(ascii: "|")) {
            let parts = text.split(separator: "|").map { Self.withoutMarkup(String($0)).text }
            if parts.count > 1, parts.allSatisfy({ headPart($0, head) != nil }) {
                for part in parts { if let part = headPart(part, head) { read(part, into: &article, &head) } }
                return true
            }
        }
        if let part = headPart(text, head) {
            read(part, into: &article, &head)
            return true
        }
        if isOrganisation(text, before: index + 1, of: lines, head) {
            Self.readOrganisation(text, into: &article)
            return true
        }
        return continuesHeadline(text, line, at: index, of: lines, into: &article, head)
    }

    /// The authors' house, known or not: a few words between a byline and a line that is a date.
    private func isOrganisation(
        _ text: String, before next: Int, of lines: TextLines, _ head: HeadState
    ) -> Bool {
        head.hasByline && !head.hasDate && head.blanks == 0 && next < lines.count
            && text.utf8.count { $0 == 32 } < 5 && !text.hasSuffix(".")
            && tables.dates.moment(of: lines.text(of: lines[next])) != nil
    }

    private static func readOrganisation(_ text: String, into article: inout Article) {
        guard var byline = article.byline else { return }
        for index in byline.authors.indices where byline.authors[index].org == nil {
            byline.authors[index].org = text
        }
        article.byline = byline
    }

    /// A second line of a wrapped headline: right below it, short, no sentence, and followed by a blank line.
    private func continuesHeadline(
        _ text: String, _ line: TextLines.Line, at index: Int, of lines: TextLines,
        into article: inout Article,
        _ head: HeadState
    ) -> Bool {
        guard head.lines == 1, head.blanks == 0, text.utf8.count <= 90, !text.hasSuffix("."),
            line.indent == 0,
            index + 1 < lines.count,
            lines[index + 1].isBlank || headPart(lines.text(of: lines[index + 1]), head) != nil,
            datelines.dateline(atHeadOf: text) == nil, let headline = article.headline
        else { return false }
        article.headline = "\(headline) \(text)"
        return true
    }

    private func readHeadline(
        _ text: String, isHeading: Bool, into article: inout Article, _ head: inout HeadState
    ) {
        var headline = text
        if let (rest, date) = splitDate(text), isHeading || bylines.split(rest) != nil {
            article.versionCreated = date
            head.hasDate = true
            headline = rest
        }
        if isHeading || head.hasDate, let (rest, byline) = bylines.split(headline) {
            article.byline = byline
            head.hasByline = true
            headline = rest
        }
        article.headline = headline
    }

    /// What a line of the head is.
    private enum HeadPart {
        case byline(Byline)
        case date(WireTime)
        case organisation(String)
        case slug(String)
        case note(String)
    }

    /// What a line says as a part of the head; nil where it is none.
    private func headPart(_ text: String, _ head: HeadState) -> HeadPart? {
        guard text.utf8.count <= 160 else { return nil }
        if !head.hasByline, let byline = bylines.byline(ofLine: text) { return .byline(byline) }
        if !head.hasDate {
            let date = tables.dates.time(text)
            if date.utc != nil { return .date(date) }
        }
        if tables.agencies.id(of: text) != nil { return .organisation(text) }
        if let slug = Self.slug(text) { return .slug(slug) }
        return HeadNotes.embargo(text) != nil || HeadNotes.isNote(text) ? .note(text) : nil
    }

    private func read(_ part: HeadPart, into article: inout Article, _ head: inout HeadState) {
        switch part {
        case .byline(let byline):
            article.byline = byline
            head.hasByline = true
        case .date(let date):
            article.versionCreated = date
            head.hasDate = true
        case .organisation(let name): Self.readOrganisation(name, into: &article)
        case .slug(let slug): article.slugline = slug
        case .note(let text):
            article.ednotes.append(EditorNote(role: "head", text: text, isPublishable: false))
        }
    }

    /// The slug of a line "Slug: …" or "BC-…".
    private static func slug(_ text: String) -> String? {
        if text.hasPrefix("BC-"), text.utf8.count <= 80 { return text }
        guard text.utf8.count <= 100, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            text[..<colon].lowercased().hasPrefix("slug")
        else { return nil }
        let slug = String(text[text.index(after: colon)...]).trimmingBlanks()
        return slug.isEmpty ? nil : slug
    }

    /// A text and the date with its year at its end; nil where it ends in none.
    private func splitDate(_ text: String) -> (rest: String, date: WireTime)? {
        // A year stands in the last words, before a time and a zone at most.
        guard text.utf8.suffix(24).contains(where: { $0 >= 48 && $0 <= 57 }) else { return nil }
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        for count in stride(from: min(7, words.count - 1), through: 1, by: -1) {
            let tail = words[words.count - count].startIndex
            let date = String(text[tail...])
            guard let first = date.utf8.first, first != UInt8(ascii: "-"), count > 1 || date.utf8.count >= 8,
                tables.dates.moment(of: date) != nil
            else { continue }
            return (String(text[..<tail]).trimmingBlanks(), tables.dates.time(date))
        }
        return nil
    }

    private static let markupSigns = ByteSet("#*_")

    /// A line without markdown's heading signs and stars, and whether it had any.
    private static func withoutMarkup(_ line: String) -> (text: String, isHeading: Bool) {
        guard let sign = line.utf8.first(where: { $0 > 32 }), markupSigns.contains(sign) else {
            return (line.trimmingBlanks(), false)
        }
        var text = line[...]
        var isHeading = false
        let marks = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        if marks > 0, marks <= 6, text.utf8.dropFirst(marks).first == 32 {
            text = text.dropFirst(marks)
            isHeading = true
        }
        var trimmed = String(text).trimmingBlanks()
        guard let first = trimmed.utf8.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else {
            return (trimmed, isHeading)
        }
        for mark in ["**", "__", "*", "_"]
        where trimmed.utf8.count > 2 * mark.utf8.count && trimmed.hasPrefix(mark) && trimmed.hasSuffix(mark) {
            trimmed = String(trimmed.dropFirst(mark.count).dropLast(mark.count))
            isHeading = true
        }
        return (trimmed, isHeading)
    }
}
