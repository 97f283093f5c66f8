import Language

/// One sentence as the coder sees it: word hashes and classes, noun chunks and verb groups.
///
/// Indices count tokens of the sentence, from 0; `first` is the sentence's first token in the reading.
struct SentenceView {
    /// A base noun phrase: no prepositions inside.
    struct Chunk {
        var start: Int
        var end: Int
        /// Its last noun, or its last word.
        var head: Int
    }

    /// A verb with its auxiliaries.
    struct VerbGroup {
        /// How the verb stands.
        enum Form { case finite, infinitive, gerund, participle }
        /// What the auxiliaries say.
        enum Mood { case plain, future, possible, obliged }

        var start: Int
        var end: Int
        var head: Int
        var form: Form
        var mood: Mood = .plain
        var isPassive = false
        var isNegated = false
    }

    let index: Int
    let first: Int
    let field: TextField
    var words: [UInt64]
    var classes: [WordClass]
    var capitals: [Bool]
    private(set) var chunks: [Chunk] = []
    /// Number of the chunk that holds a token, or -1.
    private(set) var chunkAt: [Int] = []
    private(set) var groups: [VerbGroup] = []
    /// Number of the verb group that holds a token, or -1.
    private(set) var groupAt: [Int] = []

    var count: Int { words.count }

    init(index: Int, first: Int, field: TextField, words: [UInt64], classes: [WordClass], capitals: [Bool]) {
        self.index = index
        self.first = first
        self.field = field
        self.words = words
        self.classes = classes
        self.capitals = capitals
        findTimes()
        findComparators()
        findResults()
        findPeople()
        findGroups()
        findChunks()
        if field == .headline, !groups.isEmpty, groups[0].form == .infinitive, groups[0].start > 0,
            chunkAt[groups[0].start - 1] >= 0
        {
            // "Minister to visit Oslo"
            groups[0].mood = .future
            groups[0].form = .finite
        }
        findFinites()
        findReducedRelatives()
    }

    /// "rebels kidnapped dozens": a participle between a noun and an object of its own is the verb of its clause.
    private mutating func findFinites() {
        for number in groups.indices {
            let group = groups[number]
            guard group.form == .participle, !group.isPassive, group.start == group.head, group.start > 0,
                group.end < count, classes[group.start - 1].isNoun, chunkAt[group.end] >= 0,
                chunks[chunkAt[group.end]].start == group.end,
                number + 1 >= groups.count || groups[number + 1].form != .finite
                    || groups[number + 1].start > chunks[chunkAt[group.end]].end
            else { continue }
            groups[number].form = .finite
        }
    }

    /// "the agreement forced on the state": a past right after a noun, with a finite verb before it in the clause.
    private mutating func findReducedRelatives() {
        for number in groups.indices.dropFirst() {
            let group = groups[number]
            let before = groups[number - 1]
            guard group.start == group.head, group.form == .finite || group.form == .participle,
                classes[group.head] == .verbPast || classes[group.head] == .verbParticiple,
                before.form != .gerund, group.start > before.end, chunkAt[group.start - 1] >= 0,
                !Words.saying.contains(words[before.head]), group.end < count,
                classes[group.end] == .preposition || classes[group.end] == .to
                    || classes[group.end] == .adverb,
                (before.end..<group.start).allSatisfy({ chunkAt[$0] >= 0 || classes[$0] == .preposition })
            else { continue }
            groups[number].form = .participle
            groups[number].isPassive = true
        }
    }

    /// "Japan last month signed", "three weeks ago": a bare time says when, and is no one.
    private mutating func findTimes() {
        guard count > 2 else { return }
        for token in 0..<count - 1 where Words.periods.contains(words[token + 1]) {
            let opens =
                token == 0 || classes[token - 1] != .preposition && !classes[token - 1].opensNounPhrase
            let end = token + 2
            let isOwner = end < count && classes[end] == .possessive
            // "in coming days"
            if Words.deictic.contains(words[token]), classes[token].isVerb { classes[token] = .adjective }
            if Words.deictic.contains(words[token]), opens, !isOwner {
                classes[token] = .adverb
                classes[token + 1] = .adverb
            } else if classes[token] == .number, end < count, Words.since.contains(words[end]) {
                for place in token...end { classes[place] = .adverb }
            }
        }
    }

    /// "at least 22 people", "up to a hundred": words that bound a number belong to its phrase.
    private mutating func findComparators() {
        guard count > 2 else { return }
        for token in 0..<count - 1 where Words.bounding.contains(words[token]) {
            var next = token + 1
            if Words.bound.contains(words[next]), next + 1 < count { next += 1 }
            guard classes[next] == .number, classes[token] != .number else { continue }
            if next == token + 1, !Words.bareBounding.contains(words[token]) { continue }
            for place in token..<next { classes[place] = .adjective }
        }
    }

    /// "help for the injured": a participle between an article and what can be no noun is the people themselves.
    private mutating func findPeople() {
        for token in words.indices.dropFirst()
        where words[token - 1] == Words.the
            && (classes[token] == .verbParticiple || classes[token] == .verbPast)
        {
            let isLast = token + 1 == count
            if isLast || !classes[token + 1].isNominal && !classes[token + 1].isVerb {
                classes[token] = .noun
            }
        }
    }

