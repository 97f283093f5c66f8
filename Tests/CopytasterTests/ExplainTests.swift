import Foundation
import Testing

/// What led to an event, and the codebook, as a user asks for them.
@Suite("Explanations")
struct ExplainTests {
    @Test("a file's events are explained by rule, dictionary entry and date")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: path) }  // a file left behind harms nobody
        let story = """
            Norway suspends aid to Malawi

            OSLO, May 6 - Norway suspended aid to Malawi on Tuesday after auditors found that money was missing.
            """
        try Data(story.utf8).write(to: path)
        let run = try await ProgramRun.of(["explain", "--file", path.path])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("aid_cut"))
        #expect(run.output.contains("rule        triggers.tsv line"))
        #expect(run.output.contains("suspend"))
        #expect(run.output.contains("\"Norway\" is NOR"))
    }

    @Test("an event and a file at once, or neither, is refused")
    func arguments() async throws {
        for arguments in [["explain"], ["explain", "0123456789", "--file", "x"], ["explain", "0123"]] {
            let run = try await ProgramRun.of(arguments)
            #expect(run.status != 0)
            #expect(!run.errors.isEmpty)
        }
    }

    @Test("the codebook lists every kind with its codes")
    func codebook() async throws {
        let run = try await ProgramRun.of(["schema", "--codebook"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("| `defection` |"))
        #expect(run.output.contains("| `arrest` | "))
        #expect(run.lines.filter { $0.hasPrefix("| `") }.count > 80)
    }
}
