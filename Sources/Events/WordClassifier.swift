import Digest
import Language

/// Guesses what a word does where no tagger has said so: a table of words, endings, and the words beside it.
struct WordClassifier: Sendable {
    private var known = WordTable<[WordClass]>()
    private let verbForms: WordTable<WordClass>

    init(data: DataFolder, verbForms: [UInt64: WordClass]) throws(DataError) {
        self.verbForms = WordTable(verbForms)
        for (form, kind) in verbForms {
            // "shells", "raid": a noun as often as a verb.
            known[form] = kind == .verbBase || kind == .verbThird ? [.noun, kind] : [kind]
        }
        let table = try DataTable("wordtags.tsv", in: data)
        var read: [UInt64: [WordClass]] = [:]
        table.forEachRow { cells in
            guard cells.count > 1 else { return }
            let tags = DataTable.pieces(cells[1], by: 32).compactMap {
                WordClass(penn: String(decoding: $0, as: UTF8.self))
            }
            if !tags.isEmpty { read[WordHash.of(cells[0])] = tags }
        }
        for (word, tags) in read {
            // A verb of the dictionaries that the treebank only saw as a noun stays possible as a verb.
            if let verb = verbForms[word], !tags.contains(where: \.isVerb), tags.first?.isNoun == true {
                known[word] = tags + [verb]
            } else {
                known[word] = tags
            }
        }
    }

    /// The classes of the words of one sentence.
    func classes(of words: [UInt64], shapes: [WordShape], isCaseless: Bool) -> [WordClass] {
        var classes = [WordClass](repeating: .other, count: words.count)
        for index in words.indices {
            classes[index] = guess(words[index], shapes[index], isFirst: index == 0 || isCaseless)
        }
        for index in words.indices { settle(index, words, shapes, isCaseless, &classes) }
        return classes
    }

    /// The classes that a tagger's tags say; guessed where there are none or where the text has no case, which
    /// taggers take ill.
    func classes(of words: [UInt64], shapes: [WordShape], tags: [PartOfSpeech], isCaseless: Bool)
        -> [WordClass]
    {
        guard !isCaseless, tags.contains(where: { $0 != .unknown }) else {
            return classes(of: words, shapes: shapes, isCaseless: isCaseless)
        }
        var classes = [WordClass](repeating: .other, count: words.count)
        for index in words.indices {
            if let mark = shapes[index].mark {
                classes[index] = mark
            } else if Words.time.contains(words[index]) {
                classes[index] = .adverb
            } else {
                classes[index] = WordClass(tags[index])
            }
        }
        for index in words.indices {
            findInfinitive(after: index, words, &classes)
            // Some treebanks tag every "to" as a preposition.
            if words[index] == Words.to, index + 1 < words.count, classes[index + 1] == .verbBase {
                classes[index] = .to
            }
            settleParticiple(index, words, &classes)
            // "late March": a month, however it is written.
            if index > 0, classes[index].isVerb, Words.months.contains(words[index]),
                Words.deictic.contains(words[index - 1])
            {
                classes[index] = .proper
            }
            // "accepted demands": right after a verb that is no auxiliary stands its object.
            if index > 0, classes[index] == .verbThird, classes[index - 1].isVerb,
                !Words.be.contains(words[index]), !Words.have.contains(words[index]),
                !Words.be.contains(words[index - 1]), !Words.have.contains(words[index - 1])
            {
                classes[index] = .noun
            }
        }
        findPasts(words, &classes)
        findRefusal(words, &classes)
        if !classes.contains(where: { $0.isVerb || $0 == .modal }) { findVerb(words, &classes) }
        return classes
    }

    /// "managed to free 12 hostages": what looks like a quality between "to" and what only objects open with is a verb.
    private func findInfinitive(after index: Int, _ words: [UInt64], _ classes: inout [WordClass]) {
        guard words[index] == Words.to, index > 0, classes[index - 1].isVerb, index + 2 < words.count,
            classes[index + 1] == .adjective || classes[index + 1] == .noun,
            verbForms[words[index + 1]] == .verbBase
        else { return }
        switch classes[index + 2] {
        case .number, .determiner, .possessivePronoun: classes[index + 1] = .verbBase
        default: return
        }
    }

