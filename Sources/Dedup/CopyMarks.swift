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

    /// The marks in an article's signals, status and headline.
    init(_ article: Article) {
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
        if article.status == .canceled { isKill = true }
        if let headline = article.headline { read(headline) }
    }

    /// The marks of an article, a kill notice in its body included.
    init(_ article: Article, words: Words) {
        self.init(article)
        if !isKill { isKill = Self.isKillNotice(words) }
    }

    /// `CORRECTED-Quake hits`, `UPDATE 2-Quake hits`: words before the first dash, in capitals, with a number at most.
    private mutating func read(_ headline: String) {
        guard let dash = headline.utf8.prefix(25).firstIndex(of: UInt8(ascii: "-")) else { return }
        let head = headline[..<dash]
        guard !head.contains(where: \.isLowercase) else { return }
        for word in head.split(separator: " ") {
            switch word {
            case "CORRECTED", "CORRECTION", "REFILE", "CORRECTS": isCorrection = true
            case "UPDATE", "WRAPUP", "RECAST", "WRITETHRU", "LEAD", "TAKE", "ADD": isUpdate = true
            case "KILL": isKill = true
            default: break
            }
        }
    }

    /// A note of a few lines to editors that asks them to kill a story: "EDITORS: Please kill the story slugged ...".
    private static func isKillNotice(_ words: Words) -> Bool {
        guard (3...shortNotice).contains(words.count) else { return false }
        guard words.words.prefix(24).contains(where: { $0.hash == kill || $0.hash == withdrawn }) else {
            return false
        }
        let texts = words.words.prefix(24).map { words.string($0) }
        guard let place = texts.firstIndex(of: "kill") else {
            return texts.starts(with: ["story", "withdrawn"])
        }
        return place > 0 && ["please", "mandatory", "must", "to"].contains(texts[place - 1])
            && texts[place...].contains { ["story", "item", "copy", "article"].contains($0) }
    }

    private static let shortNotice = 120
    private static let kill = Hash.of("kill", salt: 0)
    private static let withdrawn = Hash.of("withdrawn", salt: 0)
}
