import Foundation
import Kafka

/// Where a replay begins or ends: at a partition's own end, at a time, or at offsets.
enum ReplayBound: Sendable, Equatable {
    case natural
    case time(milliseconds: Int64)
    case offsets([Int32: Int64])

    /// Reads `start`, `now`, an ISO 8601 time, or `partition:offset` pairs.
    /// - Throws: `Failure` that says what to write.
    init(_ text: String, _ option: String) throws {
        if text == "start" || text == "now" {
            self = .natural
        } else if let time = try? Date(text, strategy: .iso8601) {
            self = .time(milliseconds: Int64(time.timeIntervalSince1970 * 1_000))
        } else {
            var offsets: [Int32: Int64] = [:]
            for pair in text.split(separator: ",") {
                let sides = pair.split(separator: ":", omittingEmptySubsequences: false)
                guard sides.count == 2, let partition = Int32(sides[0]), let offset = Int64(sides[1]),
                    offset >= 0
                else {
                    throw Failure(
                        .usage,
                        "\(option) \(text) is no bound; write a time as 2026-03-10T06:00:00Z or offsets as 0:100,1:250"
                    )
                }
                offsets[partition] = offset
            }
            self = .offsets(offsets)
        }
    }

    /// The numbers of a list such as `0,3`; nil for none.
    static func partitions(_ text: String?) throws -> Set<Int32>? {
        guard let text else { return nil }
        let numbers = text.split(separator: ",").map { Int32($0) }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 != nil }) else {
            throw Failure(.usage, "--partitions \(text) is no list; write it as 0,3,5")
        }
        return Set(numbers.compactMap { $0 })
    }

    /// The offset in a partition.
    func offset(_ asker: Consumer, _ partition: TopicPartition, otherwise end: Int64) throws -> Int64 {
        switch self {
        case .natural: return end
        case .offsets(let offsets): return offsets[partition.partition] ?? end
        case .time(let milliseconds):
            let found = try asker.offsets(at: milliseconds, in: [partition], timeout: .seconds(10))
            // Past the last record there is none at that time: the end.
            if let offset = found[partition] ?? nil { return offset }
            return try asker.watermarks(partition, timeout: .seconds(10)).high
        }
    }
}