    /// "Police shot two men", "shot dead": a past that looks like a noun, between a noun and what only objects open
    /// with.
    private func findPasts(_ words: [UInt64], _ classes: inout [WordClass]) {
        guard words.count > 2 else { return }
        for index in 1..<words.count - 1 {
            guard classes[index] == .noun || classes[index] == .adjective, classes[index - 1].isNoun,
                verbForms[words[index]] == .verbPast
            else { continue }
            switch classes[index + 1] {
            case .number, .determiner, .possessivePronoun: classes[index] = .verbPast
            case .proper where classes[index - 1] == .proper: classes[index] = .verbPast
            default: if Words.resulting.contains(words[index + 1]) { classes[index] = .verbPast }
            }
        }
    }

    /// "States from the union refuse to lift": a noun before an infinitive is the verb of a clause that has none.
    private func findRefusal(_ words: [UInt64], _ classes: inout [WordClass]) {
        guard words.count > 4 else { return }
        for index in 1..<words.count - 2 {
            guard classes[index] == .noun, classes[index + 1] == .to, classes[index + 2] == .verbBase,
                classes[index - 1].isNoun, let form = verbForms[words[index]],
                form == .verbBase || form == .verbThird,
                !classes[..<index].contains(where: { $0.isVerb || $0 == .modal })
            else { continue }
            classes[index] = form
            return
        }
    }

    /// A headline without any verb has one that was taken for a noun: "Gunmen kidnap 12 engineers".
    private func findVerb(_ words: [UInt64], _ classes: inout [WordClass]) {
        guard words.count > 3 else { return }
        for index in 1..<words.count - 1 {
            guard classes[index].isNoun, classes[index - 1].isNoun, let form = verbForms[words[index]],
                form == .verbBase || form == .verbThird
            else { continue }
            switch classes[index + 1] {
            case .number, .proper, .adjective, .determiner, .possessivePronoun, .noun:
                classes[index] = form
                return
            default: continue
            }
        }
    }

    private func guess(_ word: UInt64, _ shape: WordShape, isFirst: Bool) -> WordClass {
        if let mark = shape.mark { return mark }
        if Words.time.contains(word) { return .adverb }
        // "US" is a country, "us" is not.
        if shape.isAcronym, !isFirst || known[word]?.first == .pronoun { return .proper }
        let tags = known[word]
        if shape.isCapital, !isFirst, tags.map({ $0[0].isNominal || $0[0].isVerb }) ?? true { return .proper }
        if let tags { return tags[0] }
        return shape.ending ?? (shape.isCapital ? .proper : .noun)
    }

    /// Mends a guess with the words beside it.
    private func settle(
        _ index: Int, _ words: [UInt64], _ shapes: [WordShape], _ isCaseless: Bool,
        _ classes: inout [WordClass]
    ) {
        guard let tags = known[words[index]], tags.count > 1, shapes[index].mark == nil,
            !(shapes[index].isCapital && index > 0 && !isCaseless)
        else { return settleParticiple(index, words, &classes) }
        let before = index > 0 ? classes[index - 1] : .stop
        let after = index + 1 < words.count ? classes[index + 1] : .stop
        let verb = tags.first(where: \.isVerb)
        let noun = tags.first { $0.isNoun || $0 == .adjective }
        switch before {
        case .to, .modal, .pronoun: if let verb { classes[index] = verb }
        case .determiner, .possessivePronoun, .possessive, .adjective, .number:
            if let noun { classes[index] = noun }
        case .preposition:
            if let noun, verb != .verbGerund { classes[index] = noun }
        case .noun, .proper, .wh, .adverb:
            let opens =
                after == .determiner || after == .pronoun || after == .possessivePronoun
                || after == .proper || after == .to || after == .number
            if let verb, opens, verb != .verbGerund { classes[index] = verb }
        default: break
        }
        settleParticiple(index, words, &classes)
    }

    /// "the downing of": a gerund with an article is a noun.
    private func settleGerund(_ index: Int, _ words: [UInt64], _ classes: inout [WordClass]) {
        guard classes[index] == .verbGerund, index > 0 else { return }
        switch classes[index - 1] {
        case .determiner, .possessive, .possessivePronoun, .adjective: classes[index] = .noun
        case .noun
        where index > 1 && classes[index - 2] == .preposition
            && (index + 1 >= classes.count || classes[index + 1] != .adverb):
            // "in police firing"
            classes[index] = .noun
        case .noun
        where index > 1 && Self.opensPhrase(classes[index - 2])
            && (closes(index, classes) || index + 1 < words.count && Words.deictic.contains(words[index + 1])):
            // "after the museum shooting last week"
            classes[index] = .noun
        default: break
        }
    }

    /// Whether what stands right of a word can be no object of it.
    private func closes(_ index: Int, _ classes: [WordClass]) -> Bool {
        guard index + 1 < classes.count else { return true }
        switch classes[index + 1] {
        case .stop, .comma, .conjunction, .modal, .verbPast, .verbThird: return true
        default: return false
        }
    }

