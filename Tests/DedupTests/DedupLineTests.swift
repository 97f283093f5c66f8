import Dedup
import Digest
import Testing
import Wire

@Suite("Lines of text to judge")
struct DedupLineTests {
    @Test("the time of a line wins over a date that its text begins with")
    func time() throws {
        let decoder = try WireDecoder(data: DataFolder(room: "Wire"))
        let text =
            #"Ferry office closes\n\nMonday, March 5, 2007\n\nThe ferry office at Old Quarry shut its doors."#
        let line = #"{"id":"a","text":"\#(text)","outlet":"Harbour Post","ts":1773136800}"#
        let article = try DedupLine(Array(line.utf8), number: 0, decoder: decoder).intake.article
        #expect(article.versionCreated?.utc == 1_773_136_800)
        #expect(article.itemID == "a")
    }
}
