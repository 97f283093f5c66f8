import Foundation
import GRDB
import Store
import TestSupport
import Testing

@Suite("Damage")
struct VerifyTests {
    @Test("a changed character in a stored body or event is found by its row")
    func changedText() throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(FullView.batch)
        #expect(try store.verify().isEmpty)
        try store.close()
        let raw = try DatabaseQueue(path: folder.path)
        try raw.write {
            try $0.execute(
                sql: "UPDATE article SET body = replace(body, 'Tuesday', 'Tuesdax') WHERE sequence = 0")
            try $0.execute(sql: "UPDATE event SET json = replace(json, 'strike', 'strikf') WHERE id = 'e2'")
        }
        try raw.close()
        let reader = try ViewStore(path: folder.path, isOwner: false)
        #expect(try reader.verify().map(\.table) == ["article", "event"])
    }

    @Test(
        "a change in any column of any table is found",
        arguments: [
            ("article", "headline = 'x'"), ("article", "held_until = 7"),
            ("reading", "mentions = mentions + 1"),
            ("mention", "country = 'ZZZ' WHERE ordinal = 0"), ("mention", "ordinal = 9 WHERE ordinal = 0"),
            ("event", "who = 'x'"), ("retraction", "void = '[]'"), ("dead_letter", "value = x'00'"),
        ])
    func changedColumns(table: String, change: String) throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(FullView.batch)
        try store.close()
        let raw = try DatabaseQueue(path: folder.path)
        try raw.write { try $0.execute(sql: "UPDATE \(table) SET \(change)") }
        try raw.close()
        let reader = try ViewStore(path: folder.path, isOwner: false)
        #expect(try !reader.verify().isEmpty)
    }

    @Test("a damaged position is refused, for records could be lost by it")
    func damagedPosition() throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(FullView.batch)
        try store.close()
        let raw = try DatabaseQueue(path: folder.path)
        try raw.write { try $0.execute(sql: "UPDATE position SET next_offset = 70") }
        try raw.close()
        let reader = try ViewStore(path: folder.path, isOwner: false)
        #expect(try reader.verify().map(\.table) == ["position"])
        #expect {
            _ = try reader.positions()
        } throws: { ($0 as? StoreError)?.code == .corrupt }
    }

    @Test("a bit flipped anywhere in the file is found, or has changed no row; reading never traps")
    func flippedBits() throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(FullView.batch)
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path))
        let before = try rows(of: folder.path)
        var found = 0
        // A stride without a common factor with the page visits headers, cells and free space alike.
        for (number, place) in stride(from: 24, to: whole.count, by: 1021).enumerated() {
            var bytes = whole
            bytes[place] ^= 1 << UInt8(number % 8)
            let path = folder.directory + "/flipped-\(number).sqlite"
            try bytes.write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            do {
                let reader = try ViewStore(path: path, isOwner: false)
                _ = try reader.storyReports()
                if try reader.verify().isEmpty {
                    #expect(try rows(of: path) == before, "byte \(place)")
                } else {
                    found += 1
                }
                try reader.close()
            } catch {
                #expect(error is StoreError, "byte \(place)")
                found += 1
            }
        }
        #expect(found > 0)
    }

    /// All rows but for what has no hash.
    private func rows(of path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { database in
            try ["article", "reading", "mention", "event", "retraction", "dead_letter", "position"].flatMap {
                try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map { row in
                    row.filter { $0.0 != "outcome" && !$0.0.hasPrefix("void_") }.map { "\($0.1)" }.joined(
                        separator: "|")
                }
            }
        }
    }
}
