import Kafka
import Store
import Testing

@testable import Pipeline

extension Site {
    /// Waits until every raw record has come out at the far end and is in the view.
    func settle(_ path: String, seconds: Int = 40) async throws {
        let due = try rehearsed().mapValues(\.count)
        var found: [String: Int] = [:]
        do {
            // The view is asked first: to read all topics again and again would keep the broker from the worker.
            try await RunningWorker.wait(seconds, every: .milliseconds(300)) {
                // A file that cannot be opened is one that the worker has not made yet; the time limit tells if it never does.
                guard let count = try? ViewStore(path: path, isOwner: false).articleCount(),
                    count == due[topics.articles]
                else { return false }
                found = try published().mapValues(\.count)
                return try found == due && viewHasAll(path)
            }
        } catch {
            Issue.record("\(error): due \(due), found \(found)")
            throw error
        }
    }

    /// Waits until so many articles have come out and are coded, and all of it is in the views.
    func settle(_ count: Int, in paths: [String], seconds: Int) async throws {
        try await RunningWorker.wait(seconds, every: .milliseconds(200)) {
            // The views are asked first: to read all topics again and again would keep the broker from the worker.
            for path in paths {
                // A file that cannot be opened is one that the worker has not made yet; the time limit tells if it never does.
                guard let view = try? ViewStore(path: path, isOwner: false), try view.articleCount() >= count
                else {
                    return false
                }
            }
            return try isCoded() && paths.allSatisfy { try viewHasAll($0) }
        }
    }

    /// Whether the coders have passed on every article that is out.
    private func isCoded() throws -> Bool {
        let plan = StagePlan(.code, settings("", store: ""))
        let asker = try Consumer(client, group: GroupSettings(id: plan.group.id))
        defer { asker.close() }
        let ends = try records([topics.articles]).reduce(into: [TopicPartition: Int64]()) {
            $0[$1.topicPartition] = $1.nextOffset
        }
        let done = try asker.committed(Array(ends.keys), timeout: .seconds(5))
        return ends.allSatisfy { (done[$0.key].flatMap { $0 } ?? 0) >= $0.value }
    }

    private func viewHasAll(_ path: String) throws -> Bool {
        let ends = try records(topics.followed).reduce(into: [TopicPartition: Int64]()) {
            $0[$1.topicPartition] = $1.nextOffset
        }
        let kept = try ViewStore(path: path, isOwner: false).positions().reduce(
            into: [TopicPartition: Int64]()
        ) {
            $0[TopicPartition($1.topic, $1.partition)] = $1.nextOffset
        }
        return ends.allSatisfy { (kept[$0.key] ?? 0) >= $0.value }
    }
}
