public import Digest
public import Language

/// Codes what a reading says into events: who did what to whom, where, when, how many, on whose word.
///
/// Pure: the same reading and context give the same events on every machine. Safe to share between threads.
public struct EventCoder: Sendable {
    /// Version of the rules.
    public static let version = "1.0"

    private let actors: ActorLexicon
    private let verbs: VerbLexicon
    private let kinds: KindTable
    private let frames: FrameTable
    private let classifier: WordClassifier
    private let discards: DiscardTable
    private let model: ConfidenceModel
    private let dictionary: String

    /// Loads the dictionaries from the room's data folder.
    /// - Throws: `DataError` where a file is missing or cut short.
    public init(data: DataFolder = DataFolder(room: "Events")) throws {
        actors = try ActorLexicon(data: data)
        kinds = try KindTable(data: data)
        verbs = try VerbLexicon(data: data, kinds: kinds)
        frames = try FrameTable(data: data)
        discards = try DiscardTable(data: data)
        model = try ConfidenceModel(data: data)
        classifier = try WordClassifier(data: data, verbForms: verbs.forms)
        dictionary = String(SHA256(of: try data.bytes(of: "SHA256SUMS")).hex.prefix(12))
    }

    /// The events of one article, the main one first; each is reported once, however often it is told.
    ///
    /// Ids are a function of story, kind, participants, date and place. None where the language has no model.
    public func events(of reading: Reading, in context: CodingContext) throws -> [Event] {
        try explained(reading, in: context).map(\.event)
    }

    /// The same events, each with the rules that named it.
    public func explained(_ reading: Reading, in context: CodingContext) throws -> [ExplainedEvent] {
        guard reading.languageSupported else { return [] }
        let analysis = Analysis(reading: reading, classifier: classifier)
        let finder = people(analysis, context.date)
        let candidates = CandidateFinder(verbs: verbs, frames: frames, kinds: kinds, people: finder)
        let circumstances = Circumstances(text: analysis.text, frames: frames, context: context)
        let speakers = AttributionFinder(text: analysis.text, frames: frames, people: finder)
        var memory = ParticipantMemory(people: finder)
        var told: [EventMerger.Told] = []
        let reaches = analysis.views.map { discards.reach(in: $0.words) }
        // Copy that marks firms by their shares is of business as a whole.
        let isOfFirms = !analysis.text.firms.isEmpty
        let isPlay = reaches.contains(.article)
        for (number, view) in analysis.views.enumerated() {
            var found = candidates.candidates(
                in: view, analysis.clauses[number], number: number)
            // Beside sport and show only violence is meant as it stands.
            if isPlay || reaches[number] != nil { found.removeAll { !$0.isPlain } }
            memory.resolve(&found, in: view)
            if isOfFirms || discards.isMarketTalk(view.words) {
                found.removeAll { !PublicMatter.isMeant($0) }
            }
            if !found.isEmpty {
                let builder = EventBuilder(
                    view: view, clauses: analysis.clauses[number], circumstances: circumstances, kinds: kinds,
                    attributions: speakers.attributions(in: view, analysis.clauses[number]), people: finder,
                    context: context,
                    dictionary: dictionary)
                told += builder.events(of: found).map { circumstances.placed($0, near: told.last) }
            }
            memory.remember(view)
        }
        var seen: Set<String> = []
        return EventMerger().merged(told).compactMap { told in
            // What the body does not tell again was most likely misread.
            if told.isShouted { return nil }
            var event = told.event
            let features = ConfidenceModel.features(told)
            event.confidence = model.confidence(features)
            Self.sign(&event)
            guard seen.insert(event.id).inserted else { return nil }
            return ExplainedEvent(event: event, rules: told.rules, features: features)
        }
    }

    /// On whose word the text says things, with or without an event, in the order of the text.
    public func attributions(of reading: Reading) -> [Attribution] {
        guard reading.languageSupported else { return [] }
        let analysis = Analysis(reading: reading, classifier: classifier)
        let speakers = AttributionFinder(
            text: analysis.text, frames: frames, people: people(analysis, nil))
        return zip(analysis.views, analysis.clauses).flatMap {
            speakers.attributions(in: $0, $1).map(\.attribution)
        }
    }

    /// Everyone whom the text names or mentions and whom a dictionary knows, in the order of the text.
    public func participants(of reading: Reading, on day: CalendarDay?) -> [Participant] {
        guard reading.languageSupported else { return [] }
        let analysis = Analysis(reading: reading, classifier: classifier)
        let finder = people(analysis, day)
        return analysis.views.flatMap { view in
            view.chunks.indices.compactMap { chunk in
                finder.find(chunk, in: view).map { finder.participant($0, in: view) }
            }
        }
    }

    private func people(_ analysis: Analysis, _ day: CalendarDay?) -> ParticipantFinder {
        var finder = ParticipantFinder(
            lexicon: actors, text: analysis.text, day: day, countries: analysis.countries)
        finder.learn(from: analysis.views)
        return finder
    }

    /// Gives an event its id and incident.
    private static func sign(_ event: inout Event) {
        let day = event.date?.value.start.iso ?? ""
        let place = event.location?.place.name ?? ""
        let actor = event.actor.map(\.identity).joined(separator: "+")
        let recipient = event.recipient.map(\.identity).joined(separator: "+")
        event.id = Identifier.of([
            event.story, event.kind, event.polarity.rawValue, event.modality.rawValue, actor, recipient, day,
            place,
        ])
        func group(_ people: [Participant]) -> String {
            people.map { "\($0.code ?? "---")\($0.sector ?? "")" }.sorted().joined(separator: "+")
        }
        event.incident = Identifier.of([
            event.kind, group(event.actor), group(event.recipient), day, event.location?.place.admin1 ?? "",
        ])
    }

    /// What the dictionaries know of the words of a participant: a line for each name and common noun among them.
    public func entries(for words: String, on day: CalendarDay?) -> [String] {
        let tokens = words.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        return actors.entries(for: tokens, on: day)
    }
}
