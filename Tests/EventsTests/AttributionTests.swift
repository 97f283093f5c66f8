import Events
import Testing

@Suite("Attributions")
struct AttributionTests {
    @Test(
        "source and cue are found",
        arguments: [
            ("The minister said the bridge was closed.", "The minister", "said", false),
            ("The bridge was closed, the minister said.", "the minister", "said", false),
            ("“We closed the bridge,” said the minister.", "the minister", "said", true),
            (
                "The bridge was closed, according to the mayor of Dalvo.", "the mayor of Dalvo",
                "according to", false
            ),
            ("Villagers told reporters that the river had risen.", "Villagers", "told", false),
            (
                "The island's chief pilot, Anna Holt, told the harbour board that it should mend the pier.",
                "The island's chief pilot", "told", false
            ),
        ])
    func found(text: String, source: String, cue: String, direct: Bool) throws {
        let stories = try StoryReader.make()
        let all = stories.coder.attributions(of: try stories.reading(text))
        let one = try #require(all.first { $0.cue.text == cue })
        #expect(one.source?.text == source)
        #expect(one.isDirect == direct)
    }
}
