import GRDB
import Store
import TestSupport
import Testing

@Suite("Damage")
struct VerifyTests {
    @Test("a changed character in a stored body or event is found by its row")
    func flippedBit() throws {
        let folder = try TempStore()
        let store = try folder.open()
        let judged = Builders.judged(Builders.article("item-1"), sequence: 3)
        let place = LogPlace(topic: "t", partition: 0, offset: 0)
        try store.apply(
            ViewBatch(
                entries: [
                    .article(judged, outcome: "coded", at: place), .event(Builders.event("e1"), at: place),
                ],
                positions: []))
        #expect(try store.verify().isEmpty)
        try store.close()
        let raw = try DatabaseQueue(path: folder.path)
        try raw.write {
            try $0.execute(sql: "UPDATE article SET body = replace(body, 'Tuesday', 'Tuesdax')")
            try $0.execute(sql: "UPDATE event SET json = replace(json, 'strike', 'strikf')")
        }
        try raw.close()
        let reader = try ViewStore(path: folder.path, isOwner: false)
        #expect(try reader.verify().map(\.table) == ["article", "event"])
    }
}
