import ArgumentParser
import Notation

/// Prints the published form of records.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a kind of record, or the list of them.",
        discussion: """
            copytaster schema                  the list
            copytaster schema event            one of them
            """)

    @Argument(help: ArgumentHelp("article, reading, event or retraction.", valueName: "name"))
    var name: String?

    func run() throws {
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
