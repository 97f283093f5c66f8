/// The steps of a stage's batches: one may commit while the next is computed, never more than two are open.
///
/// Pure: the stage tells what happened and does what it is told. Results of batches that are no longer open
/// ask for nothing.
struct BatchMachine: Sendable {
    /// What the stage does next.
    enum Action: Sendable, Equatable {
        /// Nothing.
        case none
        /// Hand the batch to the committer.
        case commit(Int)
        /// The batch before it is still committing: wait for its end.
        case waitFor(Int)
        /// The function may forget how to undo the batch.
        case settle(Int)
        /// The function forgets this batch and all begun after it; then recover.
        case undo(from: Int, then: Recovery)
        /// Leave the assignment: nothing is open.
        case leave
    }

    private enum Phase: Equatable { case computing, computed, committing }

    private struct Open: Equatable {
        var number: Int
        var phase: Phase
    }

    private var batches: [Open] = []
    private var next = 1
    private(set) var isDraining = false

    /// The batch whose transaction is under way.
    var committing: Int? { batches.first { $0.phase == .committing }?.number }

    /// True where no batch is open.
    var isIdle: Bool { batches.isEmpty }

    /// Opens a batch; nil where two are open or the stage drains.
    mutating func open() -> Int? {
        guard batches.count < 2, !isDraining else { return nil }
        batches.append(Open(number: next, phase: .computing))
        next += 1
        return next - 1
    }

    /// The function is done with a batch.
    mutating func computed(_ number: Int) -> Action {
        guard let place = place(of: number), batches[place].phase == .computing else { return .none }
        batches[place].phase = .computed
        if let earlier = committing { return .waitFor(earlier) }
        batches[place].phase = .committing
        return .commit(number)
    }

    /// The committer has passed on a batch: settle it, then ask `afterSettling`.
    mutating func committed(_ number: Int) -> Action {
        guard let place = place(of: number), batches[place].phase == .committing else { return .none }
        batches.remove(at: place)
        return .settle(number)
    }

    /// What follows once a batch is settled: the next commit, or the end of a drain.
    mutating func afterSettling() -> Action {
        if let place = batches.firstIndex(where: { $0.phase == .computed }), committing == nil {
            batches[place].phase = .committing
            return .commit(batches[place].number)
        }
        return isDraining && batches.isEmpty ? .leave : .none
    }

    /// A batch failed: it and all begun after it are given up, unless the same call may be made again.
    mutating func failed(_ number: Int, then recovery: Recovery) -> Action {
        guard let place = place(of: number) else { return .none }
        if recovery == .retry { return .commit(number) }
        batches.removeSubrange(place...)
        return .undo(from: number, then: recovery)
    }

    /// The assignment is taken back in order: what commits may end, what is only computed is given up.
    mutating func revoked() -> Action {
        guard let place = batches.firstIndex(where: { $0.phase != .committing }) else {
            return committing.map { .waitFor($0) } ?? .leave
        }
        let number = batches[place].number
        batches.removeSubrange(place...)
        return .undo(from: number, then: .leave)
    }

    /// The assignment is lost: nothing may be committed.
    mutating func lost() -> Action {
        guard let first = batches.first else { return .leave }
        batches.removeAll()
        return .undo(from: first.number, then: .leave)
    }

    /// No batch is opened from now on; those that are open end.
    mutating func drain() -> Action {
        isDraining = true
        return batches.isEmpty ? .leave : committing.map { .waitFor($0) } ?? .none
    }

    private func place(of number: Int) -> Int? { batches.firstIndex { $0.number == number } }
}
