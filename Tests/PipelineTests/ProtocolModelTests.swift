import Testing

@Suite("The delivery protocol, explored")
struct ProtocolModelTests {
    typealias Rules = ProtocolModel.Rules

    struct Findings {
        var states = 0
        var ends = 0
        var problems: Set<String> = []
    }

    /// Explores every state that can be reached; ends early where a problem was found.
    func explore(
        _ contents: [[Int8]], _ rules: Rules = Rules(), crashes: Int, moves: Int, faults: Int
    ) -> Findings {
        let first = ProtocolModel(partitions: contents.count, crashes: crashes, moves: moves, faults: faults)
        var seen: Set<ProtocolModel> = [first]
        var todo = [first]
        var findings = Findings()
        while let state = todo.popLast(), findings.problems.isEmpty {
            findings.states += 1
            check(state, contents, &findings)
            for next in state.successors(contents, rules) where seen.insert(next).inserted {
                todo.append(next)
            }
        }
        return findings
    }

    private func check(_ state: ProtocolModel, _ contents: [[Int8]], _ findings: inout Findings) {
        let settled = state.log.filter { $0.open < 0 }.map(\.entry)
        var origins: Set<[Int8]> = []
        for entry in settled {
            if !origins.insert([entry.partition, entry.offset]).inserted {
                findings.problems.insert("twice")
            }
            let partition = contents[Int(entry.partition)]
            let first = partition.firstIndex(of: partition[Int(entry.offset)]) ?? -1
            let ideal = first == Int(entry.offset) ? -1 : Int8(first)
            if entry.original != ideal { findings.problems.insert("wrong verdict") }
        }
        for (partition, content) in contents.enumerated() {
            let offsets = settled.filter { Int($0.partition) == partition }.map(\.offset)
            if offsets != offsets.sorted() { findings.problems.insert("out of order") }
            if offsets.count < Int(state.committed[partition]) { findings.problems.insert("lost") }
            if offsets.count > Int(state.committed[partition]) {
                findings.problems.insert("output without offset")
            }
            if Int(state.committed[partition]) > content.count {
                findings.problems.insert("offset past the end")
            }
        }
        if settled.count == contents.map(\.count).reduce(0, +), !state.log.contains(where: { $0.open >= 0 }) {
            findings.ends += 1
        }
    }

    @Test("one partition, the judge's: nothing lost, twice or judged wrong")
    func judge() {
        var rules = Rules()
        rules.sharedID = true
        let findings = explore([[0, 1, 0, 1]], rules, crashes: 2, moves: 2, faults: 1)
        #expect(findings.problems.isEmpty, "\(findings.problems)")
        #expect(findings.ends > 0)
        #expect(findings.states > 5_000)
    }

    @Test("two partitions, the coders': nothing lost, twice or judged wrong")
    func coders() {
        let findings = explore([[0, 0], [0, 0]], crashes: 1, moves: 1, faults: 1)
        #expect(findings.problems.isEmpty, "\(findings.problems)")
        #expect(findings.ends > 0)
        #expect(findings.states > 5_000)
    }

    static let omissions: [(String, @Sendable (inout Rules) -> Void)] = [
        ("the fence of generations", { $0.fencesGenerations = false }),
        ("the wait for stable offsets", { $0.waitsForStableOffsets = false }),
        ("the reading of the tail", { $0.readsTail = false }),
        ("the undoing of the index", { $0.undoesIndex = false }),
    ]

    @Test("the model notices what is left out", arguments: omissions)
    func notices(omission: (String, @Sendable (inout Rules) -> Void)) {
        var rules = Rules()
        omission.1(&rules)
        let findings = explore([[0, 0, 1], [0, 0]], rules, crashes: 1, moves: 1, faults: 1)
        #expect(!findings.problems.isEmpty, "without \(omission.0) all still held")
    }
}
