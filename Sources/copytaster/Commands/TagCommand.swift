import ArgumentParser
import Language

/// Tags names in text that is cut into tokens already.
struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Tag names in CoNLL text from standard input.",
        discussion: """
            copytaster tag < sentences.conll
            copytaster tag --types all < sentences.conll

            A line holds a token, a tab, and anything; a blank line ends a sentence; -DOCSTART- starts a document. \
            Out come the same tokens, a tab, and the predicted BIO tag. Types are PER, ORG, LOC and MISC, or with \
            --types all our own.
            """)

    /// Which types are written.
    enum Types: String, ExpressibleByArgument, CaseIterable { case four = "4", all }

    @Option(name: .long, help: "4 for PER, ORG, LOC, MISC; all for our own types.")
    var types = Types.four

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let settings = try options.settings()
        let tagger = try NameTagger(
            data: settings.dataFolder("Language"), profile: settings.readerOptions.profile)
        var document: [[String]] = [[]]
        // Tags depend on the whole document, so lines are kept until it ends.
        var lines: [String] = []
        func flush() throws {
            let tags = tagger.tags(of: document.filter { !$0.isEmpty }).flatMap { Self.renamed($0, types) }
            var next = tags.makeIterator()
            var text = ""
            for line in lines {
                let isMark = line.isEmpty || line.hasPrefix("-DOCSTART-")
                text += isMark ? (line.isEmpty ? "\n" : "\(line)\tO\n") : "\(line)\t\(next.next() ?? "O")\n"
            }
            try Output.text(text)
            document = [[]]
            lines = []
        }
        try InputFile.forEachLine { bytes in
            let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
            if line.hasPrefix("-DOCSTART-") { try flush() }
            lines.append(line)
            if line.isEmpty {
                document.append([])
            } else if !line.hasPrefix("-DOCSTART-") {
                document[document.count - 1].append(line)
            }
        }
        try flush()
    }

    /// The tags of a sentence with our types turned into the four, or into our own names.
    static func renamed(_ tags: [String], _ types: Types) -> [String] {
        let names = types == .four ? four : own
        var before: String?
        return tags.map { tag in
            let name = String(tag.dropFirst(2))
            guard !name.isEmpty, let type = names[name] ?? (types == .all ? name : nil) else {
                before = nil
                return "O"
            }
            // An O where a type was left out must not be followed by an I of the next one.
            let isInside = tag.hasPrefix("I-") && before == type
            before = type
            return (isInside ? "I-" : "B-") + type
        }
    }

    private static let four = [
        "PERSON": "PER", "PER": "PER", "ORGANISATION": "ORG", "ORG": "ORG", "OUTLET": "ORG",
        "LOCATION": "LOC",
        "LOC": "LOC", "FACILITY": "LOC", "NATIONALITY": "MISC", "MISC": "MISC",
    ]
    private static let own = ["PER": "PERSON", "ORG": "ORGANISATION", "LOC": "LOCATION"]
}
