import Dedup
import Kafka
import Notation
import Testing
import Wire

@testable import Pipeline

extension Site {
    /// Ends the test where the articles topic does not hold so many articles, each once.
    func requireEachOnce(_ count: Int) throws {
        let ids = try records([topics.articles]).compactMap(\.value).map { value in
            try JudgedArticle(jsonBytes: value).article.id
        }
        let different = Set(ids).count
        try #require(
            ids.count == count && different == count, "\(ids.count) articles of \(count), \(different) ids")
    }

    /// The different verdicts on each article of the articles topic: relation and story.
    func verdicts() throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for value in try records([topics.articles]).compactMap(\.value) {
            let judged = try JudgedArticle(jsonBytes: value)
            found[judged.article.id, default: []].insert(
                "\(judged.verdict.relation.rawValue) \(judged.verdict.story)")
        }
        return found
    }
}
