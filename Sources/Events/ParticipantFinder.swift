import Language

/// Makes participants of noun chunks: country, sectors and CAMEO code from names, nationalities and agents.
struct ParticipantFinder {
    let lexicon: ActorLexicon
    let text: ReadingText
    let day: CalendarDay?
    /// Country of each token that a mention names one for, by the reading's token index.
    let countries: [Int: String]

    /// A participant still without its words.
    struct Found {
        var start: Int
        var end: Int
        var code: String?
        var sectors: [String]
        var hasName: Bool
    }

    private static let bodies: Set<String> = ["IGO", "NGO", "NGM", "MNC", "IMG", "INT"]

    /// What a chunk and what hangs on it by "of" says of an actor; nil where nothing does.
    func find(_ chunk: Int, in view: SentenceView) -> Found? {
        let base = view.chunks[chunk]
        var found = Found(start: base.start, end: base.end, code: nil, sectors: [], hasName: false)
        read(base.start, base.end, view, &found)
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
        return found.code == nil && found.sectors.isEmpty ? nil : found
    }

    /// Sectors whose members belong to the country in which they are named.
    private static let `public`: Set<String> = [
        "GOV", "JUD", "LEG", "COP", "MIL", "OPP", "REB", "PTY", "REL",
    ]
    private static let belonging = Words.hashes("in from")

    private func read(_ start: Int, _ end: Int, _ view: SentenceView, _ found: inout Found) {
        var token = start
        while token < end {
            // "X 's": the owner's country tells where the thing belongs.
            if view.capitals[token] || text.isCaseless,
                let actor = lexicon.actor(in: view.words, at: token, end: end, on: day),
                actor.length > 1 || view.classes[token].isNominal
            {
                add(actor.code, &found)
                found.hasName = true
                token += actor.length
                continue
            }
            if let agent = lexicon.agent(in: view.words, at: token, end: end) {
                if agent.sector != "-" { add(sectors: agent.sector, &found) }
                token += agent.length
                continue
            }
            if found.code == nil, let country = countries[view.first + token] { found.code = country }
            token += 1
        }
    }

    private func add(_ code: String, _ found: inout Found) {
        guard code.count >= 3 else { return }
        let head = String(code.prefix(3))
        if head == "---" { return add(sectors: String(code.dropFirst(3)), &found) }
        if Self.bodies.contains(head) {
            let body = code.count >= 6 && head == "IGO" ? String(code.dropFirst(3).prefix(3)) : head
            if found.code == nil { found.code = body }
            add(sectors: code, &found)
        } else {
            if found.code == nil { found.code = head }
            add(sectors: String(code.dropFirst(3)), &found)
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
