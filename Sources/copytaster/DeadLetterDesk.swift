import ArgumentParser
import Foundation
import Pipeline
import Store

/// The dead-letter topic that the settings name.
struct DeadLetterDesk {
    let box: DeadLetterBox

    init(_ options: SettingsOptions) throws {
        let settings = try options.settings()
        box = DeadLetterBox(
            try settings.clientConfiguration(clientID: "copytaster-dead-letters"),
            topic: settings.text("topics.dead_letters"), group: settings.text("worker.group"),
            hasTransactions: settings.text("delivery.mode") == "exactly_once",
            now: { Date().timeIntervalSince1970 })
    }

    func letters() throws -> [DeadLetterBox.Letter] { try box.letters() }

    static func unknown(_ name: String) -> Failure {
        Failure(
            .badInput, "there is no dead letter \(name); `copytaster dead-letters list --all` names them all")
    }
}

/// Letters by reason and stage.
struct DeadLetterFilter: ParsableArguments {
    @Option(help: "Only letters of this reason.") var reason: String?
    @Option(help: "Only letters of this stage: decode, judge or code.") var stage: String?

    func takes(_ letter: DeadLetterBox.Letter) -> Bool {
        (reason == nil || letter.letter.reason == reason) && (stage == nil || letter.letter.stage == stage)
    }
}

/// Letters by name, or by reason and stage, or all.
struct DeadLetterChoice: ParsableArguments {
    @Argument(help: ArgumentHelp("The letters.", valueName: "partition:offset")) var names: [String] = []
    @OptionGroup var filter: DeadLetterFilter
    @Flag(name: .long, help: "All letters that wait for a decision.") var everything = false

    func validate() throws {
        let hasFilter = filter.reason != nil || filter.stage != nil
        guard !names.isEmpty || hasFilter || everything else {
            throw ValidationError("name letters, or give --reason, --stage or --everything.")
        }
        guard names.isEmpty || !hasFilter && !everything else {
            throw ValidationError(
                "name letters or choose them by --reason, --stage or --everything, not both.")
        }
    }

    /// The chosen letters that wait for a decision. One that is named and decided is passed over with a word.
    func open(in letters: [DeadLetterBox.Letter]) throws -> [DeadLetterBox.Letter] {
        for name in names {
            guard let letter = letters.first(where: { $0.name == name }) else {
                throw DeadLetterDesk.unknown(name)
            }
            if let decision = letter.decision { Output.note("\(name) was \(decision.kind.rawValue) before") }
        }
        return letters.filter {
            $0.decision == nil && (names.isEmpty ? filter.takes($0) : names.contains($0.name))
        }
    }
}
