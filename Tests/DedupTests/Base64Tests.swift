import Foundation
import Testing

@testable import Dedup

@Suite("Base64")
struct Base64Tests {
    @Test("is what others write, and reads itself, at every length")
    func lengths() {
        var writer = StoryWriter(seed: 5)
        for length in 0...70 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: writer.next(256)) }
            let text = Base64.text(of: bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.bytes(of: text) == bytes)
        }
    }

    @Test(
        "refuses what it did not write",
        arguments: ["A", "AB", "ABC", "AB=C", "====", "A===", "AB C", "ABCDé==", "AB==ABCD"])
    func damaged(text: String) { #expect(Base64.bytes(of: text) == nil) }
}
