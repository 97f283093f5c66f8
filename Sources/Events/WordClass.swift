import Language

/// What a word does in its sentence, as coarsely as the coder needs it.
enum WordClass: UInt8, Sendable {
    case noun, proper, verbBase, verbThird, verbPast, verbGerund, verbParticiple, modal, to, determiner
    case adjective, adverb, preposition, pronoun, possessivePronoun, wh, conjunction, number, possessive
    case quote, comma, stop, hyphen, bracket, particle, other

    /// The class of a part of speech.
    init(_ tag: PartOfSpeech) {
        switch tag {
        case .noun, .pluralNoun: self = .noun
        case .properNoun, .pluralProperNoun: self = .proper
        case .verb, .present: self = .verbBase
        case .presentThird: self = .verbThird
        case .past: self = .verbPast
        case .gerund: self = .verbGerund
        case .participle: self = .verbParticiple
        case .modal: self = .modal
        case .to: self = .to
        case .determiner, .predeterminer: self = .determiner
        case .adjective, .comparativeAdjective, .superlativeAdjective: self = .adjective
        case .adverb, .comparativeAdverb, .superlativeAdverb: self = .adverb
        case .preposition: self = .preposition
        case .pronoun, .existential: self = .pronoun
        case .possessivePronoun: self = .possessivePronoun
        case .whDeterminer, .whPronoun, .whPossessive, .whAdverb: self = .wh
        case .conjunction: self = .conjunction
        case .number: self = .number
        case .possessive: self = .possessive
        case .particle: self = .particle
        case .openQuote, .closeQuote: self = .quote
        case .comma: self = .comma
        case .stop, .colon: self = .stop
        case .openBracket, .closeBracket: self = .bracket
        default: self = .other
        }
    }

    /// The class of a Penn tag; nil for one that says nothing.
    init?(penn tag: some StringProtocol) {
        switch tag {
        case "NN", "NNS": self = .noun
        case "NNP", "NNPS": self = .proper
        case "VB", "VBP": self = .verbBase
        case "VBZ": self = .verbThird
        case "VBD": self = .verbPast
        case "VBG": self = .verbGerund
        case "VBN": self = .verbParticiple
        case "MD": self = .modal
        case "TO": self = .to
        case "DT", "PDT": self = .determiner
        case "JJ", "JJR", "JJS": self = .adjective
        case "RB", "RBR", "RBS": self = .adverb
        case "IN": self = .preposition
        case "PRP", "EX": self = .pronoun
        case "PRP$": self = .possessivePronoun
        case "WDT", "WP", "WP$", "WRB": self = .wh
        case "CC": self = .conjunction
        case "CD": self = .number
        case "POS": self = .possessive
        case "RP": self = .particle
        case "``", "''": self = .quote
        case ",": self = .comma
        case ".", ":": self = .stop
        case "(", ")", "-LRB-", "-RRB-": self = .bracket
        case "-", "": return nil
        default: self = .other
        }
    }

    var isVerb: Bool {
        switch self {
        case .verbBase, .verbThird, .verbPast, .verbGerund, .verbParticiple: true
        default: false
        }
    }

    /// Whether it can only start a noun phrase.
    var opensNounPhrase: Bool {
        switch self {
        case .determiner, .possessivePronoun, .number, .pronoun: true
        default: false
        }
    }

    var isNoun: Bool { self == .noun || self == .proper }

    /// Whether a noun phrase may hold it.
    var isNominal: Bool {
        switch self {
        case .noun, .proper, .determiner, .adjective, .possessivePronoun, .number, .possessive: true
        default: false
        }
    }
}
