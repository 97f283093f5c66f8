/// What the page at `/` shows to a person: stages, counts and the latest stories.
public struct Overview: Sendable, Equatable {
    /// One stage at work.
    public struct Stage: Sendable, Equatable {
        /// The stage's name.
        public var name: String
        /// What it is doing, in a word or two: "working", "waiting for the broker".
        public var state: String
        /// Records passed on since the start.
        public var records: Int
        /// Records not yet read; nil where nobody knows.
        public var lag: Int?

        /// A stage with what it has done and has before it.
        public init(name: String, state: String, records: Int, lag: Int?) {
            self.name = name
            self.state = state
            self.records = records
            self.lag = lag
        }
    }

    /// How often something was seen.
    public struct Count: Sendable, Equatable {
        /// What was counted.
        public var name: String
        /// How often.
        public var value: Int

        /// A number of something.
        public init(name: String, value: Int) {
            self.name = name
            self.value = value
        }
    }

    /// A line about one story.
    public struct Story: Sendable, Equatable {
        /// When its latest article came, as it is to be shown.
        public var time: String
        /// The agency.
        public var provider: String
        /// Its headline.
        public var headline: String
        /// What dedup says of its latest article.
        public var verdict: String
        /// Its events, a short phrase each.
        public var events: [String]

        /// A story with its verdict and events.
        public init(time: String, provider: String, headline: String, verdict: String, events: [String]) {
            self.time = time
            self.provider = provider
            self.headline = headline
            self.verdict = verdict
            self.events = events
        }
    }

    /// What the program is called on the page.
    public var title: String
    /// One line below the title: version, broker, database.
    public var subtitle: String
    /// Stages, in the order of the flow.
    public var stages: [Stage] = []
    /// Verdicts of dedup.
    public var verdicts: [Count] = []
    /// What became of records.
    public var outcomes: [Count] = []
    /// The latest stories, newest first.
    public var stories: [Story] = []

    /// A page that shows nothing yet.
    public init(title: String, subtitle: String) {
        self.title = title
        self.subtitle = subtitle
    }
}