    /// "shot dead two men": what the verb made of them stands before them and is no part of their phrase.
    private mutating func findResults() {
        for token in words.indices.dropFirst()
        where Words.resulting.contains(words[token]) && classes[token] == .adjective
            && classes[token - 1].isVerb && !Words.be.contains(words[token - 1])
        {
            classes[token] = .adverb
        }
    }

    private mutating func findGroups() {
        groupAt = [Int](repeating: -1, count: count)
        var token = 0
        while token < count {
            let kind = classes[token]
            let word = words[token]
            let isAuxiliary =
                Words.be.contains(word) || Words.have.contains(word) || Words.does.contains(word)
            guard kind == .modal || kind == .to || kind.isVerb || (isAuxiliary && kind != .possessive) else {
                token += 1
                continue
            }
            if var group = group(from: token) {
                // "limiting but not banning", "not to impose tariffs"
                if token > 0, Words.not.contains(words[token - 1]), classes[token - 1] != .determiner {
                    group.isNegated = true
                }
                for place in group.start..<group.end { groupAt[place] = groups.count }
                groups.append(group)
                token = group.end
            } else {
                token += 1
            }
        }
    }

    /// Reads auxiliaries, adverbs and the verb that they belong to.
    private func group(from start: Int) -> VerbGroup? {
        var group = VerbGroup(start: start, end: start, head: -1, form: .finite)
        var token = start
        var lastBe = -1
        var isFirst = true
        while token < count {
            let word = words[token]
            let kind = classes[token]
            if Words.not.contains(word) {
                group.isNegated = true
                token += 1
                continue
            }
            if kind == .modal || Words.future.contains(word) && kind != .noun {
                if Words.future.contains(word) { group.mood = .future }
                if Words.possible.contains(word) { group.mood = .possible }
                if Words.obliged.contains(word) { group.mood = .obliged }
                token += 1
            } else if kind == .to {
                guard isFirst, token + 1 < count,
                    classes[token + 1].isVerb || classes[token + 1] == .adverb
                        || Words.not.contains(words[token + 1])
                else { break }
                group.form = .infinitive
                token += 1
            } else if kind == .adverb, !isFirst {
                token += 1
                continue
            } else if Words.be.contains(word) || Words.have.contains(word) || Words.does.contains(word)
                || Words.get.contains(word)
            {
                group.head = token
                // "demanded that control be taken away"
                if isFirst, word == Words.bareBe { group.mood = .obliged }
                if Words.be.contains(word) || Words.get.contains(word) { lastBe = token }
                if isFirst, kind == .verbGerund { group.form = .gerund }
                token += 1
            } else if kind.isVerb {
                if isFirst, kind == .verbGerund { group.form = .gerund }
                if isFirst, kind == .verbParticiple { group.form = .participle }
                group.isPassive = lastBe >= 0 && (kind == .verbParticiple || kind == .verbPast)
                group.head = token
                token += 1
                group.end = token
                break
            } else {
                break
            }
            isFirst = false
            group.end = token
        }
        guard group.head >= 0 else { return nil }
        group.end = max(group.end, group.head + 1)
        return group
    }

    /// "the militants | three months ago", "police | last week": a time after a noun is a phrase of its own.
    private func opensTime(_ token: Int) -> Bool {
        if Words.months.contains(words[token]), capitals[token] { return true }
        guard classes[token] == .number || Words.deictic.contains(words[token]) else { return false }
        var next = token + 1
        if next < count, classes[next] == .number { next += 1 }
        return next < count && (Words.periods.contains(words[next]) || Words.months.contains(words[next]))
    }

    /// "political and military officials": "and" between two qualities of one noun, which are no nationalities.
    private func joinsQualities(at token: Int, from start: Int) -> Bool {
        guard token > start, token + 2 < count, classes[token] == .conjunction,
            classes[token - 1] == .adjective, classes[token + 1] == .adjective, classes[token + 2].isNoun,
            groupAt[token + 1] < 0, groupAt[token + 2] < 0
        else { return false }
        return !capitals[token - 1] && !capitals[token + 1]
    }

    private mutating func findChunks() {
        chunkAt = [Int](repeating: -1, count: count)
        var token = 0
        while token < count {
            guard groupAt[token] < 0, classes[token].isNominal || classes[token] == .pronoun else {
                token += 1
                continue
            }
            let start = token
            var head = token
            if classes[token] == .pronoun {
                token += 1
            } else {
                while token < count, groupAt[token] < 0, classes[token].isNominal {
                    if token > start, classes[token] == .determiner || classes[token] == .possessivePronoun {
                        break
                    }
                    if token > start, classes[token - 1].isNoun, opensTime(token) { break }
                    if classes[token].isNoun { head = token }
                    token += 1
                    if joinsQualities(at: token, from: start) { token += 1 }
                }
                if !classes[head].isNoun { head = token - 1 }
            }
            for place in start..<token { chunkAt[place] = chunks.count }
            chunks.append(Chunk(start: start, end: token, head: head))
        }
    }
}
