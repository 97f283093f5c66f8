import Dedup
import Digest
import TestSupport
import Wire

/// A judge with the trained verifier that remembers the bodies itself.
struct JudgingDesk {
    var index: StoryIndex
    private var texts = JudgedTexts()
    private var sequence: Int64 = 0

    /// The room's data, as it ships.
    static var data: DataFolder {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        return DataFolder(path: path.joined(separator: "/") + "/Sources/Dedup/Data")
    }

    init(_ change: (inout DedupSettings) -> Void = { _ in }) throws {
        var settings = try DedupSettings(data: Self.data)
        change(&settings)
        index = StoryIndex(settings: settings)
    }

    mutating func judge(_ intake: IntakeArticle) -> Judgement {
        let judgement = index.judge(intake, sequence: sequence) { texts[$0] }
        texts.keep(intake.article.bodyText, of: intake.article.id)
        sequence += 1
        return judgement
    }

    mutating func verdicts(_ intakes: [IntakeArticle]) -> [Verdict] { intakes.map { judge($0).verdict } }
}
