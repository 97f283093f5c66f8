import Digest
import Language

/// Brings an article that a format's reader filled in to the canonical form: what all formats have in common.
///
/// Takes notes, byline, dateline and tail off the body, reads the marks, settles status, embargo, provider, id,
/// language and warnings.
struct ArticleFinisher: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let tail: TailReader

    init(tables: WireTables) {
        self.tables = tables
        bylines = BylineReader(agencies: tables.agencies)
        datelines = DatelineReader(dates: tables.dates, places: tables.places, agencies: tables.agencies)
        tail = TailReader(agencies: tables.agencies)
    }

    /// The canonical form of what a reader made.
    func finish(_ article: inout Article, envelope: Envelope) {
        article.body.removeAll { $0.text.isEmpty }
        readMarks(of: &article)
        takeHead(&article)
        if article.itemClass == .text { tail.strip(&article) }
        readDateline(of: &article)
        article.bodyText = Article.text(of: article.body)
        settleEmbargo(&article, received: envelope.received)
        settleLanguage(&article)
        article.sourceFeed = envelope.sourceFeed
        article.messageID = article.messageID ?? envelope.messageID
        settleProvider(&article, envelope: envelope)
        if article.itemID.isEmpty {
            article.itemID = Self.syntheticID(of: article)
            article.warnings.append("id_synthetic")
        }
        warnOfTimes(&article, received: envelope.received)
        Self.order(&article.warnings)
    }

    /// The id of an article whose agency gave it none: made of agency, slug or headline, and its first 200 letters.
    static func syntheticID(of article: Article) -> String {
        let start = article.bodyText.head(scalars: 200)
        let slug = article.slugline ?? article.headline ?? ""
        return "sha256:" + Identifier.of([article.provider, slug, start])
    }

    /// Sorts names and keeps each once.
    private static func order(_ names: inout [String]) {
        guard names.count > 1 else { return }
        names.sort()
        for place in names.indices.dropFirst().reversed() where names[place] == names[place - 1] {
            names.remove(at: place)
        }
    }

    // MARK: Marks

    /// Reads the marks in headline, slug, notes and the head of the body.
    func readMarks(of article: inout Article) {
        var marks: [MarkReader.Mark] = []
        if let headline = article.headline { marks = tables.marks.marks(in: headline, at: .headline) }
        for headline in article.headlines where headline.text != article.headline {
            marks += tables.marks.marks(in: headline.text, at: .headline)
        }
        if let slugline = article.slugline { marks += tables.marks.marks(in: slugline, at: .slugline) }
        for note in article.ednotes { marks += tables.marks.marks(in: note.text, at: .ednote) }
        for block in article.body.prefix(2) {
            marks += tables.marks.marks(in: block.text, at: .body, within: 120)
        }
        for mark in marks {
            add(mark.signal, to: &article)
            if let status = mark.status, article.status == .usable || status == .canceled {
                article.status = status
            }
        }
    }

    private func add(_ signal: Signal, to article: inout Article) {
        if let known = article.signals.firstIndex(where: { $0.kind == signal.kind }) {
            if article.signals[known].number == nil { article.signals[known].number = signal.number }
        } else {
            article.signals.append(signal)
        }
    }

    // MARK: Head of the body

    /// Takes notes to editors, change notes, an embargo line and a byline off the first paragraphs.
    private func takeHead(_ article: inout Article) {
        var looked = 0
        while looked < 4, let first = article.body.first,
            article.body.count > 1 || first.text.utf8.count <= 400
        {
            looked += 1
            guard first.kind == .paragraph || first.kind == .heading else { return }
            if HeadNotes.isChangeNote(first.text) || HeadNotes.isNote(first.text) {
                article.ednotes.append(EditorNote(role: "head", text: first.text, isPublishable: false))
            } else if article.embargoUntil == nil, first.text.utf8.count <= 200,
                HeadNotes.embargo(first.text) != nil
            {
                article.ednotes.append(EditorNote(role: "embargo", text: first.text, isPublishable: false))
            } else if first.text.utf8.count <= 160, article.body.count > 1,
                let byline = bylines.byline(ofLine: first.text)
            {
                if article.byline == nil { article.byline = byline }
            } else if first.text == article.headline, article.body.count > 1 {
                // Some agencies repeat the headline in the body.
            } else {
                return
            }
            article.body.removeFirst()
        }
    }

    private func readDateline(of article: inout Article) {
        guard let first = article.body.first(where: { $0.kind != .heading }), first.kind == .paragraph,
            first.text == article.body.first?.text, var found = datelines.dateline(atHeadOf: first.text)
        else { return }
        if var known = article.dateline {
            // The field names the place; the body tells how much of it the dateline takes up.
            if known.place == nil || known.place?.lowercased() == found.place?.lowercased() {
                known.length = found.length
                // Where the field names only the place, the body tells the whole of it.
                if known.date == nil, found.date != nil, known.raw == known.place { known.raw = found.raw }
                known.date = known.date ?? found.date
                known.source = known.source ?? found.source
                known.place = known.place ?? found.place
                article.dateline = known
            } else {
                found.city = known.place
                article.dateline = found
            }
        } else {
            article.dateline = found
        }
    }

    // MARK: Status, language, identity

    private func settleEmbargo(_ article: inout Article, received: Double?) {
        if article.embargoUntil == nil {
            for note in article.ednotes {
                guard let until = HeadNotes.embargo(note.text) else { continue }
                article.embargoUntil = embargoTime(until)
                break
            }
        }
        guard article.status == .usable || article.status == .embargoed else { return }
        guard let embargo = article.embargoUntil else {
            // Embargoed without a time: withheld until the agency tells.
            if article.status == .embargoed { article.status = .withheld }
            return
        }
        guard let end = embargo.utc else {
            article.status = .withheld
            return
        }
        if let received, end <= received, article.status == .usable { return }
        article.status = received.map { end <= $0 } ?? false ? .usable : .embargoed
    }

    /// The time of an embargo in words; trailing words are passed over until the rest is a moment.
    private func embargoTime(_ text: String) -> WireTime {
        var words = text.split(separator: " ")
        while !words.isEmpty {
            let candidate = words.joined(separator: " ").trimmingSuffix(".")
            let time = tables.dates.time(candidate)
            if time.utc != nil { return WireTime(utc: time.utc, raw: text, zoneKnown: time.zoneKnown) }
            words.removeLast()
        }
        return WireTime(utc: nil, raw: text, zoneKnown: false)
    }

    private func settleLanguage(_ article: inout Article) {
        if let language = article.language, !language.isEmpty { return }
        article.language = tables.languages.language(of: article.bodyText)
        if article.language == nil, let headline = article.headline {
            article.language = tables.languages.language(of: headline)
        }
        if article.language != nil { article.warnings.append("language_guessed") }
    }

    private func settleProvider(_ article: inout Article, envelope: Envelope) {
        if !article.provider.isEmpty {
            article.provider = tables.agencies.id(of: article.provider) ?? article.provider
            return
        }
        if let provider = envelope.provider, !provider.isEmpty {
            article.provider = tables.agencies.id(of: provider) ?? provider
            return
        }
        article.warnings.append("provider_guessed")
        for name in [article.dateline?.source, article.rights?.holder] {
            if let name, !name.isEmpty, let id = tables.agencies.id(of: name) {
                article.provider = id
                return
            }
        }
        article.provider = envelope.sourceFeed ?? "unknown"
    }

    private func warnOfTimes(_ article: inout Article, received: Double?) {
        func warn(of time: WireTime?) {
            guard let time else { return }
            if time.utc == nil {
                if !time.raw.isEmpty { article.warnings.append("date_unread") }
            } else if !time.zoneKnown {
                article.warnings.append("no_zone")
            }
        }
        warn(of: article.firstCreated)
        warn(of: article.versionCreated)
        warn(of: article.sent)
        warn(of: article.embargoUntil)
        if let received, let created = article.versionCreated?.utc, created > received + 300 {
            article.warnings.append("clock_skew")
        }
    }
}
