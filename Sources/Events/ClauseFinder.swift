/// Finds who stands where around a verb or a noun that names an event.
struct ClauseFinder {
    let view: SentenceView
    private var subjects: [[Int]] = []
    private var objects: [[Int]] = []

    init(view: SentenceView) {
        self.view = view
        objects = view.groups.indices.map { findObject(of: $0) }
        subjects = view.groups.indices.map { findSubject(of: $0, depth: 0) }
    }

    /// The chunks that are the direct object of a verb group.
    func object(of number: Int) -> [Int] { objects[number] }

    /// The chunks that are the subject of a verb group, the nearest first name of a coordination last; empty
    /// where there is none.
    func subject(of number: Int) -> [Int] { subjects[number] }

    private func findSubject(of number: Int, depth: Int) -> [Int] {
        let group = view.groups[number]
        guard depth < 4 else { return [] }
        if group.form == .participle, group.isPassive, group.start > 0, view.chunkAt[group.start - 1] >= 0 {
            return [view.chunkAt[group.start - 1]]
        }
        if group.form == .infinitive || group.form == .gerund, let outer = governor(of: number) {
            let theirs = findSubject(of: outer, depth: depth + 1)
            // "launched strikes to protest": only some verbs make their object do it.
            if group.form == .infinitive, let object = object(of: outer).first,
                theirs.isEmpty || Words.controlling.contains(view.words[view.groups[outer].head])
            {
                return [object]
            }
            if !theirs.isEmpty { return theirs }
        }
        // "bombarded the town on Monday, killing eight": after a comma the deed is that of the sentence's subject.
        if group.form == .gerund, group.start > 0, view.classes[group.start - 1] == .comma,
            let before = previousFinite(number)
        {
            return findSubject(of: before, depth: depth + 1)
        }
        var token = group.start - 1
        while token >= 0, view.classes[token] == .adverb || view.classes[token] == .quote { token -= 1 }
        guard token >= 0 else { return [] }
        // "entered the town in a crowd of 300 people fleeing": far from any verb it belongs to the noun before it.
        if group.form == .gerund, view.chunkAt[token] >= 0, !isWhere(view.chunkAt[token]) {
            return [view.chunkAt[token]]
        }
        if Words.who.contains(view.words[token]) {
            token -= 1
        } else if view.classes[token] == .comma, let chunk = beforeParenthesis(closedBy: token) {
            return coordination(endingIn: chunk)
        }
        while token >= 0, view.classes[token] == .comma || view.classes[token] == .adverb { token -= 1 }
        guard token >= 0 else { return [] }
        if view.classes[token] == .conjunction, let before = previousFinite(number) {
            return findSubject(of: before, depth: depth + 1)
        }
        var chunk = -1
        var isInPhrase = false
        while token >= 0 {
            if view.groupAt[token] >= 0 {
                // "men who tried to enter the town were arrested": what the relative clause names is not who.
                if chunk >= 0, let before = beforeRelative(token) {
                    chunk = -1
                    token = before
                    continue
                }
                if chunk >= 0 {
                    // "the letter sent to the staff in Lima said": what a participle takes is not who says.
                    let group = view.groups[view.groupAt[token]]
                    guard isInPhrase, group.form == .participle, group.isPassive, group.start > 0 else {
                        break
                    }
                    chunk = -1
                    token = group.start - 1
                    isInPhrase = false
                    continue
                }
                let inner = view.groups[view.groupAt[token]]
                if inner.form == .finite { break }
                token = inner.start - 1
                continue
            }
            if view.classes[token] == .stop { break }
            let here = view.chunkAt[token]
            if here >= 0 {
                isInPhrase = false
                chunk = here
                token = view.chunks[here].start - 1
                // A chunk after a preposition modifies the one before it; one after a comma is the subject's
                // apposition.
                if token >= 0, view.classes[token] == .preposition {
                    if opensTimeClause(token) { break }
                    isInPhrase = true
                    token -= 1
                    continue
                }
                if token >= 0, view.classes[token] == .comma, apposition(endingAt: token) != nil {
                    token -= 1
                    continue
                }
                // "men who tried to enter the port were": the object inside a relative clause.
                if token >= 0, view.groupAt[token] >= 0, let before = beforeRelative(token) {
                    chunk = -1
                    token = before
                    continue
                }
                break
            }
            token -= 1
        }
        guard chunk >= 0 else {
            return previousFinite(number).map { findSubject(of: $0, depth: depth + 1) } ?? []
        }
        return coordination(endingIn: chunk)
    }

