import Digest

/// Joins the mentions of one article that mean the same person, organisation, outlet or place.
struct EntityJoiner {
    private let page: Page
    private let finder: MentionFinder
    private var mentions: [Mention]
    private var entities: [Entity] = []
    /// For each entity, the longest mention.
    private var longest: [Int] = []
    /// Numbers of the entities that a mention may belong to, in their order, by what their names have in common.
    private var index: [UInt64: [Int]] = [:]
    private static let the = WordHash.of("the"), a = WordHash.of("a"), an = WordHash.of("an")

    init(_ page: Page, _ mentions: [Mention], finder: MentionFinder) {
        self.page = page
        self.mentions = mentions
        self.finder = finder
    }

    /// The mentions with their entities, and the entities in the order of their first mention.
    mutating func joined() -> (mentions: [Mention], entities: [Entity]) {
        let order = mentions.indices.filter { isNamed(mentions[$0].kind) }
            .sorted { (-mentions[$0].tokens.count, $0) < (-mentions[$1].tokens.count, $1) }
        for index in order {
            let number = match(index) ?? new(index)
            mentions[index].entity = number
            entities[number].mentions.append(index)
        }
        for number in entities.indices { describe(number) }
        let sorted = entities.indices.sorted {
            (entities[$0].mentions.min() ?? 0) < (entities[$1].mentions.min() ?? 0)
        }
        var places = [Int](repeating: 0, count: entities.count)
        for (place, number) in sorted.enumerated() { places[number] = place }
        for index in mentions.indices { mentions[index].entity = mentions[index].entity.map { places[$0] } }
        return (mentions, sorted.map { entities[$0] })
    }

    private func isNamed(_ kind: Mention.Kind) -> Bool {
        switch kind {
        case .person, .organisation, .outlet, .location, .facility: true
        default: false
        }
    }

    private mutating func new(_ index: Int) -> Int {
        var tokens = mentions[index].tokens
        if tokens.count > 1, page.forms.lower[tokens.lowerBound] == Self.the { tokens = tokens.dropFirst() }
        var entity = Entity(kind: mentions[index].kind, name: page.text(tokens), mentions: [])
        entity.subtype = mentions[index].subtype
        entity.country = mentions[index].country
        entity.place = mentions[index].place
        entities.append(entity)
        longest.append(index)
        for key in Set(keys(of: mentions[index], isNew: true)) {
            self.index[key, default: []].append(entities.count - 1)
        }
        return entities.count - 1
    }

    /// What two mentions of one entity have in common, as hashes: mentions without a common one are not compared.
    /// - Parameter isNew: whether the mention founds an entity, which longer names of it give more of.
    private func keys(of mention: Mention, isNew: Bool) -> [UInt64] {
        guard let first = mention.tokens.first, let last = mention.tokens.last else { return [] }
        switch mention.kind {
        case .person:
            let names = [lastName(last), page.forms.lower[last]]
            return isNew ? names + [page.forms.lower[first]] : names
        case .organisation, .outlet:
            let phrase = core(mention.tokens).reduce(0) { WordHash.joining($0, page.forms.lower[$1]) }
            let letters = isNew ? initials(mention.tokens) : acronym(mention.tokens)
            return letters.isEmpty ? [phrase] : [phrase, WordHash.of(letters)]
        default:
            let phrase = core(mention.tokens).reduce(0) { WordHash.joining($0, page.forms.lower[$1]) }
            guard let place = mention.place else { return [phrase] }
            return [phrase, place.latitude.bitPattern ^ place.longitude.bitPattern.byteSwapped]
        }
    }

    /// The entity that a mention belongs to; longer names were seen before.
    private func match(_ index: Int) -> Int? {
        let mention = mentions[index]
        var same: [Int] = []
        for key in keys(of: mention, isNew: false) { same += self.index[key] ?? [] }
        same = same.filter { isSameKind(entities[$0].kind, mention.kind) }.sorted()
        switch mention.kind {
        case .person:
            var found = same.filter { samePerson(mentions[longest[$0]].tokens, mention.tokens) }
            if found.first == found.last { found = Array(found.prefix(1)) }
            // Of two that share a last name, the one named last before this mention.
            return found.max { nearness(of: $0, to: index) < nearness(of: $1, to: index) }
        case .organisation, .outlet:
            return same.first { sameOrganisation(mentions[longest[$0]].tokens, mention.tokens) }
        default:
            return same.first { number in
                if let first = entities[number].place, let second = mention.place {
                    return first.latitude == second.latitude && first.longitude == second.longitude
                }
                return samePhrase(mentions[longest[number]].tokens, mention.tokens)
            }
        }
    }

    private func isSameKind(_ first: Mention.Kind, _ second: Mention.Kind) -> Bool {
        if first == second { return true }
        let places: [Mention.Kind] = [.location, .facility],
            bodies: [Mention.Kind] = [.organisation, .outlet]
        return places.contains(first) && places.contains(second)
            || bodies.contains(first) && bodies.contains(second)
    }

    private func nearness(of number: Int, to index: Int) -> Int {
        let before = entities[number].mentions.filter { $0 < index }.max()
        return before ?? -(entities[number].mentions.min() ?? Int.max / 2)
    }

