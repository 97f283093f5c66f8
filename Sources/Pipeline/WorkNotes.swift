import Foundation
import Kafka
import Synchronization

/// What each thread works on, in a small mapped file that outlives the process: so a record that ends the process is
/// known at the next start.
///
/// Two tables of entries of one size: slots, one for each record under work, and marks, one for each record that has
/// ended a process. An entry is a state (4 bytes), attempts (4), stage (1), length of the topic's name (1), partition (4
/// at 12), offset (8 at 16), thread (8 at 24), then up to 224 bytes of the name, in the machine's byte order: the file
/// never leaves its machine. A slot has one writer, the thread that took it; a signal handler and the watchdog only
/// turn its state from `working` to `fatal`. Cost: some 50 ns a record.
final class WorkNotes: Sendable {
    /// How many records can be under work at once; one beyond is worked on without a note.
    static let slots = 64
    /// How many records are kept that ended a process; the oldest gives way.
    static let marks = 256
    /// Times that a record may end the process before it is set aside unread.
    static let patience = 2

    static let entryBytes = 256
    private static let magic = Array("copytaster notes 1\n".utf8)
    private static let headBytes = 256
    private static let nameBytes = 224
    static var fileBytes: Int { headBytes + (slots + marks) * entryBytes }

    /// States of a slot.
    enum State {
        static let free: UInt32 = 0
        static let working: UInt32 = 1
        static let fatal: UInt32 = 2
    }

    /// Where the slots begin, as the signal handler wants it.
    let slotsAddress: UInt
    private let mapping: UInt
    /// One bit a slot, set where it is taken.
    private let taken = Atomic<UInt64>(0)
    private let known: Mutex<[Mark]>

    /// A record that has ended a process while a stage worked on it.
    struct Mark: Sendable, Equatable {
        var stage: StageName
        var partition: TopicPartition
        var offset: Int64
        var attempts: Int
    }

    /// Opens the notes of a worker, or makes them, and takes in what the last process left.
    /// - Throws: `PipelineError` with the code `store` where the file cannot be made.
    init(path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw PipelineError(
                .store, "\(path) cannot be made; see that the folder exists and can be written")
        }
        defer { close(descriptor) }
        // Blocks are allotted now: a full disk must show here, not as a fault when a page is written.
        guard posix_fallocate(descriptor, 0, off_t(Self.fileBytes)) == 0,
            let memory = mmap(nil, Self.fileBytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            memory != MAP_FAILED
        else {
            throw PipelineError(.store, "\(path) cannot be mapped; make room on the disk")
        }
        mapping = UInt(bitPattern: memory)
        slotsAddress = mapping + UInt(Self.headBytes)
        known = Mutex(Self.takeIn(memory))
    }

    deinit { munmap(UnsafeMutableRawPointer(bitPattern: mapping), Self.fileBytes) }

    /// How often a record has ended the process while a stage worked on it.
    func attempts(_ stage: StageName, _ record: Record) -> Int {
        known.withLock { marks in
            marks.first {
                $0.stage == stage && $0.partition == record.topicPartition && $0.offset == record.offset
            }?.attempts ?? 0
        }
    }

    /// Works on a record while a note says so.
    func during<Output>(
        _ stage: StageName, _ record: Record, _ work: () throws -> Output
    ) rethrows -> Output {
        guard let slot = takeSlot() else { return try work() }
        let entry = Self.entry(slot, from: slotsAddress)
        Self.write(
            Mark(stage: stage, partition: record.topicPartition, offset: record.offset, attempts: 0), entry)
        entry?.storeBytes(of: CrashMarks.thisThread, toByteOffset: 24, as: UInt.self)
        entry?.storeBytes(of: State.working, as: UInt32.self)
        defer {
            entry?.storeBytes(of: State.free, as: UInt32.self)
            taken.bitwiseAnd(~(1 << UInt64(slot)), ordering: .releasing)
        }
        return try work()
    }

    /// Forgets the marks of records that a stage has passed on for good.
    func passed(_ stage: StageName, _ offsets: [TopicPartition: Int64]) {
        known.withLock { marks in
            guard !marks.isEmpty else { return }
            marks.removeAll { $0.stage == stage && $0.offset < offsets[$0.partition] ?? 0 }
            keep(marks)
        }
    }

    /// What each taken slot is busy with, for the watchdog; the same record in the same slot is the same value.
    func underWork() -> [Int: Mark] {
        var found: [Int: Mark] = [:]
        for slot in 0..<Self.slots where taken.load(ordering: .acquiring) & (1 << UInt64(slot)) != 0 {
            guard let entry = Self.entry(slot, from: slotsAddress),
                entry.load(as: UInt32.self) == State.working
            else { continue }
            found[slot] = Self.read(entry)
        }
        return found
    }

