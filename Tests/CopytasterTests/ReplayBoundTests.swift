import Testing

@testable import copytaster

@Suite("Bounds of a replay")
struct ReplayBoundTests {
    @Test("are natural ends, times or offsets")
    func read() throws {
        #expect(try ReplayBound("start", "--from") == .natural)
        #expect(try ReplayBound("now", "--to") == .natural)
        #expect(try ReplayBound("2026-03-10T10:00:00Z", "--from") == .time(milliseconds: 1_773_136_800_000))
        #expect(try ReplayBound("0:100,3:7", "--from") == .offsets([0: 100, 3: 7]))
        #expect(try ReplayBound.partitions("0,2") == [0, 2])
        #expect(try ReplayBound.partitions(nil) == nil)
    }

    @Test("else the error says what to write", arguments: ["yesterday", "0", "0:x", ":", "1:-5"])
    func wrong(text: String) {
        let failure = #expect(throws: Failure.self) { try ReplayBound(text, "--from") }
        #expect(failure?.message.contains("0:100,1:250") == true)
    }
}
