import Language

/// When, where and how many: the mentions of a sentence that belong to an event in it.
struct Circumstances {
    let text: ReadingText
    let frames: FrameTable
    let context: CodingContext
    /// Where the whole text plays, for what is told without a place.
    let home: Place?

    init(text: ReadingText, frames: FrameTable, context: CodingContext) {
        self.text = text
        self.frames = frames
        self.context = context
        home = Self.home(of: text)
    }

    /// The day of the event and the day on which it was told.
    func dates(of candidate: Candidate, in view: SentenceView) -> (event: EventDate?, statement: EventDate?) {
        let tokens = view.first..<view.first + view.count
        let trigger = view.first + candidate.trigger.lowerBound
        var event: (date: EventDate, distance: Int)?
        var statement: EventDate?
        for mention in text.mentions(in: tokens) where mention.kind == .date || mention.kind == .time {
            guard let value = mention.date else { continue }
            let date = EventDate(value: value, excerpt: text.excerpt(mention.span))
            if reports(mention, view, candidate) {
                statement = statement ?? date
                continue
            }
            if isOthers(mention, view, candidate) { continue }
            let distance =
                abs(mention.tokens.lowerBound - trigger)
                + (mention.tokens.lowerBound < view.first + candidate.clause.lowerBound
                    || mention.tokens.lowerBound > view.first + candidate.clause.upperBound ? 12 : 0)
            if distance < event?.distance ?? 60 { event = (date, distance) }
        }
        if let event { return (event.date, statement) }
        guard let day = statement?.value.start ?? context.date,
            candidate.modality == .actual || candidate.modality == .reportedDenial
        else { return (nil, statement) }
        return (
            EventDate(
                value: DateValue(start: day, end: day, granularity: .day, isApproximate: true), excerpt: nil),
            statement
        )
    }

    /// "the June 22 downing", "since it began 16 months ago": a date that belongs to another deed.
    private func isOthers(_ mention: Mention, _ view: SentenceView, _ candidate: Candidate) -> Bool {
        let first = mention.tokens.lowerBound - view.first
        let last = mention.tokens.upperBound - view.first
        guard first >= 0, last <= view.count, first < last else { return false }
        let trigger = candidate.trigger.lowerBound
        let chunk = view.chunkAt[first]
        if chunk >= 0, view.chunks[chunk].start < first, view.chunks[chunk].head >= last,
            view.chunkAt[trigger] != chunk,
            view.classes[view.chunks[chunk].head] == .noun
        {
            return true
        }
        if isInRelative(first, after: trigger, view) { return true }
        guard first > 0, view.groupAt[first - 1] >= 0, view.groupAt[first - 1] != candidate.group else {
            return false
        }
        let other = view.groups[view.groupAt[first - 1]]
        return other.form == .finite && other.end == first && other.start > trigger
            && (trigger..<other.start).contains { Words.temporal.contains(view.words[$0]) }
    }

    /// "the mission, which halted work last month": whether a token stands in a clause that a comma and a relative
    /// pronoun open behind the trigger.
    private func isInRelative(_ token: Int, after trigger: Int, _ view: SentenceView) -> Bool {
        guard trigger + 2 < token else { return false }
        return (trigger + 2..<token).contains { place in
            Words.who.contains(view.words[place]) && view.words[place] != Words.that
                && view.classes[place - 1] == .comma
                && view.groups.contains { place < $0.start && $0.end <= token && $0.form == .finite }
                && !(place..<token).contains { view.classes[$0] == .stop }
        }
    }

    /// Whether a date stands beside a verb of saying and not beside the event.
    private func reports(_ mention: Mention, _ view: SentenceView, _ candidate: Candidate) -> Bool {
        let first = mention.tokens.lowerBound - view.first
        let last = mention.tokens.upperBound - view.first
        for (number, group) in view.groups.enumerated() where number != candidate.group {
            guard frames.reporting[view.words[group.head]] == 1 else { continue }
            // "said on Monday", "on Monday said", "said Monday": at most a preposition between.
            if first - group.end >= 0, first - group.end <= 1 { return true }
            if group.start - last >= 0, group.start - last <= 1, first > 0 { return true }
        }
        return false
    }

