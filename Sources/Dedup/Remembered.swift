/// What the index keeps of one article version: enough to say later what a newer one is to it.
struct Remembered: Sendable {
    /// `provider:item_id`.
    var article: String
    var provider: String
    var version: UInt64?
    var story: String
    var sequence: Int64
    var relation: Relation
    /// Fingerprint of the normalised body.
    var text: Fingerprint?
    /// Fingerprint of the normalised headline.
    var headline: Fingerprint
    /// When the record was received, in days since 1970.
    var day: Int
}
