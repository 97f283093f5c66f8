import ArgumentParser

extension Program {
    /// Every command, in the order of `--help`.
    static var commands: [any ParsableCommand.Type] {
        [
            RunCommand.self, DemoCommand.self, FeedCommand.self, CheckCommand.self, InspectCommand.self,
            DecodeCommand.self,
            SettingsCommand.self,
            VersionCommand.self,
        ]
    }

    /// The commands' names.
    static var commandNames: [String] { commands.map { $0.configuration.commandName ?? "" } }
}
