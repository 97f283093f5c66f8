import Notation
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
    @Test(
        "what is written reads back as the same value and the same bytes",
        arguments: [
            #"{"a":[1,-2.5,"x\ny",null,true],"b":{}}"#, #"[]"#, #""é😀\u0001\\\"""#, "-0.1",
            "9007199254740993",
        ])
    func roundTrip(text: String) throws {
        let value = try JSONReader().value(from: Array(text.utf8))
        #expect(value.line == text)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\"}", "tru", "01", "1.", "\"a", "\"\\x\"", "[1] 2", "\"\u{1}\"", "nul",
        ])
    func refusal(text: String) {
        #expect(throws: JSONError.self) { try JSONReader().value(from: Array(text.utf8)) }
    }

    @Test("a surrogate pair becomes one scalar, a lone one the replacement character")
    func surrogates() throws {
        #expect(try JSONReader().value(from: Array(#""\ud83d\ude00 \ud83d""#.utf8)).string == "😀 \u{FFFD}")
    }

    @Test(
        "signs are seen wherever they stand among plain bytes",
        arguments: [
            ("\\n", "\n"), ("\\\"", "\""), ("é", "é"), ("\u{7F}", "\u{7F}"), ("\\u00e9", "é"), (" ", " "),
        ])
    func places(written: String, read: String) throws {
        for before in 0..<18 {
            for after in [0, 1, 7, 8, 9, 16] {
                let (head, tail) = (
                    String(repeating: "a", count: before), String(repeating: "z", count: after)
                )
                let json = try JSONReader().value(from: Array("\"\(head)\(written)\(tail)\(written)\"".utf8))
                #expect(json.string == head + read + tail + read)
                let raw = Array("\"\(head)".utf8) + [1] + Array("\(tail)\"".utf8)
                #expect(throws: JSONError.self) { try JSONReader().value(from: raw) }
            }
        }
    }

    @Test("lenient reading mends escapes and control characters and says so")
    func lenient() throws {
        let read = try JSONReader().lenientValue(from: Array("{\"a\":\"\\\u{201C}x\ty\"}".utf8))
        #expect(read.value["a"]?.string == "\u{201C}x\ty")
        #expect(read.recovered)
    }

    @Test("nesting and number of values are bounded")
    func bounds() {
        let deep = Array((String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).utf8)
        #expect(throws: JSONError.self) { try JSONReader(maxDepth: 128).value(from: deep) }
        #expect(throws: JSONError.self) { try JSONReader(maxValues: 2).value(from: Array("[1,2]".utf8)) }
    }

    @Test("every prefix and every changed byte of a text is read or refused, never trapped")
    func mutations() {
        let text = Array(#"{"a":[1,-2.5e3,"x\nü\ud83d\ude00"],"b":{"c":null}}"#.utf8)
        for end in text.indices { _ = try? JSONReader().value(from: Array(text[..<end])) }
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[place] = byte
                _ = try? JSONReader().lenientValue(from: changed)
            }
        }
    }
}