    private func samePhrase(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        let one = core(first), other = core(second)
        return one.count == other.count
            && zip(one, other).allSatisfy { page.forms.lower[$0] == page.forms.lower[$1] }
    }

    private func core(_ tokens: Range<Int>) -> Range<Int> {
        tokens.count > 1 && page.forms.lower[tokens.lowerBound] == Self.the ? tokens.dropFirst() : tokens
    }

    private func samePerson(_ long: Range<Int>, _ short: Range<Int>) -> Bool {
        guard let last = long.last, let shortLast = short.last else { return false }
        if samePhrase(long, short) { return true }
        if short.count == 1 {
            return lastName(last) == lastName(shortLast)
                || long.count > 1 && page.forms.lower[long.lowerBound] == page.forms.lower[shortLast]
        }
        guard lastName(last) == lastName(shortLast) else { return false }
        let first = page.bytes(long.lowerBound), other = page.bytes(short.lowerBound)
        let isInitial = other.count == 2 && other.last == 0x2E || first.count == 2 && first.last == 0x2E
        return page.forms.lower[long.lowerBound] == page.forms.lower[short.lowerBound]
            || isInitial && first.first == other.first
    }

    /// The hash of a last name without "al-" and the like before it.
    private func lastName(_ token: Int) -> UInt64 {
        let bytes = page.bytes(token)
        if let hyphen = bytes.prefix(4).firstIndex(of: 0x2D), bytes.first.map({ $0 &- 97 < 26 }) == true {
            return WordHash.of(bytes[(hyphen + 1)...].lazy.map(WordHash.lowercase))
        }
        return page.forms.lower[token]
    }

    private func sameOrganisation(_ long: Range<Int>, _ short: Range<Int>) -> Bool {
        if samePhrase(long, short) { return true }
        guard short.count == 1, long.count > 1 else { return false }
        let letters = acronym(short)
        return letters.count > 1 && letters == initials(long)
    }

    /// The letters of a single word in capitals, without dots; none for other names.
    private func acronym(_ tokens: Range<Int>) -> [UInt8] {
        guard tokens.count == 1 else { return [] }
        let letters = page.bytes(tokens.lowerBound).filter { $0 != 0x2E }
        return letters.allSatisfy({ $0 &- 65 < 26 }) ? letters : []
    }

    /// The first letters of the words with a capital in a name of several.
    private func initials(_ tokens: Range<Int>) -> [UInt8] {
        guard tokens.count > 1 else { return [] }
        return core(tokens).filter { page.forms.flags[$0].contains(.capital) }
            .compactMap { page.bytes($0).first }
    }

    /// Title, role and country of an entity, from its mentions.
    private mutating func describe(_ number: Int) {
        entities[number].mentions.sort()
        writeName(of: number)
        guard entities[number].kind == .person else {
            for index in entities[number].mentions where entities[number].country == nil {
                entities[number].country = mentions[index].country ?? mentions[index].place?.country
            }
            return
        }
        for index in entities[number].mentions {
            if let title = finder.title(mentions[index], in: page), !finder.isAddress(title, in: page) {
                if entities[number].title == nil { entities[number].title = page.text(title) }
                if entities[number].country == nil {
                    entities[number].country = mention(before: title.lowerBound, of: index)?.country
                }
            }
            if entities[number].role == nil { entities[number].role = apposition(after: mentions[index]) }
        }
    }

    /// Gives a person or place whose name stands in capitals, as datelines and some headlines have it, the name as it
    /// stands elsewhere in the article, or as the gazetteer writes it.
    private mutating func writeName(of number: Int) {
        let entity = entities[number]
        guard [.person, .location, .facility].contains(entity.kind), isInCapitals(entity.name) else { return }
        let written = entity.mentions.map { page.text(core(mentions[$0].tokens)) }
        let name = (written + [entity.place?.name].compactMap { $0 }).first {
            !isInCapitals($0) && $0.lowercased() == entity.name.lowercased()
        }
        if let name { entities[number].name = name }
    }

    /// Whether a name has several letters and no small one; initials are no name in capitals.
    private func isInCapitals(_ name: String) -> Bool {
        let letters = name.filter(\.isLetter)
        return letters.count > 3 && !letters.contains(where: \.isLowercase)
    }

    /// The mention that ends where a title begins: one of a few that stand before the title's person.
    private func mention(before end: Int, of index: Int) -> Mention? {
        mentions[..<index].suffix(8).last { $0.tokens.upperBound == end }
    }

    /// "…, the high commissioner for human rights, …": what stands between commas after a name.
    private func apposition(after mention: Mention) -> String? {
        let end = page.reading.sentences[mention.sentence].tokens.upperBound
        let start = mention.tokens.upperBound + 1
        guard start < end, page.tag(start - 1) == .comma else { return nil }
        let first = page.forms.lower[start]
        guard first == Self.the || first == Self.a || first == Self.an else { return nil }
        var index = start
        while index < end, index - start < 14 {
            let tag = page.tag(index)
            if tag == .comma || tag == .stop || tag == .colon { break }
            if tag == .past || tag == .presentThird || tag == .whPronoun || tag == .whDeterminer {
                return nil
            }
            index += 1
        }
        guard index < end, index > start + 1, page.tag(index) == .comma || page.tag(index) == .stop else {
            return nil
        }
        return page.text(start..<index)
    }
}
