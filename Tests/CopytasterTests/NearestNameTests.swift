import Testing

@testable import copytaster

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "distance counts insertions, deletions, replacements and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("brokers", "broker", 1), ("brokers", "borkers", 1),
            ("kitten", "sitting", 3),
            ("log.level", "log.level", 0),
        ])
    func distance(first: String, second: String, expected: Int) {
        #expect(NearestName.distance(first, second) == expected)
        #expect(NearestName.distance(second, first) == expected)
    }

    @Test("what is like nothing gets no suggestion")
    func nothing() {
        #expect(NearestName.of("zzzzqqqq", in: SettingsTable.keys.map(\.name)) == nil)
    }
}
