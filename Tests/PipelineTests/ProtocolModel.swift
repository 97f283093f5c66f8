/// The delivery protocol as a model: two workers, a log, transactions, an index with its journal, a follower.
///
/// Kafka is a committed offset and an owner for each input partition, a generation of the group, and one output
/// log whose entries belong to transactions. A state is explored under every order of the workers' steps, with
/// crashes, moves of partitions and failures of the broker up to a budget. A worker that was moved away from
/// does not know it: it goes on as a zombie until the broker refuses it.
struct ProtocolModel: Hashable {
    /// What holds the protocol together; each can be left out to see that the model notices.
    struct Rules: Hashable {
        /// Offsets are refused from a member of an older generation.
        var fencesGenerations = true
        /// A new owner waits until no transaction holds offsets of its partitions.
        var waitsForStableOffsets = true
        /// A new owner reads the output log to its end before it judges.
        var readsTail = true
        /// An aborted batch leaves no trace in the index.
        var undoesIndex = true
        /// A restarted worker aborts what it had left open.
        var initAborts = true
        /// One transactional id for the partition (the judge), instead of one for each worker.
        var sharedID = false
    }

    /// An output: the record it came from and what was decided of it.
    struct Entry: Hashable {
        var partition: Int8
        var offset: Int8
        /// Offset of the record of the same content that came first; -1 where it is new.
        var original: Int8
    }

    struct Logged: Hashable {
        var entry: Entry
        /// Worker whose open transaction it belongs to; -1 where it is committed.
        var open: Int8
    }

    struct Known: Hashable {
        var partition: Int8
        var content: Int8
        var offset: Int8
        /// Batch that put it there, 0 where it is settled.
        var batch: Int8
    }

    enum Phase: Int8 { case idle, initialised, reading, working }
    enum Step: Int8 { case computed, sent, offsetsSent }

    struct Batch: Hashable {
        var number: Int8
        var entries: [Entry]
    }

    struct Worker: Hashable {
        var phase = Phase.idle
        var generation: Int8 = -1
        /// True once another producer took over its transactional id.
        var isFenced = false
        var positions: [Int8]
        var index: [Known] = []
        var batches: [Batch] = []
        /// How far the first batch's transaction is.
        var step = Step.computed
        /// Entries of the log that its SQLite holds.
        var view: Int8 = 0
        var nextBatch: Int8 = 1
    }

    var committed: [Int8]
    /// Worker whose open transaction holds an offset of the partition, and that offset; -1 for none.
    var pendingBy: [Int8]
    var pending: [Int8]
    var owner: [Int8]
    var generation: Int8 = 0
    var log: [Logged] = []
    var workers: [Worker]
    var crashesLeft: Int8
    var movesLeft: Int8
    var faultsLeft: Int8

    init(partitions: Int, crashes: Int, moves: Int, faults: Int) {
        committed = Array(repeating: 0, count: partitions)
        pendingBy = Array(repeating: -1, count: partitions)
        pending = Array(repeating: 0, count: partitions)
        // Where there are two partitions each worker starts with one.
        owner = (0..<partitions).map { Int8($0) }
        let worker = Worker(positions: Array(repeating: 0, count: partitions))
        workers = [worker, worker]
        crashesLeft = Int8(crashes)
        movesLeft = Int8(moves)
        faultsLeft = Int8(faults)
    }

    /// Entries that a reader of committed records sees.
    var visible: [Entry] {
        log.prefix { $0.open < 0 }.map(\.entry)
    }

    /// True where a worker has a transaction under way.
    func hasOpen(_ worker: Int) -> Bool {
        log.contains { $0.open == worker } || pendingBy.contains(Int8(worker))
    }

    /// Takes a worker's open transaction back.
    mutating func abortTransaction(of worker: Int) {
        log.removeAll { $0.open == worker }
        for partition in pendingBy.indices where pendingBy[partition] == worker { pendingBy[partition] = -1 }
    }

    /// Makes a worker's open transaction visible.
    mutating func commitTransaction(of worker: Int) {
        for place in log.indices where log[place].open == worker { log[place].open = -1 }
        for partition in pendingBy.indices where pendingBy[partition] == worker {
            committed[partition] = pending[partition]
            pendingBy[partition] = -1
        }
    }
}
