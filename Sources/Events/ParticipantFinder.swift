import Language

/// Makes participants of noun chunks: country, sectors and CAMEO code from names, nationalities and agents.
struct ParticipantFinder {
    let lexicon: ActorLexicon
    let text: ReadingText
    let day: CalendarDay?
    /// Country of each token that a mention names one for, by the reading's token index.
    let countries: [String?]
    /// What the text tells of each of its persons and bodies, by entity.
    private(set) var profiles: [Int: Profile] = [:]
    /// Who each chunk is, by sentence and chunk, once the text's people are known.
    private var known: [[Found?]] = []

    /// Country and sectors that the text gives an entity: "Lena Ost, the Danish fisheries minister".
    struct Profile {
        var code: String?
        var sectors: [String]
    }

    /// A participant still without its words.
    struct Found {
        var start: Int
        var end: Int
        var code: String?
        var sectors: [String]
        var hasName: Bool
        /// Whether its head is a thing of someone, or the outlet that tells the story: no one who acts.
        var isThing = false
        /// Whether its head is a name, a pronoun or a common noun of people: someone, and not a thing of a country.
        var isSomeone = false
    }

    private static let bodies: Set<String> = ["IGO", "NGO", "NGM", "MNC", "IMG", "INT"]
    /// Sectors that may follow IGO where no body of its own is named.
    private static let sectorCodes: Set<String> = [
        "GOV", "MIL", "REB", "COP", "CVL", "REF", "OPP", "MED", "JUD", "LEG", "PTY", "SPY", "UAF", "CRM",
        "BUS",
        "EDU", "REL", "HLH", "HRI", "ENV", "MUS", "DEV", "AGR", "LAB",
    ]

    /// A finder without the text's own words on its people.
    init(lexicon: ActorLexicon, text: ReadingText, day: CalendarDay?, countries: [String?]) {
        self.lexicon = lexicon
        self.text = text
        self.day = day
        self.countries = countries
    }

    /// Reads what the text says of its named people, so that a bare surname later means the same.
    mutating func learn(from views: [SentenceView]) {
        for view in views {
            for number in view.chunks.indices {
                let chunk = view.chunks[number]
                // "UGARTE'S LIMA TRIP": capitals alone do not tell where one name ends.
                guard view.classes[chunk.head] == .proper, !text.isCaseless(view) || text.isCaseless,
                    let entity = text.entity(view.first + chunk.start..<view.first + chunk.end),
                    let found = read(number, in: view)
                else { continue }
                var profile = profiles[entity] ?? Profile(code: nil, sectors: [])
                profile.code = profile.code ?? found.code
                if profile.sectors.isEmpty { profile.sectors = found.sectors }
                profiles[entity] = profile
            }
        }
        known = views.map { view in view.chunks.indices.map { read($0, in: view) } }
    }

    /// What a chunk and what hangs on it by "of" says of an actor; nil where nothing does.
    func find(_ chunk: Int, in view: SentenceView) -> Found? {
        view.index < known.count ? known[view.index][chunk] : read(chunk, in: view)
    }

    /// Whether a chunk is a thing and no one.
    func isThing(_ chunk: Int, in view: SentenceView) -> Bool {
        let head = view.chunks[chunk].head
        return view.classes[head] == .noun && lexicon.thing(view.words[head]) != nil
    }

    /// Whether a chunk is the name of a firm that the text marks as one, and no word of a country.
    private func isFirm(_ base: SentenceView.Chunk, _ view: SentenceView) -> Bool {
        guard !text.firms.isEmpty, view.classes[base.head] == .proper else { return false }
        let start = view.classes[base.start] == .determiner ? base.start + 1 : base.start
        guard start < base.end, text.firms.covers(view.words[start..<base.end]) else { return false }
        return base.end - start > 1 || lexicon.actor(in: view.words, at: start, end: base.end, on: day) == nil
    }

    /// "the Oslo accord": whether the word before a noun is a town, where the deed is only named after it.
    func isTown(before token: Int, in view: SentenceView) -> Bool {
        guard token > 0 else { return false }
        return text.mentions(in: view.first + token - 1..<view.first + token).contains { mention in
            mention.kind == .location
                && (mention.place
                    ?? mention.entity.flatMap {
                        $0 < text.reading.entities.count ? text.reading.entities[$0].place : nil
                    }).map { $0.feature != "country" } ?? false
        }
    }