    /// Where it happened: the nearest place after a preposition of place, best in the event's own clause.
    func location(of candidate: Candidate, in view: SentenceView, isMovement: Bool) -> EventLocation? {
        let tokens = view.first..<view.first + view.count
        let trigger = view.first + candidate.trigger.lowerBound
        var best: (location: EventLocation, cost: Int)?
        for mention in text.mentions(in: tokens) where mention.kind == .location || mention.kind == .facility
        {
            guard let place = place(of: mention) else { continue }
            let local = mention.tokens.lowerBound - view.first
            var back = local - 1
            while back >= 0, view.classes[back].isNominal, local - back < 6 { back -= 1 }
            let preposition = back >= 0 ? view.words[back] : 0
            // "fled Syria": what is left behind.
            let isLeft = back == candidate.trigger.upperBound - 1 && Self.leaving.contains(candidate.kind)
            var role = EventLocation.Role.event
            var cost = abs(mention.tokens.lowerBound - trigger) * 2
            if isLeft {
                role = .origin
                cost += 14
            } else if Words.movement.contains(preposition) {
                role = isMovement ? .destination : .event
                cost += isMovement ? 0 : 16
            } else if Words.source.contains(preposition) {
                role = isMovement ? .origin : .event
                cost += 14
            } else if Words.inside.contains(preposition) {
                cost += isMovement ? 4 : 0
            } else {
                cost += 18
            }
            let isInside = candidate.clause.contains(local)
            cost += isInside ? 0 : 16
            if local < candidate.trigger.lowerBound { cost += 5 }
            // "the town of X in Y province": the finer place stands first.
            if place.feature == "country" { cost += isOwner(local, view) ? 12 : 3 }
            if cost < best?.cost ?? 90 {
                best = (
                    EventLocation(
                        place: place, excerpt: text.excerpt(mention.span), resolution: Self.resolution(place),
                        role: role), cost
                )
            }
        }
        return best?.location
    }

    /// "southern Turkey's Hatay Province": a country that only owns the place after it.
    private func isOwner(_ token: Int, _ view: SentenceView) -> Bool {
        token + 2 < view.count && view.classes[token + 1] == .possessive && view.capitals[token + 2]
    }

    /// A deed told without a place happened where the deed told just before did, or where the story starts.
    func placed(_ told: EventMerger.Told, near before: EventMerger.Told?) -> EventMerger.Told {
        let root = Int((told.event.cameo ?? "").prefix(2)) ?? 99
        guard told.event.location == nil, root >= 14, told.event.modality == .actual else { return told }
        var told = told
        if let before, let location = before.event.location, told.sentence - before.sentence <= 1,
            location.role == .event
        {
            told.event.location = EventLocation(
                place: location.place, excerpt: nil, resolution: location.resolution, role: .event)
        } else if let place = opening ?? home {
            told.event.location = EventLocation(
                place: place, excerpt: nil, resolution: Self.resolution(place), role: .event)
        }
        return told
    }

    /// The first place of the body's first sentence: most often the dateline.
    private var opening: Place? {
        guard let first = text.reading.sentences.first(where: { $0.span.field == .body }) else { return nil }
        for mention in text.mentions(in: first.tokens) where mention.kind == .location {
            if let place = place(of: mention) { return place }
        }
        return nil
    }

    /// The country that most of the text's places and nationalities name, where it is named itself.
    static func home(of text: ReadingText) -> Place? {
        var counts: [String: Int] = [:]
        var places: [String: Place] = [:]
        var all = 0
        for mention in text.reading.mentions where mention.kind != .person && mention.kind != .role {
            let place =
                mention.place
                ?? mention.entity.flatMap {
                    $0 < text.reading.entities.count ? text.reading.entities[$0].place : nil
                }
            guard let code = mention.country ?? place?.country else { continue }
            counts[code, default: 0] += 1
            all += 1
            if let place, place.feature == "country", places[code] == nil { places[code] = place }
        }
        // Of two named as often neither is meant.
        guard let (code, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), count > 1,
            count * 2 > all
        else { return nil }
        return places[code]
    }

    private func place(of mention: Mention) -> Place? {
        if let place = mention.place { return place }
        return mention.entity.flatMap {
            $0 < text.reading.entities.count ? text.reading.entities[$0].place : nil
        }
    }

    private static func resolution(_ place: Place) -> String {
        switch place.feature {
        case "country", "admin1", "region", "city": place.feature
        case "sea": "region"
        default: "point"
        }
    }

