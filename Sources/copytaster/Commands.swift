import ArgumentParser

extension Program {
    /// Every command, in the order of `--help`.
    static var commands: [any ParsableCommand.Type] {
        [
            RunCommand.self, DemoCommand.self, CodeCommand.self, FeedCommand.self, CheckCommand.self,
            DecodeCommand.self, InspectCommand.self, ExplainCommand.self, TagCommand.self, DedupCommand.self,
            DeadLettersCommand.self, AuditCommand.self,
            ReplayCommand.self, RebuildCommand.self, VerifyCommand.self, BackupCommand.self,
            SearchCommand.self,
            SchemaCommand.self,
            SettingsCommand.self,
            VersionCommand.self,
        ]
    }

    /// The commands' names.
    static var commandNames: [String] { commands.map { $0.configuration.commandName ?? "" } }
}
