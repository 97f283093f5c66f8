import ArgumentParser
import Events
import Language
import Notation
import Wire

/// Shows what the words of texts say: sentences, mentions, events.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what the words of a story say: sentences, mentions, events, attributions.",
        discussion: """
            copytaster inspect story.txt                 readable
            copytaster inspect story.xml | jq .events    JSON, a line an article
            copytaster inspect --lines < texts.jsonl     a line in, a line out

            Lines in are {"id","text","date"?,"title"?}. Offsets are Unicode scalars into the text, the end \
            exclusive. A line that cannot be answered has an "error".
            """)

    @Argument(help: ArgumentHelp("Raw wire files of any format; - for standard input.", valueName: "file"))
    var files: [String] = []

    @Flag(name: .long, help: "Read JSON Lines from standard input and answer each with a line.")
    var lines = false

    @OptionGroup var envelope: EnvelopeOptions

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        guard lines != !files.isEmpty else {
            throw ValidationError("Name files to inspect, or give --lines and texts on standard input.")
        }
    }

    func run() throws {
        let settings = try options.settings()
        let analyst = try Analyst(settings: settings)
        if lines {
            try InputFile.forEachLine { line in
                if line.isEmpty { return }
                let answer: JSONValue
                do {
                    answer = try InspectLine(line).answer(by: analyst)
                } catch {
                    answer = InspectLine.failure(line, error)
                }
                try Output.line(answer.line)
            }
            return
        }
        let decoder = try WireDecoder(
            data: settings.dataFolder("Wire"),
            limits: DecodingLimits(maxBytes: settings.integer("wire.max_bytes")))
        for file in files { try inspect(file, decoder, analyst) }
    }

    private func inspect(_ file: String, _ decoder: WireDecoder, _ analyst: Analyst) throws {
        guard let bytes = InputFile.read(file) else {
            throw Failure(.noInput, "\(file) cannot be read; see its path and rights")
        }
        for (place, article) in try decoder.articles(in: bytes, envelope: envelope.envelope(file: file))
            .enumerated()
        {
            let (reading, events) = try analyst.analysis(
                of: article, story: article.id, sequence: Int64(place))
            let context = CodingContext(article: article, story: article.id, sequence: Int64(place))
            if Terminal.output.isInteractive {
                try Output.text(ReadingCard.text(article, reading, events, analyst.coder, .output))
            } else {
                let json = InspectLine.json(
                    id: .string(article.id), reading: reading, events: events, day: context.date,
                    coder: analyst.coder)
                try Output.line(json.line)
            }
        }
    }
}
