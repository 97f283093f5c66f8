import Dedup
import Events
import Kafka
import Notation
import Synchronization
import Wire

/// A view in memory, for work without a database: on a demo of one command, and in tests.
final class MemoryView: View {
    private struct State {
        var positions: [TopicPartition: Int64] = [:]
        var cluster: String?
        var articles: [Int64: JudgedArticle] = [:]
        var released: Set<Int64> = []
        var stories: [String: [Int64]] = [:]
        var bodies: [String: (sequence: Int64, text: String)] = [:]
        var outstanding: [String: [OutstandingEvent]] = [:]
        var coded: Set<String> = []
    }

    private let state = Mutex(State())

    func positions() -> [TopicPartition: Int64] { state.withLock { $0.positions } }
    func cluster() -> String? { state.withLock { $0.cluster } }
    func holdsResults(of partition: TopicPartition) -> Bool { state.withLock { !$0.articles.isEmpty } }
    func nextOffset(after partition: TopicPartition) -> Int64? {
        state.withLock { state in
            state.articles.values.filter {
                $0.source.topic == partition.topic && $0.source.partition == partition.partition
            }.map { $0.source.offset + 1 }.max()
        }
    }

    func apply(_ batch: FollowedBatch) {
        state.withLock { state in
            for entry in batch.entries { Self.apply(entry.content, to: &state) }
            state.positions.merge(batch.positions) { max($0, $1) }
            state.cluster = batch.cluster
        }
    }

    private static func apply(_ content: FollowedRecord.Content, to state: inout State) {
        switch content {
        case .article(let judged):
            if judged.released { state.released.insert(judged.sequence) }
            if state.articles.updateValue(judged, forKey: judged.sequence) == nil {
                state.stories[judged.verdict.story, default: []].append(judged.sequence)
            }
            if judged.sequence >= state.bodies[judged.article.id]?.sequence ?? -1 {
                state.bodies[judged.article.id] = (judged.sequence, judged.article.bodyText)
            }
        case .reading(let json):
            if let story = json["story"]?.string { state.coded.insert(story) }
        case .event(let event):
            let new = OutstandingEvent(event)
            var out = state.outstanding[event.story] ?? []
            if let place = out.firstIndex(where: { $0.id == new.id }) {
                out[place] = new
            } else {
                out.append(new)
            }
            state.outstanding[event.story] = out
            state.coded.insert(event.story)
        case .retraction(let retraction):
            state.outstanding[retraction.story]?.removeAll { retraction.void.contains($0.id) }
        case .deadLetter, .decision, .unknown: break
        }
    }

    func forEachRecorded(settings: DedupSettings, _ body: (RecordedArticle) throws -> Void) throws {
        let articles = state.withLock { $0.articles.values.sorted { $0.sequence < $1.sequence } }
        for judged in articles { try body(RecordedArticle(judged, settings: settings)) }
    }

    func held() -> [JudgedArticle] {
        state.withLock { state in
            state.articles.values.filter { $0.heldUntil != nil && !state.released.contains($0.sequence) }
                .sorted { $0.sequence < $1.sequence }
        }
    }

    func bodyText(ofArticle id: String) -> String? { state.withLock { $0.bodies[id]?.text } }

    func ledgers(of stories: [(story: String, before: Int64)]) -> [StoryLedger] {
        state.withLock { state in
            stories.map { story, sequence in
                let isKilled = (state.stories[story] ?? []).contains {
                    $0 < sequence && state.articles[$0]?.verdict.relation == .kill
                }
                let known: StoryState = isKilled ? .killed : state.coded.contains(story) ? .coded : .uncoded
                return StoryLedger(outstanding: state.outstanding[story] ?? [], state: known)
            }
        }
    }
}
