import ArgumentParser

/// Measures the models that ship.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the models of a Data folder on annotated text.",
        subcommands: [EvaluateNames.self, EvaluateTreebank.self, EvaluateFigures.self, EvaluateParts.self])
}
