import ArgumentParser
import Events
import Notation

/// Prints the published form of records.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a kind of record, or the list of them.",
        discussion: """
            copytaster schema                  the list
            copytaster schema event            one of them
            copytaster schema --codebook       the closed list of kinds of events, with their codes
            """)

    @Argument(help: ArgumentHelp("article, reading, event or retraction.", valueName: "name"))
    var name: String?

    @Flag(name: .long, help: "Print the codebook of events as a table in Markdown.")
    var codebook = false

    @OptionGroup var options: SettingsOptions

    func run() throws {
        if codebook {
            let codebook = try Codebook(data: try options.settings().dataFolder("Events"))
            return try Output.text(CodebookPage.text(codebook))
        }
        guard let name else {
            for schema in Schema.all { try Output.line("\(schema.name)\t\(schema.type)\t\(schema.meaning)") }
            return
        }
        guard let schema = Schema.all.first(where: { $0.name == name || $0.type == name }) else {
            throw Failure(
                .usage,
                "there is no schema \"\(name)\"; it is one of \(Schema.all.map(\.name).joined(separator: ", "))"
            )
        }
        try Output.line(PrettyJSON.text(schema.json))
    }
}
