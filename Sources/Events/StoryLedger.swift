/// Decides what is published of a story: the events that are new or say something else, and what is void.
///
/// A pure function of what is out and of what an article brings. Laws: applied twice it publishes nothing the
/// second time; after a kill or withdrawal nothing of the story is out; a retraction stands before any event.
public struct StoryLedger: Sendable, Equatable {
    /// What goes out for one article: the retraction first, then the events in order of importance.
    public struct Publication: Sendable, Equatable {
        /// What is void; nil where nothing is.
        public var retraction: Retraction?
        /// Events that are new or changed.
        public var events: [Event]
        /// What is out afterwards.
        public var outstanding: [OutstandingEvent]
    }

    /// The article that brings the events.
    public struct Source: Sendable, Equatable {
        /// `provider:item_id`.
        public var article: String
        /// Its version.
        public var version: UInt64?
        /// Its story.
        public var story: String
        /// Its place in the order of all copy.
        public var sequence: Int64
        /// What it is to the story.
        public var standing: Standing

        /// An article of a story.
        public init(
            article: String, version: UInt64?, story: String, sequence: Int64, standing: Standing
        ) {
            self.article = article
            self.version = version
            self.story = story
            self.sequence = sequence
            self.standing = standing
        }

        var provider: Substring { article.prefix { $0 != ":" } }
    }

    /// What is out for the story, in the order in which it was published.
    public let outstanding: [OutstandingEvent]
    /// What became of the story before.
    public let state: StoryState

    /// The ledger of one story.
    public init(outstanding: [OutstandingEvent], state: StoryState) {
        self.outstanding = outstanding
        self.state = state
    }

    /// Whether the article has to be read and coded at all: heads, revisions and reprocessing, and a copy of a
    /// story that nothing has been coded of.
    public static func needsCoding(_ standing: Standing, state: StoryState) -> Bool {
        switch standing {
        case .head, .revision, .correction, .part, .addition, .reprocessing: true
        case .copy: state == .uncoded
        case .kill, .withdrawal: false
        }
    }

    /// What goes out, given the events coded from the article (none where it was not coded).
    public func publication(of events: [Event], from source: Source, coder: String) -> Publication {
        switch source.standing {
        case .kill, .withdrawal:
            let reason = source.standing == .kill ? Retraction.Reason.killed : .withdrawn
            return publication(keeping: [], events: [], void: outstanding, reason, source, coder)
        case .copy where state != .uncoded:
            return Publication(retraction: nil, events: [], outstanding: outstanding)
        case .head, .copy, .revision, .correction, .part, .addition, .reprocessing:
            break
        }
        let coded = Set(events.map(\.id))
        let void = outstanding.filter { !coded.contains($0.id) && replaces($0, source) }
        let known = Dictionary(outstanding.map { ($0.id, $0.digest) }) { first, _ in first }
        let fresh = events.filter { known[$0.id] != $0.contentDigest }
        let reason: Retraction.Reason = source.standing == .reprocessing ? .reprocessed : .revised
        let gone = Set(void.map(\.id))
        return publication(
            keeping: outstanding.filter { !gone.contains($0.id) }, events: fresh, void: void, reason, source,
            coder)
    }

    /// Whether what an article said before is void by what the source says. Only the same agency's words are, another's
    /// stand. A part replaces its own earlier version alone, and an addition nothing; the parts of a story stand beside a
    /// correction and beside a newer version of one of them, but not beside a rewrite of the whole under another id.
    private func replaces(_ old: OutstandingEvent, _ source: Source) -> Bool {
        guard old.article.prefix(while: { $0 != ":" }) == source.provider else { return false }
        let isOther = old.article != source.article
        switch source.standing {
        case .addition: return false
        case .part: return !isOther
        case .correction: return !(old.isPart && isOther)
        default:
            return !(old.isPart && isOther) || !outstanding.contains { $0.article == source.article }
        }
    }

    private func publication(
        keeping kept: [OutstandingEvent], events: [Event], void: [OutstandingEvent],
        _ reason: Retraction.Reason, _ source: Source, _ coder: String
    ) -> Publication {
        var out = kept
        for event in events {
            let new = OutstandingEvent(event)
            if let place = out.firstIndex(where: { $0.id == new.id }) {
                out[place] = new
            } else {
                out.append(new)
            }
        }
        let retraction =
            void.isEmpty
            ? nil
            : Retraction(
                article: source.article, version: source.version, story: source.story,
                sequence: source.sequence, void: void.map(\.id).sorted(), reason: reason, by: coder)
        return Publication(retraction: retraction, events: events, outstanding: out)
    }
}
