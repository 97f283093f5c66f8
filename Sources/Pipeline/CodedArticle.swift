import Events
import Language
import Notation

/// What the words of one article gave: its reading and events, or why there are none.
struct CodedArticle: Sendable {
    /// The reading as JSON; nil where nothing was read.
    var reading: JSONValue?
    /// The events, in order of importance.
    var events: [Event]
    /// Why nothing was coded; nil where it was.
    var reason: String?
    /// False where analysis is switched off, for measuring.
    var isAnalysed = true
}
