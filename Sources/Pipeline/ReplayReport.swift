import Events
public import Notation

/// How the events of a replay differ from those that are live, for the articles that were replayed.
public struct ReplayReport: Sendable, Equatable {
    /// Events of one kind.
    public struct Row: Sendable, Equatable {
        /// Only the replay has them.
        public var added = 0
        /// Only the live results have them.
        public var removed = 0
        /// Both have them, and they say something else: sizes, attribution, confidence.
        public var changed = 0
        /// Both have them and they say the same.
        public var same = 0
    }

    /// One difference.
    public struct Difference: Sendable, Equatable {
        /// The closed list.
        public enum Way: String, Sendable { case added, removed, changed }

        /// What differs.
        public var way: Way
        /// The event's kind.
        public var kind: String
        /// Its id.
        public var event: String
        /// Its story.
        public var story: String
        /// The article that it was coded from.
        public var article: String
    }

    /// Articles that were replayed.
    public var articles = 0
    /// By the event's kind.
    public var kinds: [String: Row] = [:]
    /// Every difference, by story and event.
    public var differences: [Difference] = []

    /// All kinds together.
    public var total: Row {
        kinds.values.reduce(into: Row()) {
            $0.added += $1.added
            $0.removed += $1.removed
            $0.changed += $1.changed
            $0.same += $1.same
        }
    }

    /// `{"articles","kinds":[{"kind","added","removed","changed","same"}],"differences":[...]}`.
    public var json: JSONValue {
        .members([
            "articles": .int(Int64(articles)),
            "kinds": .array(
                kinds.sorted { $0.key < $1.key }.map { kind, row in
                    .members([
                        "kind": .string(kind), "added": .int(Int64(row.added)),
                        "removed": .int(Int64(row.removed)),
                        "changed": .int(Int64(row.changed)), "same": .int(Int64(row.same)),
                    ])
                }),
            "differences": .array(
                differences.map {
                    .members([
                        "way": .string($0.way.rawValue), "kind": .string($0.kind), "event": .string($0.event),
                        "story": .string($0.story), "article": .string($0.article),
                    ])
                }),
        ])
    }
}

/// What is compared of an event.
struct EventFacts: Equatable {
    var kind: String
    var digest: String
    var story: String
    var article: String

    init(_ event: Event) {
        kind = event.kind
        digest = event.contentDigest
        story = event.story
        article = event.article
    }
}

extension ReplayReport {
    /// Compares events by id.
    init(articles: Int, replayed: [String: EventFacts], live: [String: EventFacts]) {
        self.articles = articles
        for (id, facts) in replayed {
            guard let other = live[id] else {
                kinds[facts.kind, default: Row()].added += 1
                differences.append(Difference(.added, id, facts))
                continue
            }
            if other.digest == facts.digest {
                kinds[facts.kind, default: Row()].same += 1
            } else {
                kinds[facts.kind, default: Row()].changed += 1
                differences.append(Difference(.changed, id, facts))
            }
        }
        for (id, facts) in live where replayed[id] == nil {
            kinds[facts.kind, default: Row()].removed += 1
            differences.append(Difference(.removed, id, facts))
        }
        differences.sort { ($0.story, $0.event) < ($1.story, $1.event) }
    }
}

extension ReplayReport.Difference {
    init(_ way: Way, _ id: String, _ facts: EventFacts) {
        self.init(way: way, kind: facts.kind, event: id, story: facts.story, article: facts.article)
    }
}
