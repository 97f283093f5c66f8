import Testing

@testable import Pipeline

@Suite("On assignment")
struct AssignmentTableTests {
    typealias Facts = AssignmentTable.Facts

    struct Row: Sendable {
        var story: String
        var facts: Facts
        var start: AssignmentTable.Start?
        var skipLost = false
        var startAt = PipelineSettings.StartAt.earliest
    }

    static let rows: [Row] = [
        Row(story: "present and within the log", facts: Facts(committed: 7, low: 3, high: 9), start: .at(7)),
        Row(story: "at the log's start", facts: Facts(committed: 3, low: 3, high: 9), start: .at(3)),
        Row(story: "at the log's end", facts: Facts(committed: 9, low: 3, high: 9), start: .at(9)),
        Row(story: "below the log's start", facts: Facts(committed: 2, low: 3, high: 9), start: nil),
        Row(
            story: "below the log's start with skip-lost", facts: Facts(committed: 1, low: 3, high: 9),
            start: .afterGap(3, lost: 2), skipLost: true),
        Row(story: "beyond the log's end", facts: Facts(committed: 10, low: 3, high: 9), start: nil),
        Row(
            story: "beyond the log's end with skip-lost", facts: Facts(committed: 10, low: 3, high: 9),
            start: nil, skipLost: true),
        Row(
            story: "another cluster than the view remembers",
            facts: Facts(committed: 7, low: 3, high: 9, cluster: "b", viewCluster: "a"), start: nil),
        Row(
            story: "the cluster that the view remembers",
            facts: Facts(committed: 7, low: 3, high: 9, cluster: "a", viewCluster: "a"), start: .at(7)),
        Row(story: "missing and the view empty", facts: Facts(low: 3, high: 9), start: .at(3)),
        Row(
            story: "missing and the view empty, from the latest", facts: Facts(low: 3, high: 9),
            start: .at(9), startAt: .latest),
        Row(
            story: "missing but the view has results",
            facts: Facts(low: 3, high: 9, viewHoldsResults: true, viewNext: 8), start: .resumed(8)),
        Row(
            story: "missing, the view has results of other partitions only",
            facts: Facts(low: 3, high: 9, viewHoldsResults: true), start: .resumed(3)),
        Row(
            story: "missing, the view's traces are below the log's start",
            facts: Facts(low: 3, high: 9, viewHoldsResults: true, viewNext: 1), start: nil),
        Row(
            story: "missing, the view's traces are beyond the log's end",
            facts: Facts(low: 3, high: 9, viewHoldsResults: true, viewNext: 12), start: nil),
    ]

    @Test("a stage starts where the table says", arguments: rows)
    func starts(row: Row) {
        let table = AssignmentTable(skipLost: row.skipLost, startAt: row.startAt)
        let start = table.start(row.facts, partition: "wire.raw-0")
        if let expected = row.start {
            #expect(start == expected, "\(row.story)")
        } else if case .stop(let remedy) = start {
            #expect(!remedy.isEmpty)
        } else {
            Issue.record("\(row.story): started as \(start)")
        }
    }
}