    /// Whether a word that follows may stand before a noun.
    private static func opensPhrase(_ kind: WordClass) -> Bool {
        switch kind {
        case .determiner, .possessivePronoun, .possessive, .adjective, .number, .preposition, .verbBase,
            .hyphen:
            true
        default: false
        }
    }

    /// A form in -ed is a participle after `be` and `have`, else a past.
    private func settleParticiple(_ index: Int, _ words: [UInt64], _ classes: inout [WordClass]) {
        settleGerund(index, words, &classes)
        guard classes[index] == .verbPast || classes[index] == .verbParticiple else { return }
        var left = index - 1
        while left >= 0, classes[left] == .adverb { left -= 1 }
        guard left >= 0 else { return }
        let after = index + 1 < classes.count ? classes[index + 1] : .stop
        if left == index - 1, after == .noun, Self.opensPhrase(classes[left]) || classes[left] == .to,
            !Words.have.contains(words[left]),
            !Words.be.contains(words[left]), !Words.get.contains(words[left])
        {
            // "an elected leader", "to expel exiled leaders"
            classes[index] = .adjective
            return
        }
        if Words.be.contains(words[left]) || Words.have.contains(words[left]) {
            classes[index] = .verbParticiple
        } else if classes[left] == .pronoun || classes[left] == .wh {
            classes[index] = .verbPast
        }
    }
}

/// What the bytes of a word tell about it.
struct WordShape: Sendable {
    /// The class of a mark of punctuation or number; nil for words.
    var mark: WordClass?
    /// Whether its first letter is a capital, or its second: "iPhone".
    var isCapital = false
    /// Whether it has at least two letters, all capitals.
    var isAcronym = false
    /// The class that its ending suggests.
    var ending: WordClass?

    init(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first else { return }
        switch first {
        case UInt8(ascii: ","): mark = .comma
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"):
            mark = .stop
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): mark = .bracket
        case UInt8(ascii: "\""), UInt8(ascii: "`"): mark = .quote
        case UInt8(ascii: "'"):
            mark =
                bytes.count == 1
                ? .quote : bytes.count == 2 && bytes.last == UInt8(ascii: "s") ? .possessive : nil
            if bytes.count == 2, bytes.last == UInt8(ascii: "'") { mark = .quote }
        case UInt8(ascii: "-"): mark = bytes.count == 1 ? .hyphen : .stop
        case UInt8(ascii: "0")...UInt8(ascii: "9"): mark = .number
        case UInt8(ascii: "$"), UInt8(ascii: "%"): mark = .number
        case 0xE2: readWide(bytes)
        default: break
        }
        isCapital =
            first &- 65 < 26 || (first == 0xC3 && bytes.count > 2 && bytes[bytes.startIndex + 1] < 0xA0)
            || bytes.count > 2 && first &- 97 < 26 && bytes[bytes.startIndex + 1] &- 65 < 26
        isAcronym = bytes.count > 1 && bytes.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: ".") }
        if bytes.count > 4 { ending = Self.ending(bytes) }
    }

    private mutating func readWide(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= 3, bytes[bytes.startIndex + 1] == 0x80 else { return }
        switch bytes[bytes.startIndex + 2] {
        case 0x9C, 0x9D, 0x98: mark = .quote
        case 0x99: mark = bytes.count == 3 ? .quote : bytes.count == 4 ? .possessive : nil
        case 0x93, 0x94: mark = .stop
        default: break
        }
    }

    private static func ending(_ bytes: ArraySlice<UInt8>) -> WordClass? {
        func ends(_ text: StaticString) -> Bool {
            let length = text.utf8CodeUnitCount
            guard bytes.count > length else { return false }
            return text.withUTF8Buffer { bytes.suffix(length).elementsEqual($0) }
        }
        if ends("ed") { return .verbPast }
        if ends("ing") { return .verbGerund }
        if ends("ly") { return .adverb }
        if ends("ous") || ends("ive") || ends("able") || ends("ible") || ends("ful") || ends("ical") {
            return .adjective
        }
        return nil
    }
}

