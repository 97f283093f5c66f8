import ArgumentParser
import Notation
import Store

/// Finds articles by their words.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find articles by the words in them.",
        discussion: """
            copytaster search dockers strike -c copytaster.yaml
            copytaster search '"night shifts" -railway' --newest --limit 5

            All words must occur; "a phrase" as it stands; -word must not; begin* stands for all that begin so; OR \
            between two words asks for either. Case and accents do not count.

            The index is a file beside the database, STORE.search. It takes in what came since when somebody \
            searches, costs the worker nothing, and may be deleted at any time.
            """)

    @Argument(help: "What to look for.")
    var words: [String]

    @OptionGroup var options: SettingsOptions

    @Flag(help: "The newest first, not the best.")
    var newest = false

    @Option(help: "How many to show.")
    var limit = 20

    @Flag(help: "Print JSON Lines instead of a list.")
    var json = false

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit is 1 to 10000.") }
    }

    func run() throws {
        let (view, path) = try options.view()
        let index = try SearchIndex(path: path + ".search", of: view)
        var bar = ProgressBar("taking in articles", total: try view.articleCount())
        try index.catchUp { bar.show($0) }
        bar.clear()
        let hits = try index.search(words.joined(separator: " "), newestFirst: newest, limit: limit)
        guard !hits.isEmpty else {
            return Output.note("nothing holds all of this; try fewer words, begin*, or this OR that")
        }
        for hit in hits { try Output.line(json ? Self.line(hit) : Self.card(hit, on: .output)) }
    }

    private static func line(_ hit: SearchHit) -> String {
        JSONValue.members([
            "sequence": .int(hit.sequence), "article": .string(hit.article), "story": .string(hit.story),
            "relation": .string(hit.relation), "headline": .text(hit.headline),
            "published": .string(hit.published), "held": hit.isHeld ? .bool(true) : .null,
            "passage": .string(hit.passage.filter { $0 != "\u{2}" && $0 != "\u{3}" }),
        ]).line
    }

    /// Two lines: what it is, and the passage with the words marked.
    static func card(_ hit: SearchHit, on terminal: Terminal) -> String {
        let time = hit.published.prefix(16).replacing("T", with: " ")
        let held = hit.isHeld ? "  \(terminal.paint("held", .bad))" : ""
        let head =
            "\(terminal.paint(String(time), .faint))  \(terminal.paint(hit.relation, .notice))  "
            + "\(terminal.paint(TextWidth.tame(hit.headline ?? "(no headline)"), .strong))\(held)  "
            + terminal.paint(TextWidth.tame(hit.article), .faint)
        var passage = ""
        for part in hit.passage.split(separator: "\u{2}", omittingEmptySubsequences: false).enumerated() {
            let pieces = part.element.split(
                separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false
            ).map { TextWidth.tame(String($0)) }
            if part.offset == 0 || pieces.count < 2 {
                passage += pieces.joined()
            } else {
                passage += terminal.paint(pieces[0], .good) + pieces[1]
            }
        }
        return passage.isEmpty ? head : "\(head)\n    \(passage)"
    }
}
