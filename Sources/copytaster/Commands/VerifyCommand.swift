import ArgumentParser
import Store

/// Looks for damage in the database.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare every row of the database with its hash.",
        discussion: """
            copytaster verify -c copytaster.yaml

            Reads the whole file; a worker may run meanwhile. What is damaged is mended by \
            `copytaster rebuild`.
            """)

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let (store, path) = try options.view()
        let damage = try store.verify()
        for one in damage.prefix(20) { try Output.line("damaged  \(one.table)  \(one.row)") }
        guard damage.isEmpty else {
            throw Failure(
                .input,
                "\(Numbers.count(damage.count, "row")) of \(path) damaged; make it anew with `copytaster rebuild`"
            )
        }
        try Output.line("\(path): \(Numbers.count(try store.articleCount(), "article")), nothing is damaged")
    }
}
