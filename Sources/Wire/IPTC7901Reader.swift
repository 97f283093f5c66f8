/// Reads IPTC 7901 messages: a header of source, number, priority, category and length, a slug line, the text
/// between STX and ETX, and the filing time behind it. Lines that stripped the control characters are read too.
struct IPTC7901Reader: Sendable {
    let tables: WireTables
    let bylines: BylineReader

    /// What a message says of an article.
    func read(_ value: [UInt8], into article: inout Article) {
        let bytes = TextEncoding.utf8(value).bytes[...].drop { $0 == 0x7F || $0 == 13 || $0 == 10 || $0 == 1 }
        let end = bytes.firstIndex { $0 == 3 } ?? bytes.endIndex
        let lines = TextEncoding.clean(Array(bytes[..<end]))
        let header = lines.prefix { $0 != 10 }
        readHeader(String(decoding: header, as: UTF8.self), into: &article)
        let start = bytes[..<end].firstIndex { $0 == 2 }
        let slugEnd = start ?? bytes[..<end].firstIndex { $0 == 10 } ?? end
        let slugs = TextLines(TextEncoding.clean(Array(bytes[..<slugEnd])))
        for index in 1..<max(1, slugs.count) where !slugs[index].isBlank && article.slugline == nil {
            article.slugline = slugs.text(of: slugs[index]).trimmingSuffix("/")
        }
        let text = TextLines(TextEncoding.clean(Array(bytes[min(slugEnd + 1, end)..<end])))
        readText(text, into: &article)
        let tail = TextEncoding.clean(Array(bytes[min(end + 1, bytes.endIndex)...].prefix(60)))
        article.versionCreated = filed(String(decoding: tail, as: UTF8.self))
        if let sequence = article.sequence {
            article.messageID = [sequence, article.versionCreated?.raw].compactMap { $0 }.joined(
                separator: " ")
        }
    }

    private func readHeader(_ header: String, into article: inout Article) {
        let fields = header.split(separator: " ").map(String.init)
        guard let first = fields.first, fields.count >= 3 else { return }
        article.sequence = first
        article.priority = fields[1]
        article.urgency = Int(fields[1])
        article.subjects = [Subject(scheme: "iptc7901", code: fields[2])]
    }

    /// The head ends with a line that ends in "="; without one it is the first line.
    private func readText(_ lines: TextLines, into article: inout Article) {
        var last: Int?
        var filled = 0
        var index = 0
        while index < lines.count, filled < 10, last == nil {
            if !lines[index].isBlank {
                filled += 1
                if lines.text(of: lines[index]).hasSuffix("=") { last = index }
            }
            index += 1
        }
        let headEnd = last ?? (0..<lines.count).first { !lines[$0].isBlank } ?? 0
        var headline: [String] = []
        for index in 0..<min(headEnd + 1, lines.count) {
            let text = lines.text(of: lines[index]).trimmingSuffix("=").trimmingBlanks()
            if headline.isEmpty, article.takeKey == nil, index < headEnd, Self.isTakeLine(text) {
                article.takeKey = text
                readMarks(of: text, into: &article)
            } else if article.byline == nil, let byline = bylines.byline(ofLine: text) {
                article.byline = byline
            } else if text.isEmpty || text.hasSuffix(":") {
                if !text.isEmpty || index < headEnd { headline.removeAll() }
            } else {
                headline.append(text)
            }
        }
        if !headline.isEmpty { article.headline = headline.joined(separator: " ") }
        article.body = lines.paragraphs(from: min(headEnd + 1, lines.count))
    }

    /// Whether the first line of a head says only which version this is: "2ND LEAD", "EXTRA".
    private static func isTakeLine(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 20 && text.utf8.contains { $0 >= 65 && $0 <= 90 }
            && text.utf8.allSatisfy { $0 == 32 || ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) }
            && text.utf8.count { $0 == 32 } <= 2
    }

    private func readMarks(of text: String, into article: inout Article) {
        for mark in tables.marks.marks(in: text, at: .headline) {
            article.signals.append(mark.signal)
            if let status = mark.status { article.status = status }
        }
    }

    /// The filing time `DDHHMM [TZ] Mon YY` behind the text.
    private func filed(_ tail: String) -> WireTime? {
        let words = tail.split { $0 == " " || $0.isNewline }.map(String.init)
        guard let stamp = words.first, stamp.utf8.count == 6, let number = Int(stamp) else { return nil }
        let month = words.dropFirst().compactMap { tables.dates.month($0) }.first
        let zone = words.dropFirst().compactMap { tables.dates.zone($0) }.first
        let year = words.dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }.first
        guard let month, let year else { return nil }
        let utc = Timestamp.utc(
            year: year < 69 ? 2000 + year : year < 100 ? 1900 + year : year, month: month,
            day: number / 10_000,
            hour: number / 100 % 100, minute: number % 100, zoneMinutes: zone ?? 0)
        return WireTime(utc: utc, raw: words.prefix(4).joined(separator: " "), zoneKnown: zone != nil)
    }
}
