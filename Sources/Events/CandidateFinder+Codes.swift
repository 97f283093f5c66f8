/// What a verb group is coded as: by the project's own triggers and by the patterns of CAMEO.
extension CandidateFinder {
    /// The best code of a verb group by its own words and those of its clause.
    func coding(of group: Int) -> Coding? { group < codings.count ? codings[group] : nil }

    func findCoding(of group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Coding? {
        let verb = view.groups[group]
        let right = verb.head + 1..<min(view.count, verb.head + 17)
        let left = max(0, verb.start - 14)..<verb.start
        let end = min(clauses.clauseEnd(after: verb.head) + 3, verb.head + Self.reach)
        let opening = openingOfPassive(group, view, clauses)
        var best: Coding?
        let hasObject = verb.isPassive || !clauses.object(of: group).isEmpty
        if let patterns = verbs.own[view.words[verb.head]] {
            let doers = verb.isPassive ? agent(of: group, view, clauses) : clauses.subject(of: group)
            let sectors = doers.compactMap { people.find($0, in: view) }.flatMap(\.sectors)
            let word = view.words[verb.head]
            let light = frames.plain.contains(word) || frames.light.contains(word) ? verb.head + 1 : nil
            // "ended the pact after talks": what stands behind a time is not what the verb does.
            let inside = (verb.head + 1..<max(verb.head + 1, min(end, view.count))).first {
                Words.temporal.contains(view.words[$0])
            }
            best = Self.best(
                patterns, view, left, right, inside ?? end, sectors, hasObject: hasObject, light: light)
            if best.map({ $0.score <= 3 }) ?? true, let opening {
                let other = Self.best(
                    patterns, view, left, opening..<right.upperBound, end, sectors, hasObject: hasObject)
                if other?.score ?? 0 > best?.score ?? 0 { best = other }
            }
        }
        let reports = frames.reporting[view.words[verb.head]] == 1
        let isPlain = frames.plain.contains(view.words[verb.head])
        for number in verbs.tables.indices {
            // The older set is wide: it is asked where nothing else knows the verb.
            if number > 0, best != nil { break }
            guard
                let (cameo, length) = verbs.tables[number].verb(
                    in: view.words, at: verb.head, end: view.count)
            else {
                continue
            }
            let start = verb.head + length
            // What is said in the words of someone is not what saying means.
            let limit = reports ? view.groups.dropFirst(group + 1).first?.start ?? end : end
            let window = start..<min(view.count, max(start, min(end, limit)))
            var theirs = cameoCoding(cameo, number, view, left, window, length)
            if theirs?.score ?? 0 == 0, let opening {
                theirs = cameoCoding(cameo, number, view, left, opening..<window.upperBound, length) ?? theirs
            }
            if let theirs,
                theirs.score > best?.score ?? -1, !reports || theirs.score >= 4,
                !changesForce(best, theirs), number == 0 || theirs.score >= 4,
                !isPlain || theirs.score == 0 || theirs.score >= 4
            {
                // A verb that our own triggers know too is as good as theirs.
                let isKnown = best.map { $0.isOwn && $0.kind != "-" } ?? false
                best = theirs
                best?.isOwn = isKnown
            } else if let theirs, let code = refined(best, by: theirs) {
                best?.cameo = code
            }
        }
        return best
    }

    /// "was demolished by protesters": who does it, behind "by" and before the next verb.
    private func agent(of group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> [Int] {
        let end = view.groups[group].end
        let limit = min(view.groups.dropFirst(group + 1).first?.start ?? view.count, end + Self.reach)
        return clauses.prepositional(after: end, until: limit).first { $0.preposition == Words.by }
            .map { clauses.coordination(startingIn: $0.chunk) } ?? []
    }

    /// A deed of violence whose kind has no code of its own takes the published dictionary's code of its verb, where that is of the same
    /// root and category.
    private func refined(_ own: Coding?, by theirs: Coding) -> String? {
        guard let own, own.isOwn, own.cameo == nil, own.score < 4, theirs.score == 0 || theirs.score >= 4,
            let mine = code(of: own), let code = theirs.cameo, code >= "18", code.prefix(2) == mine.prefix(2),
            kinds.category(ofCameo: code) == kinds.category(ofCameo: mine)
        else { return nil }
        return code
    }

    /// "evidence was presented by": what a pattern asks for may stand in the subject of a passive, which opens there.
    private func openingOfPassive(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Int? {
        let verb = view.groups[group]
        guard verb.isPassive, verb.form == .finite, let chunk = clauses.subject(of: group).first else {
            return nil
        }
        let start = view.chunks[chunk].start
        return start < verb.start && verb.start - start < 14 ? start : nil
    }

    /// What our own triggers call a deed of force stays one of that sort.
    private func changesForce(_ own: Coding?, _ theirs: Coding) -> Bool {
        guard let own, own.isOwn, let code = code(of: own), code >= "14" else { return false }
        let length = code.hasPrefix("17") ? 3 : 2
        return code.prefix(length) != (theirs.cameo ?? "").prefix(length)
    }

    /// How far right of its verb the words of a CAMEO pattern may stand.
    private static let reach = 12

    private func cameoCoding(
        _ verb: VerbLexicon.Verb, _ number: Int, _ view: SentenceView,
        _ left: Range<Int>, _ right: Range<Int>, _ length: Int
    ) -> Coding? {
        var code = verb.cameo
        var line = verb.line
        var score = 0
        if let pattern = verbs.tables[number].pattern(
            of: verb.block, amid: view.words, left: left, right: right)
        {
            (code, line, score) = pattern
        }
        guard !code.isEmpty else {
            return score > 0 ? Coding(kind: "-", cameo: nil, score: score, isOwn: false) : nil
        }
        guard let kind = kinds.kind(ofCameo: code) else { return nil }
        return Coding(
            kind: kind.name, cameo: code, score: score, isOwn: false, length: length,
            rule: EventRule(table: verbs.tables[number].name, line: line))
    }

    static func best(
        _ patterns: [VerbLexicon.Pattern], _ view: SentenceView, _ left: Range<Int>, _ right: Range<Int>,
        _ clauseEnd: Int, _ sectors: [String], hasObject: Bool = true, light: Int? = nil
    ) -> Coding? {
        var best: Coding?
        let inside = right.lowerBound..<max(right.lowerBound, min(right.upperBound, clauseEnd))
        for pattern in patterns {
            if !pattern.sectors.isEmpty, !pattern.sectors.contains(where: sectors.contains) { continue }
            if let object = pattern.object, object != hasObject { continue }
            let score =
                2 + 2 * (pattern.left.count + pattern.right.count) + (pattern.sectors.isEmpty ? 0 : 2)
                + (pattern.object == nil ? 0 : 1)
            guard score >= best?.score ?? 1, stand(pattern.left, in: left, view),
                let matched = places(
                    pattern.right, near: pattern.isNear, in: pattern.isForce ? right : inside,
                    after: left.upperBound,
                    view),
                let kind = pattern.kind,
                !isBeyond(matched, of: pattern, light, view)
            else { continue }
            // Where two fit alike, the one with the nearer word is meant, then the one that says that there is no
            // event.
            if let best, score == best.score {
                let (mine, theirs) = (matched.first ?? 0, best.matched.first ?? 0)
                guard mine < theirs || mine == theirs && kind == "-" && best.kind != "-" else { continue }
            }
            best = Coding(
                kind: kind, cameo: pattern.cameo.isEmpty ? nil : pattern.cameo, score: score, isOwn: true,
                matched: matched, rule: EventRule(table: "triggers.tsv", line: pattern.line))
        }
        return best
    }

    /// "took steps to gain control": a verb that says little by itself takes no word from behind another verb.
    private static func isBeyond(
        _ matched: [Int], of pattern: VerbLexicon.Pattern, _ light: Int?, _ view: SentenceView
    ) -> Bool {
        guard let light, let first = matched.first, first > light, pattern.isNear.first == false else {
            return false
        }
        return (light..<first).contains { view.groupAt[$0] >= 0 }
    }

    /// Where words stand in a stretch, in their order; nil where they do not.
    private static func places(
        _ words: [[UInt64]], near: [Bool], in range: Range<Int>, after trigger: Int, _ view: SentenceView
    ) -> [Int]? {
        guard !words.isEmpty else { return [] }
        var found: [Int] = []
        var token = range.lowerBound
        for (choices, isNear) in zip(words, near) {
            // A particle stands right of its verb, also where the range opens with the subject.
            if isNear, range.lowerBound < trigger { token = max(token, trigger) }
            let end = isNear ? min(range.upperBound, token + nearness) : range.upperBound
            while token < end, !choices.contains(view.words[token]) { token += 1 }
            guard token < end else { return nil }
            found.append(token)
            token += 1
        }
        return found
    }

    /// Within how many words of its verb a particle or preposition belongs to it: "turned the latest offer down".
    private static let nearness = 7

    /// Whether words stand in a stretch, in their order.
    private static func stand(_ words: [[UInt64]], in range: Range<Int>, _ view: SentenceView) -> Bool {
        var token = range.lowerBound
        for choices in words {
            while token < range.upperBound, !choices.contains(view.words[token]) { token += 1 }
            guard token < range.upperBound else { return false }
            token += 1
        }
        return true
    }
}
