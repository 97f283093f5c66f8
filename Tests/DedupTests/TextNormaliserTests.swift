import Testing

@testable import Dedup

@Suite("The same words in another dress")
struct TextNormaliserTests {
    @Test(
        "become the same text",
        arguments: [
            ("The  mayor\r\n\tsaid ", "the mayor said"),
            ("\u{201C}We\u{2019}re done\u{201D}", "\"we're done\""),
            ("twenty\u{2013}one \u{2014} or so", "twenty-one - or so"), ("har\u{AD}bour", "harbour"),
            ("har-\nbour", "harbour"), ("twenty-one", "twenty-one"), ("AT&amp;T &quot;x&quot;", "at&t \"x\""),
            ("ﬁne １２", "fine 12"), ("e\u{301}", "é"), ("", ""), ("A -\nb", "a - b"),
        ])
    func folding(text: String, normalised: String) {
        #expect(TextNormaliser.normalised(text) == normalised)
    }

    @Test(
        "marks come off a slug",
        arguments: [
            ("BC-Peru-Quake, 2ndLd-Writethru", "peru quake"), ("UPDATE 3-Peru quake", "peru quake"),
            ("Peru-Quake KILL", "peru quake"), ("Peru quake (TAKE 2)", "peru quake"),
            ("2nd Lead Peru-Quake", "peru quake"),
            ("Group of 20 meets", "group of 20 meets"), ("URGENT", nil),
        ])
    func slugs(slug: String, key: String?) throws {
        #expect(SlugKey(marks: try MarkWords(data: JudgingDesk.data)).stripped(slug) == key)
    }
}
