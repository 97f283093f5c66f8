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
}
