internal import Wire

/// What an article's own marks say it is: a kill, a correction, a newer version.
struct CopyMarks: Sendable, Equatable {
    /// The agency takes the story back.
    private(set) var isKill = false
    /// An error is mended.
    private(set) var isCorrection = false
    /// A newer version of a running story, or a part of it.
    private(set) var isUpdate = false
    /// The agency sends the same story once more.
    private(set) var isRepeat = false

    /// Whether it is a newer version or a part of an earlier article, whose figures and names may differ.
    var refersBack: Bool { isCorrection || isUpdate }

    /// The marks in an article's signals and status, and a notice in its body that takes a story back.
    init(_ article: Article, words: Words, marks: MarkWords) {
        for signal in article.signals {
            switch signal.kind {
            case .kill: isKill = true
            case .correction, .refile: isCorrection = true
            case .update, .writethru, .lead: isUpdate = true
            case .repeat: isRepeat = true
            // A word to hold a story is about one that was sent.
            case .withhold: isUpdate = true
            case .add, .take, .advisory, .alert, .planned, .test: break
            }
        }
        if article.extent != .whole { isUpdate = true }
        if article.status == .canceled || Self.isKillNotice(words, marks) { isKill = true }
    }

    /// A note of a few lines to editors that asks them to kill a story: "EDITORS: Please kill the story slugged ...".
    private static func isKillNotice(_ words: Words, _ marks: MarkWords) -> Bool {
        guard (3...shortNotice).contains(words.count) else { return false }
        let head = words.words.prefix(noticeHead)
        guard head.contains(where: { marks.notice.contains($0.hash) }) else { return false }
        let texts = head.map { words.string($0) }
        if marks.withdrawn.contains(where: { texts.starts(with: $0) }) { return true }
        guard let place = texts.firstIndex(where: marks.kill.contains), place > 0 else { return false }
        return marks.ask.contains(texts[place - 1]) && texts[place...].contains(where: marks.killed.contains)
    }

    /// Words of a notice at most, and those of them that are looked at.
    private static let shortNotice = 120
    private static let noticeHead = 24
}
