import Dedup
import Digest
import Notation
import Wire

/// The value of a record of the readings topic: what the words of one article say, and whose words they are.
enum ReadingRecord {
    /// `{"article","version","story","sequence","provider","outcome","reason"?}` and the members of the reading.
    static func json(of reading: JSONValue?, outcome: Outcome, _ judged: JudgedArticle) -> JSONValue {
        let article = judged.article
        var object = JSONObject([
            "article": .string(article.id),
            "version": article.version.map { .int(Int64(clamping: $0)) } ?? .null,
            "story": .string(judged.verdict.story), "sequence": .int(judged.sequence),
            "provider": .string(article.provider), "outcome": .string(outcome.kind.rawValue),
            "reason": .text(outcome.reason),
        ])
        for member in reading?.object?.members ?? [] where !member.value.isNull {
            object.append(member.name, member.value)
        }
        return .object(object)
    }
}

/// Deterministic ids of output records.
enum RecordIdentity {
    /// Made of the article, its version, and the record's canonical form; not of time, offset or worker.
    static func id(type: String, _ judged: JudgedArticle, value: [UInt8]) -> String {
        Identifier.of([
            type, judged.article.id, judged.article.versionRaw ?? "", SHA256(of: value).hex,
        ])
    }
}
