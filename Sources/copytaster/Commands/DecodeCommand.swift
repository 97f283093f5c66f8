import ArgumentParser
import Digest
import Foundation
import Notation
import Wire

/// Prints what the decoder makes of raw wire files.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Show what raw wire files hold: the canonical articles, or why they cannot be read.",
        discussion: """
            copytaster decode story.xml                    readable
            copytaster decode feed/*.json --lines | jq .   a line a file, in order

            Writes JSON Lines unless standard output is a terminal. A file that cannot be decoded is an answer \
            and not a failure: its line has an "error" with "code" and "message".
            """)

    @Argument(help: ArgumentHelp("Raw wire files of any format; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(
        name: .long,
        help: ArgumentHelp(
            "When the files were received, in ISO 8601: what is embargoed until later is held. Default: now.",
            valueName: "time"))
    var received: String?

    @Flag(name: .long, help: "Write JSON Lines also to a terminal.")
    var lines = false

    @OptionGroup var envelope: EnvelopeOptions

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let settings = try options.settings()
        let received = try moment()
        let decoder = try WireDecoder(
            data: settings.dataFolder("Wire"),
            limits: DecodingLimits(maxBytes: settings.integer("wire.max_bytes")))
        let isReadable = !lines && Terminal.output.isInteractive
        for file in files {
            let answer = decode(file, with: decoder, received: received)
            if isReadable {
                try Output.text(ArticleCard.text(file: file, answer: answer, terminal: .output))
            } else {
                try Output.line(DecodeAnswer.json(file: file, answer).line)
            }
        }
    }

    private func moment() throws -> Double {
        guard let received else { return Date().timeIntervalSince1970 }
        guard let moment = WireTime.moment(iso: received) else {
            throw ValidationError("\(received) is no time; write it as 2026-03-10T10:00:00Z")
        }
        return moment
    }

    private func decode(_ file: String, with decoder: WireDecoder, received: Double) -> DecodeAnswer {
        guard let bytes = InputFile.read(file) else {
            return .failure(
                code: "unreadable", message: "the file cannot be read; look at its path and rights")
        }
        do throws(WireError) {
            return .decoded(
                try decoder.decoding(of: bytes, envelope: envelope.envelope(file: file, received: received)))
        } catch {
            return .failure(code: error.code.rawValue, message: error.message)
        }
    }
}

/// What became of one file.
enum DecodeAnswer {
    case decoded(Decoding)
    case failure(code: String, message: String)

    /// `{"file","articles","error","evidence"}`; all are always there. The evidence says by what the format was told.
    static func json(file: String, _ answer: DecodeAnswer) -> JSONValue {
        var object = JSONObject()
        object.append("file", .string(file))
        switch answer {
        case .decoded(let decoding):
            object.append("articles", .array(decoding.articles.map(\.json)))
            object.append("error", .null)
            object.append("evidence", .array(decoding.evidence.map { .string($0) }))
        case .failure(let code, let message):
            object.append("articles", .array([]))
            object.append("error", .members(["code": .string(code), "message": .string(message)]))
            object.append("evidence", .array([]))
        }
        return .object(object)
    }
}
