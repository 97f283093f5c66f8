import Notation
import Store
import Testing

@Suite("Dead letters")
struct DeadLetterTests {
    @Test("a dead letter comes back from its JSON with its bytes, whatever they are")
    func json() throws {
        var text = FullView.letter
        text.value = Array("<item>".utf8)
        text.headers = [
            .init(name: "content-type", value: Array("text/xml".utf8)), .init(name: "n", value: nil),
        ]
        var large = FullView.letter
        large.value = nil
        large.sha256 = "ab"
        large.bytes = 11_000_000
        for letter in [FullView.letter, text, large] {
            #expect(try DeadLetter(jsonBytes: Array(letter.json.line.utf8)) == letter)
        }
    }
}