/// The few words that grammar turns on, as hashes.
enum Words {
    static let be = hashes("be is are was were been being am 's 're")
    static let bareBe = WordHash.of("be")
    static let have = hashes("have has had having 've")
    static let does = hashes("do does did")
    static let get = hashes("get gets got getting")
    static let not = hashes("not n't never no neither nor without")
    static let future = hashes("will 'll shall would")
    static let possible = hashes("could may might can")
    static let obliged = hashes("must should")
    static let condition = hashes("if unless whether")
    /// What a verb may leave its object as.
    static let resulting = hashes("dead ablaze alight")
    /// Words that bound a number, with the word that must follow some of them.
    static let bounding = hashes("at up more less fewer about around over nearly almost some roughly")
    static let bound = hashes("least most to than")
    static let bareBounding = hashes("about around over nearly almost some roughly")
    static let by = WordHash.of("by")
    static let to = WordHash.of("to")
    static let with = WordHash.of("with")
    static let of = WordHash.of("of")
    static let that = WordHash.of("that")
    static let and = hashes("and , or & as")
    static let movement = hashes("to into toward towards across")
    static let source = hashes("from out")
    static let inside = hashes("in at near on inside outside around along off over through")
    /// Particles and prepositions, which belong to a word near by.
    static let nearby = hashes(
        "up down out off over away back in on at for from with of by against upon into about between that")
    static let time = hashes(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight overnight")
    /// What tells which of several times is meant.
    static let deictic = hashes("last next this past late early earlier mid coming")
    /// What opens a time of its own and no one to whom something is done.
    static let temporal = hashes("since after before during until till amid despite")
    /// What opens a clause of time or ground.
    static let subordinating = hashes(
        "after before since until till as because while when although though once")
    /// Nouns that tie a deed to what it answers: "in response to".
    static let grounds = hashes(
        "response reaction retaliation addition regard relation reference contrast revenge")
    /// Pasts that are never participles.
    static let finitePasts = hashes(
        "withdrew took drove gave fell broke threw wrote shook stole chose began rose")
    static let since = hashes("ago earlier later before")
    static let periods = hashes(
        "year years month months week weeks day days hour hours minutes weekend night morning evening quarter "
            + "century decade decades summer winter spring autumn")
    static let months = hashes(
        "april august december february january july june march may november october september")
    static let saying = hashes(
        "say says said saying report reports reported announce announced announces claim claims claimed "
            + "believe believes believed allege alleged alleges add added adds think thinks thought warn warned"
    )
    /// Verbs whose object does what the infinitive after it says: "urged Sudan to withdraw".
    static let controlling = hashes(
        "ask asks asked asking urge urges urged urging tell tells told telling order orders ordered ordering force "
            + "forces forced forcing want wants wanted wanting allow allows allowed allowing persuade persuades "
            + "persuaded persuading convince convinced convincing expect expects expected expecting invite invites "
            + "invited inviting permit permits permitted permitting enable enables enabled enabling encourage "
            + "encourages encouraged encouraging require requires required requiring request requests requested "
            + "requesting press presses pressed pressing push pushes pushed pushing get gets got getting help helps "
            + "helped helping cause causes caused causing compel compels compelled instruct instructs instructed "
            + "warn warns warned warning advise advises advised call calls called calling pressuring beg begs begged implore "
            + "lead leads led leading prompt prompts prompted prompting send sends sent sending command commanded "
            + "commands forbid forbade forbidden appeal appeals appealed pressure pressured pressures authorize "
            + "authorized authorise authorised obliged oblige leave left")
    /// Participles that say with "to" what their subject thinks or does.
    static let stative = hashes("opposed committed")
    /// Verbs of giving back, whose object is a thing as often as someone.
    static let returning = hashes("return returns returned returning")
    static let who = hashes("who which that whom")
    static let it = hashes("it its itself")
    /// Nouns of many people without a plural's ending.
    static let collective = hashes("police people personnel staff gendarmerie militia cavalry clergy")
    static let they = hashes("they them their themselves")
    /// Pronouns that take up the subject of the clause before.
    static let resuming = hashes("it they he she")
    static let person = hashes("he she him her his hers himself herself")
    /// Those who speak and are spoken to, whom no copy names.
    static let speakers = hashes("i me we us you")
    /// Nouns that with "the" and "of" speak of how many there are, not of what they did.
    static let counts = hashes("number total share proportion percentage rate")
    static let the = WordHash.of("the")
    /// Nouns that say that a deed was begun.
    static let attempts = hashes("attempt attempts")
    /// Verbs of giving to each other.
    static let exchanging = hashes("exchange exchanges exchanged exchanging swap swaps swapped swapping")
    static let already = WordHash.of("already")
    static let between = WordHash.of("between")

    static func hashes(_ text: String) -> WordSet {
        WordSet(text.split(separator: " ").map { WordHash.of(String($0)) })
    }
}
