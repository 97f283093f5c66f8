import ArgumentParser
import Store

/// Copies the live database.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database to a new file while a worker runs.",
        discussion: """
            copytaster backup copytaster-2026-03-10.sqlite -c copytaster.yaml

            The copy is the view at one moment, with its positions in the topics. To go back to it, stop the worker, put \
            the file in the place of store.path and start again: the worker follows the topics from there. What the \
            topics no longer hold is in backups only.
            """)

    @Argument(help: "The new file.")
    var file: String

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let (store, _) = try options.view()
        var bar: ProgressBar?
        try store.backUp(to: file) { done, all in
            var drawn = bar ?? ProgressBar("copying pages", total: all)
            drawn.show(done)
            bar = drawn
        }
        bar?.clear()
        let copy = try ViewStore(path: file, isOwner: false)
        try Output.line("\(file): \(Numbers.count(try copy.articleCount(), "article"))")
    }
}
