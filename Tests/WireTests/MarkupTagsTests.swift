import Testing

@testable import Wire

@Suite("Tags with too many attributes")
struct MarkupTagsTests {
    private static let many = (0..<400).map { "a\($0)=\"1\"" }.joined(separator: " ")
    private static let words = (0..<900).map { "a\($0)" }.joined(separator: " ")

    @Test(
        "attributes of XML are counted by element",
        arguments: [
            ("<a \(many)/>", false), ("<b><a\n\(many)>text</a></b>", false),
            ("<a x='1' \(many.replacing("\"", with: "'"))/>", false),
            ("<b><!-- <a \(many)/> --></b>", true), ("<b><![CDATA[<a \(many)/>]]></b>", true),
            ("<b x=\"\(many.replacing("\"", with: ""))\">a = b</b>", true),
            ("<b>\(String(repeating: "<a x=\"1\" y='2'/>", count: 300))</b>", true),
            ("<a x=\"1 \(many.replacing("\"", with: ""))", true), ("<", true), ("<!--", true), ("", true),
        ])
    func xml(document: String, isFew: Bool) {
        #expect(MarkupTags.attributesAreFew(inXML: Array(document.utf8), most: 256) == isFew)
    }

    @Test(
        "HTML loses the attributes that are too many, and nothing else",
        arguments: [
            ("<p \(many)>Rain fell.</p><p>It went on.</p>", "<p a0"),
            ("<p \(words)>Rain fell.</p><p>It went on.</p>", "<p a0"),
            ("<p it's \(words) '>Rain fell.</p><p>It went on.</p>", "<p it's a0"),
        ])
    func html(page: String, start: String) throws {
        let cut = try #require(
            Array(page.utf8).withUnsafeBufferPointer { MarkupTags.html($0, withAttributes: 256) })
        let text = String(decoding: cut, as: UTF8.self)
        #expect(text.hasPrefix(start))
        #expect(text.hasSuffix(">Rain fell.</p><p>It went on.</p>"))
        #expect(text.utf8.count < page.utf8.count)
        #expect(HTMLBody.blocks(of: page, maxTextBytes: 1000).map(\.text) == ["Rain fell.", "It went on."])
    }

    @Test(
        "scripts, comments and ordinary tags stay",
        arguments: [
            "<script>if (a<b \(words)) { c() }</script><p>Rain fell.</p>",
            "<!-- <p \(many)> --><p>Rain fell.</p>",
            "<p class=\"\(words)\">Rain fell.</p>", "<p \(words.prefix(200))>Rain fell.</p>", "a < b", "<",
        ])
    func ordinary(page: String) {
        #expect(Array(page.utf8).withUnsafeBufferPointer { MarkupTags.html($0, withAttributes: 256) } == nil)
    }
}
