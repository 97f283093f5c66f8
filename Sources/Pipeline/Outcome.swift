/// What became of a record: a closed list, the same in metrics, SQLite and logs.
public struct Outcome: Sendable, Hashable {
    /// The closed list.
    public enum Kind: String, Sendable, CaseIterable {
        case decoded, coded, copy, redelivery, killed, held, notCoded = "not_coded", tombstone
        case deadLetter = "dead_letter"
        case released
    }

    /// What became of it.
    public var kind: Kind
    /// Why, for `not_coded` and `dead_letter`; from a closed list too.
    public var reason: String?

    /// An outcome, with its reason where it has one.
    public init(_ kind: Kind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }
}