    /// The numbers that a clause counts by its verbs: killed, injured, arrested and the rest.
    func sizes(
        in view: SentenceView, _ clauses: ClauseFinder
    ) -> [(size: EventSize, token: Int, group: Int?)] {
        let tokens = view.first..<view.first + view.count
        var found: [(EventSize, Int, Int?)] = []
        let quantities = text.mentions(in: tokens).filter { $0.kind == .quantity && $0.quantity != nil }
        var used = Set<Int>()
        for (number, group) in view.groups.enumerated() {
            guard let (measure, slot) = frames.verbMeasures[view.words[group.head]] else { continue }
            let object = clauses.object(of: number)
            let isPassive =
                group.isPassive || (object.isEmpty && group.start == group.head && slot == .object)
            let chunks =
                slot == .subject || (isPassive && slot == .object) ? clauses.subject(of: number) : object
            for chunk in chunks {
                let range = view.chunks[chunk].start..<view.chunks[chunk].end
                for mention in quantities {
                    let start = mention.tokens.lowerBound - view.first
                    guard mention.tokens.upperBound - view.first > range.lowerBound, start < range.upperBound,
                        let quantity = mention.quantity, used.insert(mention.tokens.lowerBound).inserted
                    else { continue }
                    found.append((size(measure, quantity, mention, view), start, number))
                    found += parts(of: measure, after: mention, quantities, view, group: number, &used)
                }
                if !found.contains(where: { $0.2 == number }),
                    let one = single(measure, view.chunks[chunk], view)
                {
                    found.append((one, view.chunks[chunk].head, number))
                }
            }
        }
        for mention in quantities where !used.contains(mention.tokens.lowerBound) {
            guard let quantity = mention.quantity else { continue }
            let end = mention.tokens.upperBound - view.first
            // "23 dead", "12 arrests", "leaving 40 people homeless"
            for token in max(0, end - 3)..<min(view.count, end + 2) {
                guard let measure = frames.nounMeasures[view.words[token]] else { continue }
                found.append(
                    (size(measure, quantity, mention, view), mention.tokens.lowerBound - view.first, nil))
                break
            }
        }
        return found
    }

    /// "a man was killed", "they arrested the mayor's brother": one person, counted by us.
    private func single(_ measure: String, _ chunk: SentenceView.Chunk, _ view: SentenceView) -> EventSize? {
        guard Self.people.contains(measure) else { return nil }
        let tokens = view.first + chunk.start..<view.first + chunk.end
        let isOne = Self.one.contains(view.words[chunk.start]) && view.classes[chunk.head] == .noun
        let isName =
            view.classes[chunk.head] == .proper
            && text.mentions(in: tokens).contains { $0.kind == .person }
        let last = text.bytes(view.first + chunk.head).last
        guard isName || isOne && last != UInt8(ascii: "s") else { return nil }
        return EventSize(
            measure: measure, quantity: Quantity(value: 1, min: 1, max: 1, comparator: .exactly),
            excerpt: text.excerpt(tokens), isDerived: true)
    }

    /// Kinds of deeds whose object is the place that people leave.
    private static let leaving: Set<String> = ["defection", "displacement"]
    private static let people: Set<String> = [
        "killed", "injured", "arrested", "abducted", "released", "deported", "sentenced", "shot",
        "defected",
    ]
    private static let one = Words.hashes("a an one another")

    /// "sixty sailors, including two captains": what follows "including" are parts.
    private func parts(
        of measure: String, after whole: Mention, _ quantities: [Mention], _ view: SentenceView, group: Int,
        _ used: inout Set<Int>
    ) -> [(EventSize, Int, Int?)] {
        var found: [(EventSize, Int, Int?)] = []
        let start = whole.tokens.upperBound - view.first
        let limit = min(view.groups[group].start > start ? view.groups[group].start : view.count, start + 24)
        guard start < limit,
            let including = (start..<limit).first(where: { Self.including.contains(view.words[$0]) })
        else { return [] }
        for mention in quantities {
            let place = mention.tokens.lowerBound - view.first
            guard place > including, place < limit, let quantity = mention.quantity,
                let head = quantity.head?.lowercased(), let part = frames.parts[head],
                used.insert(mention.tokens.lowerBound).inserted
            else { continue }
            var one = size(part, quantity, mention, view)
            one.partOf = measure
            found.append((one, place, group))
        }
        return found
    }

    private func size(
        _ measure: String, _ quantity: Quantity, _ mention: Mention, _ view: SentenceView
    ) -> EventSize {
        let start = mention.tokens.lowerBound - view.first
        let isStock = (max(0, start - 3)..<start).contains { Self.stock.contains(view.words[$0]) }
        return EventSize(
            measure: measure, quantity: quantity, basis: isStock ? .stock : .flow,
            excerpt: text.excerpt(mention.span))
    }

    private static let including = Words.hashes("including include included among whom")
    private static let stock = Words.hashes("already total so currently now")
}
