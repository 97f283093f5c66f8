/// What an article is to the story it belongs to.
public enum Relation: String, Sendable, CaseIterable {
    /// Not seen before: the head of a story of its own.
    case new
    /// The same record or version again; the recorded verdict stands.
    case redelivery
    /// The same bytes or the same normalised text as an article seen.
    case exact
    /// The same words in another form.
    case reformatted
    /// A newer version by the same agency.
    case revision
    /// A newer version that mends an error.
    case correction
    /// The agency takes the story back.
    case kill
    /// A part of an article seen.
    case cut
    /// The same copy carried by another outlet.
    case reprint
    /// A story that stands whole inside a round-up, or the round-up that holds it.
    case containedIn = "contained_in"
}
