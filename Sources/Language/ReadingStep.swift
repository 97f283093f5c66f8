/// A step of reading an article, in the order in which the steps are taken.
public enum ReadingStep: String, Sendable, CaseIterable {
    /// Which language the text is in.
    case language
    /// Cutting it into tokens.
    case tokens
    /// Cutting it into sentences.
    case sentences
    /// What each word is by itself: hashes, shape, clusters.
    case words
    /// Parts of speech.
    case tags
    /// Dates and times.
    case dates
    /// The learned names, and what word lists know better.
    case names
    /// What word lists find besides: nationalities, roles, outlets, weapons, vehicles.
    case lists
    /// Numbers and what they count.
    case quantities
    /// Which place each name means.
    case places
    /// Mentions joined to entities.
    case entities
}
