public import Wire

/// The part of a slug, or of a headline under its marks, that stays the same through the versions of a story.
///
/// Marks ("UPDATE 2-", "(2ndLd-Writethru)", "CORRECTED-", "KILL-", "BC-", "ADD 1", "TAKE 2") are taken off; what is
/// left is folded to lower case. ANPA headers repeat a slug with another letter before it: that is a mark too.
public enum SlugKey {
    /// The key of an article's slug; nil where it has none, or nothing but marks.
    public static func of(_ article: Article) -> String? {
        article.slugline.flatMap { stripped($0) }
    }

    /// The key of an article's headline without its marks; nil where nothing is left.
    public static func ofHeadline(_ article: Article) -> String? {
        article.headline.flatMap { stripped($0) }
    }

    static func stripped(_ text: String) -> String? {
        let words = TextNormaliser.normalised(text).split { !($0.isLetter || $0.isNumber) }
        var kept: [Substring] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            if let phrase = phrases.first(where: { words[index...].starts(with: $0) }) {
                index += phrase.count
                continue
            }
            if isMark(word) {
                // A number beside a mark belongs to it: "update 2", "2nd lead", "take 3".
                if let last = kept.last, isOrdinal(last) { kept.removeLast() }
                index += 1
                if index < words.count, isOrdinal(words[index]) { index += 1 }
                continue
            }
            kept.append(word)
            index += 1
        }
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }

    /// Marks of several words, each of which may be a word of a headline.
    private static let phrases: [[Substring]] = [["hold", "hold", "hold"], ["story", "withdrawn"]]

    private static let marks: Set<Substring> = [
        "update", "updates", "corrected", "correction", "corrects", "refile", "recast", "repeat", "rpt",
        "kill",
        "killed",
        "withdrawn", "bulletin", "urgent", "writethru", "writethrough", "lead", "ld", "lede", "bc", "add",
        "take",
        "advisory", "recasts", "sub", "1stld", "2ndld", "3rdld", "4thld", "5thld", "6thld", "7thld", "8thld",
        "9thld",
    ]

    private static func isMark(_ word: Substring) -> Bool { marks.contains(word) }

    private static func isOrdinal(_ word: Substring) -> Bool {
        guard let first = word.first, first.isNumber else { return false }
        let letters = word.drop(while: \.isNumber)
        return letters.isEmpty || ["st", "nd", "rd", "th"].contains(letters)
    }
}