    /// Who the words before the head of a chunk name: "police firing", "Iran's offer".
    func owner(of chunk: SentenceView.Chunk, in view: SentenceView) -> Found? {
        var found = Found(start: chunk.start, end: chunk.head, code: nil, sectors: [], hasName: false)
        // "a general strike": a word that belongs to the noun itself names no owner.
        if chunk.head > chunk.start, chunk.end > chunk.head,
            lexicon.agent(in: view.words, at: chunk.head - 1, end: chunk.end)?.length == 2
        {
            read(chunk.start, chunk.head - 1, view, &found)
        } else {
            read(chunk.start, chunk.head, view, &found)
        }
        // "Mr. Silva's harsh": the owner ends before the mark.
        if let mark = (chunk.start + 1..<max(chunk.start + 1, chunk.head)).last(where: {
            view.classes[$0] == .possessive
        }) {
            found.end = mark
        }
        return found.code == nil && found.sectors.isEmpty ? nil : found
    }

    private func read(_ chunk: Int, in view: SentenceView) -> Found? {
        let base = view.chunks[chunk]
        var found = Found(start: base.start, end: base.end, code: nil, sectors: [], hasName: false)
        switch lexicon.thing(view.words[base.head]) {
        case .measure: return nil
        case .thing:
            found.isThing =
                lexicon.agent(in: view.words, at: base.head, end: base.head + 1) == nil
                && (view.classes[base.head] == .noun || text.isCaseless)
        case nil: break
        }
        if text.isOutlet(view.first + base.head) { found.isThing = true }
        if isFirm(base, view) {
            found.sectors = ["BUS"]
            found.hasName = true
            found.isSomeone = true
            return found
        }
        read(base.start, base.end, view, &found)
        found.isSomeone =
            found.isSomeone || view.classes[base.head] == .proper || view.classes[base.head] == .pronoun
        var next = chunk
        // "the government of X", "members of the Y": what follows "of" tells who.
        while next + 1 < view.chunks.count, view.chunks[next].end + 1 == view.chunks[next + 1].start,
            view.words[view.chunks[next].end] == Words.of
        {
            next += 1
            read(view.chunks[next].start, view.chunks[next].end, view, &found)
            found.end = view.chunks[next].end
        }
        // "Name, the minister of X,": an apposition tells what the name does not.
        if found.code == nil || found.sectors.isEmpty, next + 1 < view.chunks.count,
            view.chunks[next].end + 1 == view.chunks[next + 1].start,
            view.classes[view.chunks[next].end] == .comma, view.classes[base.head] == .proper
        {
            var other = found
            let apposed = view.chunks[next + 1]
            if apposed.end >= view.count || view.classes[apposed.end] != .conjunction {
                read(apposed.start, apposed.end, view, &other)
                if other.code != nil || !other.sectors.isEmpty {
                    found.code = found.code ?? other.code
                    if found.sectors.isEmpty { found.sectors = other.sectors }
                }
            }
        }
        // "a court in X": the place of a body without a country is its country.
        if found.code == nil, found.sectors.contains(where: Self.public.contains),
            next + 1 < view.chunks.count,
            view.chunks[next].end + 1 == view.chunks[next + 1].start,
            Self.belonging.contains(view.words[view.chunks[next].end])
        {
            var place = found
            read(view.chunks[next + 1].start, view.chunks[next + 1].end, view, &place)
            found.code = place.code
        }
        if found.code == nil || found.sectors.isEmpty, !profiles.isEmpty, view.classes[base.head] == .proper,
            let entity = text.entity(view.first + base.start..<view.first + base.end),
            let profile = profiles[entity]
        {
            found.code = found.code ?? profile.code
            if found.sectors.isEmpty { found.sectors = profile.sectors }
            found.hasName = true
        }
        if found.sectors.isEmpty, found.code != nil, base.end - base.start <= 3, next == chunk,
            lexicon.isSeat(view.words[base.start..<base.end]), !isLocal(base.start, view)
        {
            found.sectors = ["GOV"]
        }
        if found.sectors.isEmpty, view.classes[base.head] == .proper,
            Self.incorporated.contains(view.words[base.end - 1])
        {
            found.sectors = ["BUS"]
        }
        return found.code == nil && found.sectors.isEmpty ? nil : found
    }