    /// "spent two days in Lima talking": whether a chunk only says where.
    private func isWhere(_ chunk: Int) -> Bool {
        let start = view.chunks[chunk].start
        return start > 0 && Words.inside.contains(view.words[start - 1])
    }

    /// "two weeks after rebels kidnapped", ", before police came": what opens a clause and not a phrase.
    private func opensTimeClause(_ token: Int) -> Bool {
        guard Words.subordinating.contains(view.words[token]) else { return false }
        guard token > 0 else { return true }
        return view.classes[token - 1] == .comma || view.classes[token - 1] == .adverb
            || Words.periods.contains(view.words[token - 1])
    }

    /// The token before the relative pronoun of the clause that a verb group stands in; nil outside of one.
    private func beforeRelative(_ token: Int) -> Int? {
        var place = view.groups[view.groupAt[token]].start - 1
        let limit = max(0, place - 10)
        while place > limit {
            if view.classes[place] == .comma || view.classes[place] == .stop { return nil }
            if Words.who.contains(view.words[place]) {
                // "told the council that it should": a clause with a subject of its own.
                if view.classes[place + 1] == .pronoun { return nil }
                return view.chunkAt[place - 1] >= 0 ? place - 1 : nil
            }
            place -= 1
        }
        return nil
    }

    /// "The soldiers, including one general, fled": the chunk before the comma that opens the parenthesis.
    private func beforeParenthesis(closedBy comma: Int) -> Int? {
        var token = comma - 1
        while token > 0, comma - token < 30 {
            if view.classes[token] == .stop || view.classes[token] == .quote { return nil }
            if view.classes[token] == .comma, view.chunkAt[token - 1] >= 0,
                token + 1 < comma, !opensClause(token + 1)
            {
                var chunk = view.chunkAt[token - 1]
                // "members of the council, led by X, met": the head of the chain.
                while chunk > 0, view.chunks[chunk - 1].end + 1 == view.chunks[chunk].start,
                    view.words[view.chunks[chunk - 1].end] == Words.of
                {
                    chunk -= 1
                }
                let start = view.chunks[chunk].start
                if start > 0, view.classes[start - 1] == .preposition { return nil }
                return chunk
            }
            if view.groupAt[token] >= 0, view.groups[view.groupAt[token]].form == .finite,
                !followsRelative(token)
            {
                return nil
            }
            token -= 1
        }
        return nil
    }

    /// Whether a new clause or a further item of a list starts at a token.
    private func opensClause(_ token: Int) -> Bool {
        view.classes[token] == .conjunction || view.classes[token] == .pronoun
    }

    /// Whether the verb group at a token stands in a relative clause.
    private func followsRelative(_ token: Int) -> Bool {
        let start = view.groups[view.groupAt[token]].start
        return (max(0, start - 5)..<start).contains { Words.who.contains(view.words[$0]) }
    }

    /// For a comma that opens an apposition right of a name: the name's chunk.
    private func apposition(endingAt comma: Int) -> Int? {
        guard comma > 0, view.chunkAt[comma - 1] >= 0 else { return nil }
        let chunk = view.chunks[view.chunkAt[comma - 1]]
        // "On September 29, the minister": a date or place before the subject.
        if chunk.start > 0, view.classes[chunk.start - 1] == .preposition { return nil }
        return view.classes[chunk.head] == .proper ? view.chunkAt[comma - 1] : nil
    }

    private func previousFinite(_ number: Int) -> Int? {
        var place = number - 1
        while place >= 0 {
            if view.groups[place].form == .finite { return place }
            place -= 1
        }
        return nil
    }

    /// The verb group that an infinitive or gerund hangs on.
    func governor(of number: Int) -> Int? {
        guard number > 0 else { return nil }
        let group = view.groups[number]
        let outer = view.groups[number - 1]
        // "after killing", "to attack": nothing but one chunk may stand between.
        return group.start - outer.end <= 8 ? number - 1 : nil
    }

