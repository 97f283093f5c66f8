import Foundation
import Kafka
import TestSupport
import Testing

@testable import Pipeline

@Suite("Notes of what is worked on")
struct WorkNotesTests {
    private static func record(_ offset: Int64) -> Record {
        Record(topicPartition: TopicPartition("wire.raw", 2), offset: offset, value: [1])
    }

    @Test("a record is noted while it is worked on, and only then")
    func during() throws {
        let store = try TempStore()
        let notes = try WorkNotes(path: store.path + ".notes")
        let seen = notes.during(.code, Self.record(7)) { notes.underWork() }
        #expect(seen.values.map(\.offset) == [7])
        #expect(seen.values.map(\.partition) == [TopicPartition("wire.raw", 2)])
        #expect(seen.values.map(\.stage) == [.code])
        #expect(notes.underWork().isEmpty)
    }

    @Test("each end of the process counts, and outlives it")
    func counts() throws {
        let store = try TempStore()
        let path = store.path + ".notes"
        for ends in 0..<4 {
            let notes = try WorkNotes(path: path)
            #expect(notes.attempts(.judge, Self.record(3)) == ends)
            #expect(notes.attempts(.code, Self.record(3)) == 0)
            #expect(notes.attempts(.judge, Self.record(4)) == 0)
            // As a fault leaves it: marked, and never worked to an end.
            notes.during(.judge, Self.record(4)) {
                notes.during(.judge, Self.record(3)) {
                    for (slot, mark) in notes.underWork() where mark.offset == 3 { notes.mark(slot: slot) }
                    Self.copy(path, to: path + ".left")
                }
            }
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: path + ".left", toPath: path)
        }
    }

    @Test("a process that is killed from outside marks nothing")
    func killed() throws {
        let store = try TempStore()
        let path = store.path + ".notes"
        try WorkNotes(path: path).during(.decode, Self.record(1)) { Self.copy(path, to: path + ".left") }
        #expect(try WorkNotes(path: path + ".left").attempts(.decode, Self.record(1)) == 0)
    }

    @Test("a mark is forgotten once the record is passed on")
    func passed() throws {
        let store = try TempStore()
        let path = store.path + ".notes"
        let first = try WorkNotes(path: path)
        first.during(.decode, Self.record(5)) {
            first.mark(slot: 0)
            Self.copy(path, to: path + ".left")
        }
        let notes = try WorkNotes(path: path + ".left")
        notes.passed(.decode, [TopicPartition("wire.raw", 2): 5])
        notes.passed(.decode, [TopicPartition("wire.raw", 1): 9])
        notes.passed(.code, [TopicPartition("wire.raw", 2): 9])
        #expect(notes.attempts(.decode, Self.record(5)) == 1)
        notes.passed(.decode, [TopicPartition("wire.raw", 2): 6])
        #expect(notes.attempts(.decode, Self.record(5)) == 0)
        #expect(try WorkNotes(path: path + ".left").attempts(.decode, Self.record(5)) == 0)
    }

    @Test("a file of another form is begun anew", arguments: [0, 2, 99_999])
    func garbage(count: Int) throws {
        let bytes = [UInt8](repeating: 0xFF, count: count)
        let store = try TempStore()
        let path = store.path + ".notes"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let notes = try WorkNotes(path: path)
        #expect(notes.attempts(.code, Self.record(0)) == 0)
        #expect(notes.during(.code, Self.record(0)) { notes.underWork().count } == 1)
    }

    @Test("more records than slots are worked on all the same")
    func full() throws {
        let store = try TempStore()
        let notes = try WorkNotes(path: store.path + ".notes")
        func nest(_ depth: Int64) -> Int {
            depth == 0 ? notes.underWork().count : notes.during(.code, Self.record(depth)) { nest(depth - 1) }
        }
        #expect(nest(70) == WorkNotes.slots)
        #expect(notes.underWork().isEmpty)
    }

    @Test("a folder that does not exist is an error with a remedy")
    func missing() {
        #expect(throws: PipelineError.self) { try WorkNotes(path: "/nowhere/at/all.notes") }
    }

    private static func copy(_ path: String, to other: String) {
        // Mapped pages and the file are one memory, so a copy holds what a dead process would leave.
        do { try FileManager.default.copyItem(atPath: path, toPath: other) } catch {
            Issue.record("\(error)")
        }
    }
}
