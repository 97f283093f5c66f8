/// Reads stories of Reuters-21578: the ANPA message that each of them was, with the collection's own fields.
struct ReutersReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader

    /// What a story says of an article.
    func read(_ bytes: [UInt8], received: Double?, into article: inout Article) {
        let story = ReutersStory(bytes)
        let anpa = ANPA1312Reader(tables: tables, bylines: bylines)
        if let message = ANPAMessage(ReutersArchive.anpa(of: bytes)) {
            anpa.read(message, received: received, into: &article)
        }
        article.provider = "reuters"
        article.itemID = story.number.isEmpty ? "" : "reuters21578:\(story.number)"
        let title = Self.line(story.title)
        if !title.isEmpty { article.headline = title }
        if !story.body.isEmpty {
            let dateline = story.dateline.reversed().drop { $0 <= 32 }.reversed()
            let text = dateline.isEmpty ? story.body : dateline + [32] + story.body
            article.body = ANPA1312Reader.blocks(of: ANPALine.lines(of: text))
        }
        if let byline = bylines.byline(ofField: Self.line(story.author)) { article.byline = byline }
        if !story.date.isEmpty {
            article.versionCreated = tables.dates.time(story.date)
            article.warnings.removeAll { $0 == "year_guessed" }
        }
        for topic in story.list("<TOPICS>", "</TOPICS>") {
            article.subjects.append(Subject(scheme: "reuters21578", code: topic))
        }
        var tags = story.list("<PLACES>", "</PLACES>").map { Tag(.place, name: $0) }
        tags += story.list("<PEOPLE>", "</PEOPLE>").map { Tag(.person, name: $0) }
        for (open, close) in [("<ORGS>", "</ORGS>"), ("<EXCHANGES>", "</EXCHANGES>")]
            as [(StaticString, StaticString)]
        {
            tags += story.list(open, close).map { Tag(.organisation, name: $0) }
        }
        article.tags = tags
    }

    private static func line(_ bytes: [UInt8]) -> String {
        String(decoding: TextEncoding.clean(TextEncoding.utf8(bytes).bytes), as: UTF8.self).collapsingBlanks()
    }
}
