/// The part of speech of a token: the tags of the Penn Treebank.
public enum PartOfSpeech: String, Sendable, CaseIterable {
    /// Not tagged: the language has no model here.
    case unknown = "-"
    case adjective = "JJ", comparativeAdjective = "JJR", superlativeAdjective = "JJS"
    case adverb = "RB", comparativeAdverb = "RBR", superlativeAdverb = "RBS", particle = "RP"
    case noun = "NN", pluralNoun = "NNS", properNoun = "NNP", pluralProperNoun = "NNPS"
    case pronoun = "PRP", possessivePronoun = "PRP$", possessive = "POS"
    case verb = "VB", past = "VBD", gerund = "VBG", participle = "VBN", present = "VBP", presentThird = "VBZ"
    case modal = "MD", to = "TO", preposition = "IN", conjunction = "CC", determiner = "DT"
    case predeterminer = "PDT", whDeterminer = "WDT", whPronoun = "WP", whPossessive = "WP$", whAdverb = "WRB"
    case existential = "EX", number = "CD", foreign = "FW", interjection = "UH", listMark = "LS"
    case symbol = "SYM", currency = "$", hash = "#", stop = ".", comma = ",", colon = ":"
    case openBracket = "(", closeBracket = ")", openQuote = "``", closeQuote = "''"
    case hyphen = "HYPH", affix = "AFX", address = "ADD", punctuation = "NFP", goesWith = "GW"

    /// True for the six verb forms, without modals.
    public var isVerb: Bool {
        switch self {
        case .verb, .past, .gerund, .participle, .present, .presentThird: true
        default: false
        }
    }

    /// True for common and proper nouns.
    public var isNoun: Bool {
        switch self {
        case .noun, .pluralNoun, .properNoun, .pluralProperNoun: true
        default: false
        }
    }

    /// True for adjectives in all degrees.
    public var isAdjective: Bool {
        self == .adjective || self == .comparativeAdjective || self == .superlativeAdjective
    }
}
