import Foundation
import Notation
import Testing

@testable import copytaster

@Suite("The program as a user runs it", .timeLimit(.minutes(2)))
struct CommandTests {
    private func value(_ line: String) throws -> JSONValue { try JSONReader().value(from: Array(line.utf8)) }

    @Test("version prints one line")
    func version() async throws {
        let run = try await ProgramRun.of(["version"])
        #expect(run.status == 0)
        #expect(run.output == "\(Version.text)\n")
    }

    @Test("every command has help with an abstract and, but for version, an example")
    func help() async throws {
        for name in Program.commandNames {
            let run = try await ProgramRun.of([name, "--help"])
            #expect(run.status == 0)
            #expect(run.output.contains("OVERVIEW"))
            #expect(name == "version" || run.output.contains("copytaster \(name)"), "\(name)")
        }
    }

    @Test("an unknown command is a usage error on standard error")
    func unknownCommand() async throws {
        let run = try await ProgramRun.of(["taste"])
        #expect(run.status == ExitStatus.usage.rawValue)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("taste"))
    }

    @Test("an unknown setting has its own status and names the nearest")
    func unknownSetting() async throws {
        let run = try await ProgramRun.of(["settings", "--effective", "--set", "kafka.broker=x"])
        #expect(run.status == ExitStatus.settings.rawValue)
        #expect(run.errors.contains("kafka.brokers"))
    }

    @Test("a settings file is found by COPYTASTER_CONFIG")
    func settingsFile() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("site.yaml", "kafka:\n  brokers: somewhere:1\n")
        let run = try await ProgramRun.of(
            ["settings", "--effective"], environment: ["COPYTASTER_CONFIG": path])
        #expect(run.status == 0)
        #expect(run.output.contains("brokers: \"somewhere:1\"  # from \(path):2"))
    }

    @Test("decode answers a line a file in their order, failures included")
    func decode() async throws {
        let scratch = try Scratch()
        let story = try scratch.write(
            "story.txt",
            "Ferry Runs Aground Off Skerry\n\nSKERRY — A ferry ran aground on Monday, the coast guard said.\n"
        )
        let empty = try scratch.write("empty.txt", "  \n")
        let run = try await ProgramRun.of(["decode", empty, story, "/nowhere/x.txt"])
        #expect(run.status == 0)
        let answers = try run.lines.map(value)
        #expect(answers.map { $0["file"]?.string } == [empty, story, "/nowhere/x.txt"])
        #expect(answers[0]["error"]?["code"]?.string == "empty")
        #expect(answers[0]["articles"]?.array?.isEmpty == true)
        #expect(answers[1]["error"]?.isNull == true)
        #expect(answers[1]["articles"]?.array?.count == 1)
        #expect(answers[2]["error"]?["code"]?.string == "unreadable")
    }

    @Test("inspect --lines answers a line for a line, with offsets that point at the text")
    func inspect() async throws {
        let text = "“Nobody was hurt,” said Ana Íñiguez. The ferry was refloated on Tuesday."
        let line = JSONValue.members([
            "id": .string("a"), "text": .string(text), "date": .string("2026-03-10"),
        ]).line
        let run = try await ProgramRun.of(
            ["inspect", "--lines"], input: "\(line)\nnot json\n{\"id\":2,\"text\":\"\"}")
        #expect(run.status == 0)
        let answers = try run.lines.map(value)
        #expect(answers.count == 3)
        #expect(answers[0]["id"]?.string == "a")
        let scalars = Array(text.unicodeScalars)
        for sentence in answers[0]["sentences"]?.array ?? [] {
            let end = sentence.array?.last?.int ?? 0
            #expect(end <= scalars.count)
            #expect(scalars[end - 1] == ".")
        }
        #expect(answers[1]["error"]?["code"]?.string == "syntax")
        #expect(answers[2]["id"]?.int == 2)
    }

    @Test("check --offline finds the data files in order, and a database folder that is missing")
    func check() async throws {
        let scratch = try Scratch()
        let well = try await ProgramRun.of(["check", "--offline"], folder: scratch.path)
        #expect(well.status == 0, "\(well.output)")
        let ill = try await ProgramRun.of([
            "check", "--offline", "--set", "store.path=\(scratch.path)/no/such/x.sqlite",
        ])
        #expect(ill.status == ExitStatus.input.rawValue)
        #expect(ill.output.contains("FAIL  database"))
    }

    @Test("check says which data folder is missing, and feed which broker does not answer")
    func unavailable() async throws {
        let data = try await ProgramRun.of(["check", "--offline", "--set", "data.path=/nowhere"])
        #expect(data.status == ExitStatus.installation.rawValue)
        let scratch = try Scratch()
        let story = try scratch.write("story.txt", "Words\n")
        // Port 1 of the loopback address is never a broker.
        let feed = try await ProgramRun.of(
            [
                "feed", story, "--set", "kafka.brokers=127.0.0.1:1", "--set",
                "kafka.properties.socket.timeout.ms=1000",
            ])
        #expect(feed.status == ExitStatus.unavailable.rawValue)
        #expect(feed.errors.contains("kafka.brokers"))
        let missing = try await ProgramRun.of(["feed", "/nowhere/story.txt"])
        #expect(missing.status == ExitStatus.noInput.rawValue)
    }
}
