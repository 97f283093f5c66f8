import ArgumentParser
import Notation
import Pipeline
import Store

/// Records that could not be worked on.
struct DeadLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: "List, show, replay or drop records that could not be worked on.",
        discussion: """
            copytaster dead-letters list --reason malformed
            copytaster dead-letters show 0:17
            copytaster dead-letters show 0:17 --raw > record.bin
            copytaster dead-letters replay 0:17 0:23
            copytaster dead-letters replay --reason analysis_failed
            copytaster dead-letters drop --reason empty

            A letter is named by partition and offset of the dead-letter topic. A replay publishes its record again \
            where it came from and marks the letter in the same transaction; what is marked is passed over the next \
            time. A letter is never deleted: to drop one is a mark too.
            """,
        subcommands: [
            ListDeadLetters.self, ShowDeadLetter.self, ReplayDeadLetters.self, DropDeadLetters.self,
        ], defaultSubcommand: ListDeadLetters.self)
}

/// The letters as a table.
struct ListDeadLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Letters that wait for a decision, as a table.")

    @OptionGroup var choice: DeadLetterFilter
    @Flag(name: .long, help: "Those that were replayed or dropped too.") var all = false
    @Flag(name: .long, help: "JSON Lines instead of a table, with the records' bytes.") var lines = false
    @OptionGroup var options: SettingsOptions

    func run() throws {
        let letters = try DeadLetterDesk(options).letters().filter {
            choice.takes($0) && (all || $0.decision == nil)
        }
        if lines {
            for letter in letters { try Output.line(DeadLetterRendering.json(letter).line) }
        } else if letters.isEmpty {
            try Output.line("no dead letters wait for a decision")
        } else {
            for line in DeadLetterRendering.table(letters, showsDecisions: all).lines(for: .output) {
                try Output.line(line)
            }
            Output.note(
                "\(Numbers.count(letters.count, "letter")); `copytaster dead-letters show \(letters[0].name)`"
            )
        }
    }
}

/// One letter with all that is known of it.
struct ShowDeadLetter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One letter: why it lies there, its headers, its bytes.")

    @Argument(help: ArgumentHelp("The letter.", valueName: "partition:offset")) var name: String
    @Flag(name: .long, help: "The record's bytes as they came, and nothing else.") var raw = false
    @OptionGroup var options: SettingsOptions

    func run() throws {
        guard let letter = try DeadLetterDesk(options).letters().first(where: { $0.name == name }) else {
            throw DeadLetterDesk.unknown(name)
        }
        guard raw else { return try Output.text(DeadLetterRendering.card(letter)) }
        guard let value = letter.letter.value, letter.letter.sha256 == nil else {
            throw Failure(
                .badInput, "the bytes of \(name) were too many to be kept; only their sha256 and number are")
        }
        try Output.bytes(value)
    }
}

/// Publishes records again.
struct ReplayDeadLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Publish the records of letters again where they came from, once.")

    @OptionGroup var choice: DeadLetterChoice
    @OptionGroup var options: SettingsOptions

    func run() throws {
        let desk = try DeadLetterDesk(options)
        let chosen = try choice.open(in: try desk.letters())
        let kept = chosen.filter(\.canBeReplayed)
        if kept.count < chosen.count {
            Output.note(
                "\(Numbers.count(chosen.count - kept.count, "letter")) left out: bytes beyond the topic's limit are not "
                    + "kept; feed the record again from where it came")
        }
        if !kept.isEmpty { try desk.box.replay(kept) }
        try Output.line("\(Numbers.count(kept.count, "record")) published again")
    }
}

/// Marks letters of which nothing is to become.
struct DropDeadLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Record that nothing is to become of letters; they stay on the topic.")

    @OptionGroup var choice: DeadLetterChoice
    @OptionGroup var options: SettingsOptions

    func run() throws {
        let desk = try DeadLetterDesk(options)
        let chosen = try choice.open(in: try desk.letters())
        if !chosen.isEmpty { try desk.box.drop(chosen) }
        try Output.line("\(Numbers.count(chosen.count, "letter")) dropped")
    }
}
