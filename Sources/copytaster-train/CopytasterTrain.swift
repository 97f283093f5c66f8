import ArgumentParser

/// The trainer: makes the models and packed tables that ship, and measures them.
@main
struct CopytasterTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copytaster-train",
        abstract: "Makes and measures the models and tables that copytaster ships.",
        subcommands: [
            DedupTraining.self, DedupTrial.self, Gazetteer.self, Names.self, Tags.self, Parser.self,
            Places.self,
            Languages.self, Evaluate.self, Dictionary.self,
            ConfidenceTraining.self,
        ])
}
