import Testing

@testable import Pipeline

@Suite("Failpoints")
struct FailpointsTests {
    @Test("points are read with their passage and effect")
    func reads() {
        #expect(Failpoints.parse("judge.sent:3=kill") == ["judge.sent": .init(.kill, at: 3)])
        #expect(
            Failpoints.parse("code.begun=exit,store.applied:2=sleep")
                == ["code.begun": .init(.exit), "store.applied": .init(.sleep, at: 2)])
    }

    @Test(
        "another form is refused",
        arguments: ["judge.sent", "judge.sent=boom", "=kill", "a:0=kill", "a:x=kill", "a:1:2=kill"])
    func refuses(text: String) {
        #expect(Failpoints.parse(text) == nil)
    }
}
