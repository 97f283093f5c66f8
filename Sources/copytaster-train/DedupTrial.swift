import ArgumentParser
import Dedup
import Digest
import Foundation
import Notation
import Wire

/// Judges a set with a verifier that is not installed, to measure it on copy that it was not trained with.
struct DedupTrial: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup-trial",
        abstract: "Judge a set with a model of the verifier, to measure the model.",
        discussion: """
            copytaster-train dedup-trial --model verifier.tsv SET.jsonl

            Prints {"id","story","relation","of"} a line, as `copytaster dedup --lines` does, and at the end on standard \
            error the articles judged a second of processor time.
            """)

    @Argument(help: "A file of JSON Lines, in order of arrival.") var set: String
    @Option(help: "The model.") var model: String
    @Flag(help: "Print nothing but the speed.") var quiet = false

    func run() throws {
        let decoder = try WireDecoder(data: DataFolder(room: "Wire"))
        let verifier = try Verifier(text: try String(contentsOfFile: model, encoding: .utf8), path: model)
        let marks = try MarkWords(data: DataFolder(room: "Dedup"))
        var index = StoryIndex(settings: DedupSettings(verifier: verifier, marks: marks))
        var texts = JudgedTexts()
        let lines = try Data(contentsOf: URL(fileURLWithPath: set)).split(separator: UInt8(ascii: "\n"))
        let intakes = try lines.enumerated().map { number, bytes in
            try DedupLine(Array(bytes), number: Int64(number), decoder: decoder).intake
        }
        var answers = ""
        let start = clock()
        for (number, intake) in intakes.enumerated() {
            index.begin(batch: number)
            let verdict = index.judge(intake, sequence: Int64(number)) { texts[$0] }.verdict
            index.settle(batch: number)
            texts.keep(intake.article.bodyText, of: intake.article.id)
            if quiet { continue }
            // The id of a line is the item of its article.
            let item = verdict.of.flatMap { id in
                id.firstIndex(of: ":").map { String(id[id.index(after: $0)...]) }
            }
            answers +=
                JSONValue.members([
                    "id": .string(intake.article.itemID), "story": .string(verdict.story),
                    "relation": .string(verdict.relation.rawValue), "of": .text(item),
                ]).line + "\n"
        }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        FileHandle.standardOutput.write(Data(answers.utf8))
        FileHandle.standardError.write(
            Data("\(intakes.count) articles, \(Int(Double(intakes.count) / seconds)) a second\n".utf8))
    }
}
