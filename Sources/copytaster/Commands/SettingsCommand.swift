import ArgumentParser

/// Prints the settings as a commented file.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Print every setting with its meaning: the defaults, or those of this run.",
        discussion: """
            copytaster settings > copytaster.yaml       a file to start from
            copytaster settings --effective -c FILE     what a run would use
            """)

    @Flag(
        name: .long,
        help: "Print the values that a run would use, with where each came from. Secrets stay hidden.")
    var effective = false

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let settings = effective ? try options.settings() : Settings()
        try Output.text(SettingsTemplate(settings: settings, showsOrigins: effective).text)
    }
}