    /// Chunks joined by commas and "and", of which this is the last.
    func coordination(endingIn chunk: Int) -> [Int] {
        var all = [chunk]
        var left = chunk
        while left > 0 {
            let gap = view.chunks[left - 1].end..<view.chunks[left].start
            guard gap.count <= 2, gap.allSatisfy({ Words.and.contains(view.words[$0]) }), !gap.isEmpty,
                gap.contains(where: { view.classes[$0] == .conjunction }) || all.count > 1
            else { break }
            // ", and" joins clauses unless it ends a list: "A, B, and C".
            if gap.count == 2, all.count == 1 {
                guard left > 1 else { break }
                let before = view.chunks[left - 2].end..<view.chunks[left - 1].start
                guard before.count == 1, view.classes[before.lowerBound] == .comma else { break }
            }
            left -= 1
            all.append(left)
        }
        return all.reversed()
    }

    /// Chunks joined by commas and "and", of which this is the first.
    func coordination(startingIn chunk: Int) -> [Int] {
        var all = [chunk]
        var right = chunk
        // "X, the envoy of Y": commas alone make no list.
        var joined = 1
        while right + 1 < view.chunks.count {
            let gap = view.chunks[right].end..<view.chunks[right + 1].start
            guard gap.count <= 2, !gap.isEmpty, gap.allSatisfy({ Words.and.contains(view.words[$0]) }) else {
                break
            }
            // A verb after the next chunk makes it the subject of a new clause.
            let end = view.chunks[right + 1].end
            let closesList = all.count > 1 && gap.count == 1 && view.classes[gap.lowerBound] == .conjunction
            if !closesList, end < view.count, view.groupAt[end] >= 0,
                view.groups[view.groupAt[end]].form == .finite,
                !all.isEmpty
            {
                break
            }
            right += 1
            all.append(right)
            if gap.contains(where: { view.classes[$0] != .comma }) { joined = all.count }
        }
        return Array(all.prefix(joined))
    }

    private func findObject(of number: Int) -> [Int] {
        var token = view.groups[number].end
        while token < view.count,
            view.classes[token] == .adverb || view.classes[token] == .particle
                || view.classes[token] == .quote
        {
            token += 1
        }
        guard token < view.count, view.chunkAt[token] >= 0 else { return [] }
        return coordination(startingIn: view.chunkAt[token])
    }

    /// The end of the clause that starts right of a token: before the next finite verb's subject, or a stop.
    func clauseEnd(after token: Int) -> Int {
        var place = token
        while place < view.count {
            if view.classes[place] == .stop { return place }
            if view.groupAt[place] >= 0 {
                let group = view.groups[view.groupAt[place]]
                if group.form == .finite, place > token {
                    // Back to before the subject of that verb.
                    var back = group.start - 1
                    if back > token, Words.who.contains(view.words[back]) { return back }
                    while back > token, view.chunkAt[back] < 0, view.classes[back] == .adverb { back -= 1 }
                    if back > token, view.chunkAt[back] >= 0 { return view.chunks[view.chunkAt[back]].start }
                    return max(token, back)
                }
                place = group.end
                continue
            }
            place += 1
        }
        return view.count
    }

    /// "with delegates agreeing to": what "with" and a gerund tell is a clause of its own.
    private func opensAbsolute(_ token: Int) -> Bool {
        token < view.count && view.groupAt[token] >= 0 && view.groups[view.groupAt[token]].form == .gerund
    }

    /// The chunks right of a token up to the clause's end, each with the preposition before it (0 for none).
    func prepositional(after token: Int, until end: Int) -> [(preposition: UInt64, chunk: Int)] {
        var found: [(UInt64, Int)] = []
        var place = token
        var preposition: UInt64 = 0
        while place < end {
            if view.groupAt[place] >= 0 {
                // "met to discuss trade": what an infinitive opens is no direction.
                if view.words[place] == Words.to { preposition = 0 }
            } else if view.classes[place] == .preposition || view.classes[place] == .to {
                preposition = view.words[place]
            }
            let chunk = view.chunkAt[place]
            if chunk >= 0 {
                // "in response to the attack": what a deed answers is not to whom it is done.
                if Words.grounds.contains(view.words[view.chunks[chunk].head]), preposition != 0 {
                    return found
                }
                place = view.chunks[chunk].end
                if preposition != Words.with || !opensAbsolute(place) { found.append((preposition, chunk)) }
                continue
            }
            place += 1
        }
        return found
    }
}
