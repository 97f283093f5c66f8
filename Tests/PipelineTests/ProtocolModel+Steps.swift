extension ProtocolModel {
    /// Every state that one step of one worker, a crash, a move or a failure of the broker leads to.
    func successors(_ contents: [[Int8]], _ rules: Rules) -> [ProtocolModel] {
        var next: [ProtocolModel] = []
        for worker in workers.indices {
            next += steps(of: worker, contents, rules)
            // The broker ends the transaction of a dead worker sooner or later.
            if workers[worker].phase == .idle, hasOpen(worker) {
                next.append(changed { $0.abortTransaction(of: worker) })
            }
            if crashesLeft > 0, workers[worker].phase != .idle {
                next.append(
                    changed {
                        $0.crashesLeft -= 1
                        $0.stop(worker)
                    })
            }
        }
        if movesLeft > 0, zip(committed, contents).contains(where: { Int($0) < $1.count }) {
            for partition in owner.indices {
                next.append(
                    changed {
                        $0.movesLeft -= 1
                        $0.generation += 1
                        $0.owner[partition] = 1 - owner[partition]
                    })
            }
        }
        return next
    }

    private func changed(_ change: (inout ProtocolModel) -> Void) -> ProtocolModel {
        var state = self
        change(&state)
        return state
    }

    /// The worker loses its memory; its transaction stays open at the broker, its SQLite stays.
    private mutating func stop(_ worker: Int) {
        var fresh = Worker(positions: workers[worker].positions.map { _ in 0 })
        fresh.view = workers[worker].view
        workers[worker] = fresh
    }

    private func owned(_ worker: Int) -> [Int] { owner.indices.filter { owner[$0] == worker } }

    private func steps(of w: Int, _ contents: [[Int8]], _ rules: Rules) -> [ProtocolModel] {
        var next: [ProtocolModel] = []
        let worker = workers[w]
        if !rules.readsTail, Int(worker.view) < visible.count {
            next.append(changed { $0.workers[w].view = Int8(visible.count) })
        }
        switch worker.phase {
        case .idle:
            guard !owned(w).isEmpty else { break }
            next.append(
                changed {
                    if rules.initAborts || rules.sharedID { $0.abortTransaction(of: w) }
                    if rules.sharedID {
                        $0.abortTransaction(of: 1 - w)
                        $0.workers[1 - w].isFenced = true
                    }
                    $0.workers[w].isFenced = false
                    $0.workers[w].phase = .initialised
                    $0.workers[w].generation = generation
                })
        case .initialised:
            if rules.waitsForStableOffsets, owned(w).contains(where: { pendingBy[$0] >= 0 }) { break }
            next.append(
                changed {
                    $0.workers[w].positions = committed
                    $0.workers[w].phase = .reading
                })
        case .reading:
            if rules.readsTail, log.contains(where: { $0.open >= 0 && $0.open != w }) { break }
            let known =
                rules.readsTail
                ? log.filter { $0.open < 0 }.map(\.entry) : Array(visible.prefix(Int(worker.view)))
            next.append(
                changed {
                    $0.workers[w].index = known.filter { $0.original < 0 }.map {
                        Known(
                            partition: $0.partition, content: contents[Int($0.partition)][Int($0.offset)],
                            offset: $0.offset, batch: 0)
                    }
                    $0.workers[w].phase = .working
                })
        case .working:
            next += polls(of: w, contents)
            if let batch = worker.batches.first { next += transactionSteps(of: w, batch, rules) }
            // A worker that notices a rebalance gives up what has not sent its offsets, and joins again.
            if worker.generation != generation, worker.step != .offsetsSent {
                next.append(
                    changed {
                        $0.abortTransaction(of: w)
                        $0.stop(w)
                    })
            }
        }
        return next
    }

    /// A batch of one record, or of one from each partition, while not more than one is open.
    private func polls(of w: Int, _ contents: [[Int8]]) -> [ProtocolModel] {
        let worker = workers[w]
        guard worker.batches.count < 2 else { return [] }
        // A zombie goes on reading what it was given; which partitions those were, its generation says.
        let ready = owner.indices.filter {
            (owner[$0] == w || worker.generation != generation)
                && Int(worker.positions[$0]) < contents[$0].count
        }
        var choices = ready.map { [$0] }
        if ready.count == 2 { choices.append(ready) }
        return choices.map { partitions in
            changed { state in
                let number = state.workers[w].nextBatch
                var entries: [Entry] = []
                for partition in partitions {
                    let offset = state.workers[w].positions[partition]
                    let content = contents[partition][Int(offset)]
                    let first = state.workers[w].index.first {
                        Int($0.partition) == partition && $0.content == content
                    }
                    entries.append(
                        Entry(partition: Int8(partition), offset: offset, original: first?.offset ?? -1))
                    if first == nil {
                        state.workers[w].index.append(
                            Known(partition: Int8(partition), content: content, offset: offset, batch: number)
                        )
                    }
                    state.workers[w].positions[partition] += 1
                }
                state.workers[w].batches.append(Batch(number: number, entries: entries))
                state.workers[w].nextBatch = number == 1 ? 2 : 1
            }
        }
    }

    private func transactionSteps(of w: Int, _ batch: Batch, _ rules: Rules) -> [ProtocolModel] {
        let worker = workers[w]
        var next: [ProtocolModel] = []
        if worker.isFenced { return [changed { $0.stop(w) }] }
        switch worker.step {
        case .computed:
            next.append(
                changed {
                    $0.log += batch.entries.map { Logged(entry: $0, open: Int8(w)) }
                    $0.workers[w].step = .sent
                })
        case .sent:
            if rules.fencesGenerations, worker.generation != generation {
                next.append(
                    changed {
                        $0.abortTransaction(of: w)
                        $0.stop(w)
                    })
            } else {
                next.append(
                    changed {
                        for entry in batch.entries {
                            $0.pendingBy[Int(entry.partition)] = Int8(w)
                            $0.pending[Int(entry.partition)] = entry.offset + 1
                        }
                        $0.workers[w].step = .offsetsSent
                    })
            }
        case .offsetsSent:
            let committed = changed { $0.commitTransaction(of: w) }
            next.append(committed.changed { $0.settle(w, batch) })
            if faultsLeft > 0 {
                // A commit of which nobody knows whether it took effect: a new producer, and from the start.
                for state in [self, committed] {
                    next.append(
                        state.changed {
                            $0.faultsLeft -= 1
                            $0.stop(w)
                        })
                }
            }
        }
        if faultsLeft > 0 {
            next.append(
                changed {
                    $0.faultsLeft -= 1
                    $0.abortTransaction(of: w)
                    $0.undo(w, batch, rules)
                })
        }
        return next
    }

    private mutating func settle(_ w: Int, _ batch: Batch) {
        for place in workers[w].index.indices where workers[w].index[place].batch == batch.number {
            workers[w].index[place].batch = 0
        }
        workers[w].batches.removeFirst()
        workers[w].step = .computed
    }

    private mutating func undo(_ w: Int, _ batch: Batch, _ rules: Rules) {
        if rules.undoesIndex { workers[w].index.removeAll { $0.batch != 0 } }
        for place in workers[w].index.indices { workers[w].index[place].batch = 0 }
        for entry in workers[w].batches.flatMap(\.entries) {
            let partition = Int(entry.partition)
            workers[w].positions[partition] = min(workers[w].positions[partition], entry.offset)
        }
        workers[w].batches = []
        workers[w].step = .computed
        workers[w].nextBatch = 1
    }
}