    /// Whether a preposition of place or an owner's mark makes a town a place.
    private func isLocal(_ start: Int, _ view: SentenceView) -> Bool {
        guard start > 0 else { return false }
        let before = view.classes[start - 1]
        return before == .preposition || before == .to || before.isNominal || before == .comma
    }

    /// Sectors whose members belong to the country in which they are named.
    private static let `public`: Set<String> = [
        "GOV", "JUD", "LEG", "COP", "MIL", "OPP", "REB", "PTY", "REL", "LAB", "MUS", "CHR", "JEW", "HIN",
        "BUD",
    ]
    private static let incorporated = Words.hashes("inc corp co ltd plc llc gmbh bros inc. corp. co. ltd.")
    private static let belonging = Words.hashes("in from")

    private func read(_ start: Int, _ end: Int, _ view: SentenceView, _ found: inout Found) {
        var token = start
        while token < end {
            // "X 's": the owner's country tells where the thing belongs.
            if view.capitals[token] || text.isCaseless,
                let actor = lexicon.actor(
                    in: view.words, at: token, end: end, on: day, titles: found.sectors),
                actor.length > 1 || view.classes[token].isNominal,
                !isWithinPerson(actor, view.first + token)
            {
                add(actor.code, &found)
                found.hasName = true
                token += actor.length
                if token == end { found.isSomeone = true }
                continue
            }
            if let agent = lexicon.agent(in: view.words, at: token, end: reach(of: token, end, view)) {
                if agent.sector != "-" { add(sectors: agent.sector, &found) }
                token += agent.length
                if token >= end, agent.sector != "-" { found.isSomeone = true }
                continue
            }
            if found.code == nil, view.first + token < countries.count,
                let country = countries[view.first + token]
            {
                found.code = country
            }
            token += 1
        }
    }

    /// "secretary of state": a title may run on behind the "of" that ends its noun phrase.
    private func reach(of token: Int, _ end: Int, _ view: SentenceView) -> Int {
        guard end + 1 < view.count, token + 2 >= end, view.words[end] == Words.of, view.chunkAt[end] < 0,
            view.chunkAt[end - 1] >= 0, view.chunkAt[end + 1] >= 0
        else { return end }
        return end + 2
    }

    /// "Maria Valencia": a place inside the name of a person says nothing of her.
    private func isWithinPerson(_ actor: (code: String, length: Int), _ token: Int) -> Bool {
        guard actor.code.count == 3, token < text.mentionAt.count, text.mentionAt[token] >= 0 else {
            return false
        }
        let mention = text.reading.mentions[Int(text.mentionAt[token])]
        return mention.kind == .person && mention.tokens.count > actor.length
    }

    private func add(_ code: String, _ found: inout Found) {
        guard code.count >= 3 else { return }
        let head = String(code.prefix(3))
        if head == "---" { return add(sectors: String(code.dropFirst(3)), &found) }
        if Self.bodies.contains(head) {
            let piece = String(code.dropFirst(3).prefix(3))
            let body = piece.count == 3 && head == "IGO" && !Self.sectorCodes.contains(piece) ? piece : head
            if found.code == nil { found.code = body }
            add(sectors: code, &found)
        } else {
            if found.code == nil { found.code = head }
            // A former office says less than the title that stands before the name.
            let sectors = String(code.dropFirst(3))
            if sectors != "ELI" || found.sectors.isEmpty { add(sectors: sectors, &found) }
        }
    }

    private func add(sectors: String, _ found: inout Found) {
        var rest = Substring(sectors)
        while rest.count >= 3 {
            let one = String(rest.prefix(3))
            if !found.sectors.contains(one), one != "---" { found.sectors.append(one) }
            rest = rest.dropFirst(3)
        }
    }

    /// The participant with its words.
    func participant(_ found: Found, in view: SentenceView) -> Participant {
        var start = found.start
        while start + 1 < found.end, view.classes[start] == .determiner { start += 1 }
        let tokens = (view.first + start)..<(view.first + max(found.end, start + 1))
        var one = Participant(excerpt: text.excerpt(tokens), code: found.code, sectors: found.sectors)
        let isBody = found.sectors.first.map { Self.bodies.contains($0) } ?? false
        let prefix = isBody || found.code.map { Self.bodies.contains($0) } == true ? "" : found.code ?? "---"
        one.cameo = prefix + found.sectors.joined()
        one.name = text.name(tokens)
        one.entity = text.entity(tokens)
        return one
    }
}
