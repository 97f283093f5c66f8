import Foundation
import Notation
import Testing

@testable import copytaster

@Suite("Files through all stages, without a broker and with the demo's", .timeLimit(.minutes(3)))
struct CodeCommandTests {
    private static let story = """
        Dockers Walk Out at Varno

        VARNO — Dock workers walked out on Monday, the port authority said.

        Police arrested nine strikers, a union spokesman said.

        """

    private func folder() throws -> Scratch {
        let scratch = try Scratch()
        _ = try scratch.write("01-story.txt", Self.story)
        _ = try scratch.write("02-empty.txt", " \n")
        _ = try scratch.write("03-story-again.txt", Self.story)
        return scratch
    }

    private func value(_ line: String) throws -> JSONValue { try JSONReader().value(from: Array(line.utf8)) }

    @Test("code writes a line for each record of the output topics, with the file it comes from")
    func lines() async throws {
        let scratch = try folder()
        let run = try await ProgramRun.of(["code", scratch.path, "--provider", "varno-post"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = try run.lines.map(value)
        let articles = lines.filter { $0["type"]?.string == "wire.article.v1" }
        #expect(
            articles.map { $0["file"]?.string } == [
                "\(scratch.path)/01-story.txt", "\(scratch.path)/03-story-again.txt",
            ])
        #expect(articles.first?["data"]?["verdict"]?["relation"]?.string == "new")
        #expect(articles.last?["data"]?["verdict"]?["relation"]?.string != "new")
        let dead = lines.filter { $0["type"]?.string == "dead_letter" }
        #expect(dead.map { $0["reason"]?.string } == ["empty"])
        #expect(dead.first?["file"]?.string == "\(scratch.path)/02-empty.txt")
    }

    @Test("every line's data fits the published schema of its type")
    func schemas() async throws {
        let scratch = try folder()
        let run = try await ProgramRun.of(["code", scratch.path, "--provider", "varno-post"])
        for line in try run.lines.map(value) {
            guard let schema = Schema.all.first(where: { $0.type == line["type"]?.string }) else { continue }
            #expect(schema.shape.problems(of: try line.required("data")) == [])
        }
    }

    @Test("the same files twice give the same lines")
    func deterministic() async throws {
        let scratch = try folder()
        let first = try await ProgramRun.of(["code", scratch.path])
        let second = try await ProgramRun.of(["code", scratch.path])
        #expect(first.output == second.output)
        #expect(!first.output.isEmpty)
    }

    @Test("code --table shows stories within the columns at hand")
    func table() async throws {
        let scratch = try folder()
        let run = try await ProgramRun.of(["code", scratch.path, "--table"])
        #expect(run.output.contains("Dockers Walk Out at Varno"))
        #expect(run.output.contains("dead letter: empty"))
        for line in run.lines { #expect(TextWidth.of(line) <= 100) }
    }

    @Test("code --sqlite keeps everything in a database that goes on, and that verify finds sound")
    func database() async throws {
        let scratch = try folder()
        let path = "\(scratch.path)/kept.sqlite"
        for _ in 0..<2 {
            let run = try await ProgramRun.of([
                "code", "\(scratch.path)/01-story.txt", "--sqlite", path, "--lines",
            ])
            #expect(run.status == 0, "\(run.errors)")
        }
        let verify = try await ProgramRun.of(["verify", "--set", "store.path=\(path)"])
        #expect(verify.status == 0, "\(verify.errors)")
        #expect(verify.output.contains("2 articles"))
        let copy = "\(scratch.path)/copy.sqlite"
        let backup = try await ProgramRun.of(["backup", copy, "--set", "store.path=\(path)"])
        #expect(backup.status == 0, "\(backup.errors)")
        #expect(backup.output.contains("2 articles"))
        let again = try await ProgramRun.of(["backup", copy, "--set", "store.path=\(path)"])
        #expect(again.status != 0)
        #expect(again.errors.contains("name another file"))
        let found = try await ProgramRun.of(["search", "dockers", "--set", "store.path=\(copy)"])
        #expect(found.output.contains("Dockers Walk Out at Varno"), "\(found.errors)")
        let lines = try await ProgramRun.of(["search", "dockers", "--json", "--set", "store.path=\(copy)"])
        #expect(lines.lines.first?.hasPrefix("{\"sequence\":0,") == true)
        let nothing = try await ProgramRun.of(["search", "zeppelin", "--set", "store.path=\(copy)"])
        #expect(nothing.output.isEmpty)
        #expect(nothing.errors.contains("fewer words"))
    }

    @Test("a file that is missing is an error before anything is done")
    func missing() async throws {
        let run = try await ProgramRun.of(["code", "/nowhere/archive"])
        #expect(run.status == ExitStatus.noInput.rawValue)
        #expect(run.output.isEmpty)
    }

    @Test("dedup --lines answers in order, a copy with the story and id of its original")
    func dedup() async throws {
        let lines = ["a", "b", "c"].map { id in
            let text =
                id == "c" ? "A storm closed the airport of Varno for nine hours on Tuesday." : Self.story
            return JSONValue.members(["id": .string(id), "text": .string(text), "ts": .int(1_773_136_800)])
                .line
        }
        let run = try await ProgramRun.of(
            ["dedup", "--lines"], input: lines.joined(separator: "\n") + "\n{}\n")
        let answers = try run.lines.map(value)
        #expect(answers.map { $0["id"]?.string } == ["a", "b", "c", nil])
        #expect(answers[0]["relation"]?.string == "new")
        #expect(answers[1]["story"] == answers[0]["story"])
        #expect(answers[1]["of"]?.string == "a")
        #expect(answers[2]["story"] != answers[0]["story"])
        #expect(answers[3]["error"]?["code"]?.string == "shape")
    }

    @Test("schema prints JSON that can be read, and names those that exist")
    func schema() async throws {
        let run = try await ProgramRun.of(["schema", "event"])
        #expect(try value(run.output)["$id"]?.string == "urn:copytaster:schema:wire.event.v1")
        let wrong = try await ProgramRun.of(["schema", "evnt"])
        #expect(wrong.status == ExitStatus.usage.rawValue)
        #expect(wrong.errors.contains("retraction"))
    }

    @Test("the demo feeds a folder through the worker and shows what became of each record")
    func demo() async throws {
        let scratch = try folder()
        _ = try scratch.write(
            "feed.json",
            """
            [{"file": "01-story.txt", "provider": "varno-post", "copies": 2}, {"file": "02-empty.txt", "provider": "x"}]
            """)
        let run = try await ProgramRun.of(
            ["demo", "--once", "--feed", scratch.path], environment: ["TMPDIR": scratch.path])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Dockers Walk Out at Varno"))
        #expect(run.output.contains("redelivery of 1"))
        #expect(run.output.contains("dead letter: empty"))
        #expect(run.output.contains("sqlite3 \(scratch.path)/copytaster-demo-"))
        #expect(run.errors.contains("demo broker in memory"))
    }
}
