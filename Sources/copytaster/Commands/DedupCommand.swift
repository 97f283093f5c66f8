import ArgumentParser
import Dedup
import Notation
import Wire

/// Tells what is new, in lines of text.
struct DedupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup", abstract: "Tell what is new: judge texts in the order in which they arrive.",
        discussion: """
            copytaster dedup --lines < texts.jsonl

            Lines in, in order of arrival: {"id","text","headline"?,"slug"?,"outlet"?,"ts"?}. Lines out: {"id", \
            "story","relation","of"}, where "of" is the id of the line it relates to. A line that cannot be \
            read has an "error".
            """)

    @Flag(name: .long, help: "Read JSON Lines from standard input and answer each with a line.")
    var lines = false

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        guard lines else { throw ValidationError("Give --lines, and texts on standard input.") }
    }

    func run() throws {
        let settings = try options.settings()
        let decoder = try WireDecoder(
            data: settings.dataFolder("Wire"),
            limits: DecodingLimits(maxBytes: settings.integer("wire.max_bytes")))
        let rules = try settings.dedupSettings()
        var index = StoryIndex(settings: rules)
        var texts = JudgedTexts()
        var ids: [String: JSONValue] = [:]
        var number: Int64 = 0
        let feed = LineFeed<Line> { bytes, place in
            if bytes.isEmpty { return .empty }
            do {
                let line = try DedupLine(bytes, number: place, decoder: decoder)
                return .article(line.id, PreparedArticle(line.intake, settings: rules))
            } catch {
                return .failure(InspectLine.failure(bytes, error).line)
            }
        }
        try feed.forEach { line in
            switch line {
            case .empty: return
            case .failure(let answer): try Output.line(answer)
            case .article(let id, let prepared):
                index.begin(batch: Int(number))
                let verdict = index.judge(prepared, sequence: number) { texts[$0] }.verdict
                index.settle(batch: Int(number))
                let article = prepared.intake.article
                texts.keep(article.bodyText, of: article.id)
                ids[article.id] = id
                number += 1
                var answer = JSONObject()
                answer.append("id", id)
                answer.append("story", .string(verdict.story))
                answer.append("relation", .string(verdict.relation.rawValue))
                answer.append("of", verdict.of.flatMap { ids[$0] } ?? .null)
                try Output.line(JSONValue.object(answer).line)
            }
        }
    }

    /// A line that was read.
    private enum Line: Sendable {
        case empty
        case failure(String)
        case article(JSONValue, PreparedArticle)
    }
}
