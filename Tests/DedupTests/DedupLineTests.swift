import Dedup
import Digest
import Testing
import Wire

@Suite("Lines of text to judge")
struct DedupLineTests {
    @Test("the time of a line wins over a date that its text begins with")
    func time() throws {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        let decoder = try WireDecoder(
            data: DataFolder(path: path.joined(separator: "/") + "/Sources/Wire/Data"))
        let text =
            #"Ferry office closes\n\nMonday, March 5, 2007\n\nThe ferry office at Old Quarry shut its doors."#
        let line = #"{"id":"a","text":"\#(text)","outlet":"Harbour Post","ts":1773136800}"#
        let article = try DedupLine(Array(line.utf8), number: 0, decoder: decoder).intake.article
        #expect(article.versionCreated?.utc == 1_773_136_800)
        #expect(article.itemID == "a")
    }
}
