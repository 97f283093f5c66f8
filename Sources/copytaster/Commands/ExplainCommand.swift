import ArgumentParser
import Dedup
import Digest
import Events
import Language
import Notation
import Store
import Wire

/// Tells which rule, dictionary entries and dates led to an event.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Tell which rule, dictionary entries and dates led to an event, or why an article is a copy.",
        discussion: """
            copytaster explain b12c9c39                  an event of the database, by its id or the start of it
            copytaster explain --file story.txt          every event of a file
            copytaster explain northwire:item-7          why an article of the database is new, a revision or a copy: \
            what it shares with the other text, what stands in one only, which figures differ

            The article is coded again with the data at hand: where they have changed since, the event may be gone, \
            and the command says so.
            """)

    @Argument(
        help: ArgumentHelp(
            "The event's id, or the first eight characters or more of it; or an article, as provider:item.",
            valueName: "event-or-article")
    )
    var event: String?

    @Option(name: .long, help: ArgumentHelp("Explain the events of a raw wire file.", valueName: "file"))
    var file: String?

    @OptionGroup var envelope: EnvelopeOptions

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        guard (event == nil) != (file == nil) else {
            throw ValidationError("Name an event of the database, or give --file and a file.")
        }
        if let event, event.count < 8, !event.contains(":") {
            throw ValidationError(
                "\"\(event)\" is too short for an event's id; give eight characters or more.")
        }
    }

    func run() throws {
        let settings = try options.settings()
        if let file { return try explain(file: file, settings) }
        let (store, path) = try options.view()
        if let event, event.contains(":") { return try explain(article: event, store, settings) }
        guard let event, let judged = try store.article(ofEvent: event) else {
            throw Failure(.noInput, "no event of \(path) has an id that starts so; see its table event")
        }
        let found = try explained(judged.article, judged.verdict.story, judged.sequence, settings)
        let mine = found.filter { $0.event.id.hasPrefix(event) }
        guard !mine.isEmpty else {
            throw Failure(
                .noInput,
                "the article \(judged.article.id) no longer gives this event: the data have changed since it was "
                    + "coded; `copytaster rebuild` does not recode, a new version of the article does")
        }
        for one in mine {
            try Output.text(EventExplanation(one, coder: coder(settings), settings).text(for: .output))
        }
    }

    /// Every version of an article, each with the article that it was related to.
    private func explain(article id: String, _ store: ViewStore, _ settings: Settings) throws {
        let versions = try store.versions(ofArticle: id)
        guard !versions.isEmpty else {
            throw Failure(
                .noInput, "no article \(id) is in the database; see the column id of its table articles")
        }
        let rules = try settings.dedupSettings()
        let terminal = Terminal.output
        for (place, judged) in versions.enumerated() {
            let older = try judged.verdict.of.flatMap { of in
                try store.versions(ofArticle: of).last { $0.sequence < judged.sequence }
            }
            if place > 0 { try Output.text("\n") }
            let explanation = VerdictExplanation(judged: judged, older: older, settings: rules)
            for line in explanation.lines(for: terminal) { try Output.line(line) }
        }
    }

    private func explain(file: String, _ settings: Settings) throws {
        guard let bytes = InputFile.read(file) else {
            throw Failure(.noInput, "\(file) cannot be read; see its path and rights")
        }
        let decoder = try WireDecoder(
            data: settings.dataFolder("Wire"),
            limits: DecodingLimits(maxBytes: settings.integer("wire.max_bytes")))
        for (place, article) in try decoder.articles(in: bytes, envelope: envelope.envelope(file: file))
            .enumerated()
        {
            for one in try explained(article, article.id, Int64(place), settings) {
                try Output.text(EventExplanation(one, coder: coder(settings), settings).text(for: .output))
            }
        }
    }

    private func coder(_ settings: Settings) throws -> EventCoder {
        try EventCoder(data: settings.dataFolder("Events"))
    }

    private func explained(
        _ article: Article, _ story: String, _ sequence: Int64, _ settings: Settings
    ) throws -> [ExplainedEvent] {
        let analyst = try Analyst(settings: settings)
        let (reading, _) = try analyst.analysis(of: article, story: story, sequence: sequence)
        return try analyst.coder.explained(
            reading, in: CodingContext(article: article, story: story, sequence: sequence))
    }
}