    /// Marks a slot, as the signal handler does: the process is about to end because of it.
    func mark(slot: Int) {
        Self.entry(slot, from: slotsAddress)?.storeBytes(of: State.fatal, as: UInt32.self)
    }

    private func takeSlot() -> Int? {
        while true {
            let bits = taken.load(ordering: .relaxed)
            let slot = (~bits).trailingZeroBitCount
            guard slot < Self.slots else { return nil }
            if taken.compareExchange(
                expected: bits, desired: bits | 1 << UInt64(slot), ordering: .acquiringAndReleasing
            ).exchanged {
                return slot
            }
        }
    }

    private func keep(_ marks: [Mark]) {
        let table = slotsAddress + UInt(Self.slots * Self.entryBytes)
        for place in 0..<Self.marks {
            let entry = Self.entry(place, from: table)
            if place < marks.count { Self.write(marks[place], entry) }
            entry?.storeBytes(of: place < marks.count ? State.fatal : State.free, as: UInt32.self)
        }
    }
}

extension WorkNotes {
    /// The marks of a mapped file, those of its slots among them, written back as marks; a file of another form is
    /// as good as empty.
    private static func takeIn(_ memory: UnsafeMutableRawPointer) -> [Mark] {
        let head = UnsafeRawBufferPointer(start: memory, count: magic.count)
        guard head.elementsEqual(magic) else {
            memory.initializeMemory(as: UInt8.self, repeating: 0, count: fileBytes)
            memory.copyMemory(from: magic, byteCount: magic.count)
            return []
        }
        var found: [Mark] = []
        let base = UInt(bitPattern: memory) + UInt(headBytes)
        // Marks first, then what the last process left in its slots: those that it did not survive count once more.
        for place in Array(slots..<(slots + marks)) + Array(0..<slots) {
            guard let entry = entry(place, from: base) else { continue }
            defer { if place < slots { entry.storeBytes(of: State.free, as: UInt32.self) } }
            guard entry.load(as: UInt32.self) == State.fatal, var mark = read(entry) else { continue }
            if place < slots { mark.attempts = 1 }
            if let same = found.firstIndex(where: {
                $0.stage == mark.stage && $0.partition == mark.partition && $0.offset == mark.offset
            }) {
                found[same].attempts += mark.attempts
            } else {
                found.append(mark)
            }
        }
        found = found.suffix(marks)
        let table = base + UInt(slots * entryBytes)
        for place in 0..<marks {
            let entry = entry(place, from: table)
            if place < found.count { write(found[place], entry) }
            entry?.storeBytes(of: place < found.count ? State.fatal : State.free, as: UInt32.self)
        }
        return found
    }

    private static func entry(_ place: Int, from table: UInt) -> UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(bitPattern: table + UInt(place * entryBytes))
    }

    private static func write(_ mark: Mark, _ entry: UnsafeMutableRawPointer?) {
        guard let entry else { return }
        let name = Array(mark.partition.topic.utf8.prefix(nameBytes))
        entry.storeBytes(of: UInt32(clamping: mark.attempts), toByteOffset: 4, as: UInt32.self)
        entry.storeBytes(
            of: UInt8(StageName.allCases.firstIndex(of: mark.stage) ?? 0), toByteOffset: 8, as: UInt8.self)
        entry.storeBytes(of: UInt8(name.count), toByteOffset: 9, as: UInt8.self)
        entry.storeBytes(of: mark.partition.partition, toByteOffset: 12, as: Int32.self)
        entry.storeBytes(of: mark.offset, toByteOffset: 16, as: Int64.self)
        (entry + 32).copyMemory(from: name, byteCount: name.count)
    }

    private static func read(_ entry: UnsafeMutableRawPointer) -> Mark? {
        let stage = Int(entry.load(fromByteOffset: 8, as: UInt8.self))
        let length = Int(entry.load(fromByteOffset: 9, as: UInt8.self))
        guard StageName.allCases.indices.contains(stage), length <= nameBytes else { return nil }
        let name = String(decoding: UnsafeRawBufferPointer(start: entry + 32, count: length), as: UTF8.self)
        return Mark(
            stage: StageName.allCases[stage],
            partition: TopicPartition(name, entry.load(fromByteOffset: 12, as: Int32.self)),
            offset: entry.load(fromByteOffset: 16, as: Int64.self),
            attempts: Int(entry.load(fromByteOffset: 4, as: UInt32.self)))
    }
}
