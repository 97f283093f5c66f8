/// Lines of a head that speak to editors: embargoes and notes.
enum HeadNotes {
    /// What follows the word of an embargo ("EMBARGOED UNTIL …", "Sperrfrist: …"); nil for other lines.
    static func embargo(_ text: String) -> String? {
        guard let first = text.utf8.first, starts.contains(first) else { return nil }
        let lower = text.head(80).lowercased()
        for word in [
            "embargoed", "embargo", "sperrfrist", "sous embargo", "embargado", "not for publication before",
            "not for release before", "not for publication until", "not for release until",
            "strictly embargoed",
        ]
        where lower.hasPrefix(word) {
            var rest = text.dropFirst(word.count)
            guard rest.first.map({ !$0.isLetter }) ?? true else { continue }
            while let first = rest.first, ": -,".contains(first) { rest = rest.dropFirst() }
            for filler in [
                "until", "till", "to", "for release at", "for release on", "for", "bis", "jusqu'au", "hasta",
            ]
            where rest.lowercased().hasPrefix(filler + " ") {
                rest = rest.dropFirst(filler.count + 1)
                break
            }
            return String(rest).trimmingBlanks()
        }
        return nil
    }

    /// The letters that such lines start with.
    private static let starts = ByteSet("eEsSnN")
    private static let noteStarts = ByteSet("eE(nNaAkKhHsSmM")

    /// Whether a line is a note to editors.
    static func isNote(_ text: String) -> Bool {
        guard let first = text.utf8.first, noteStarts.contains(first) else { return false }
        let lower = text.head(24).lowercased()
        for start in [
            "eds:", "(eds:", "editors:", "note to editors", "editor's note", "eds note", "attention editors",
            "attn editors", "achtung redaktionen", "kill kill kill", "hold hold hold", "story withdrawn",
            "mandatory kill",
        ]
        where lower.hasPrefix(start) { return true }
        return false
    }

    /// Whether a whole paragraph in brackets tells what a new version changes: "(Adds details, quotes)".
    static func isChangeNote(_ text: String) -> Bool {
        guard text.hasPrefix("("), text.hasSuffix(")"), text.utf8.count <= 400 else { return false }
        let word = text.dropFirst().prefix { $0.isLetter }.lowercased()
        return changeWords.contains(word)
    }

    private static let changeWords: Set<String> = [
        "adds", "updates", "recasts", "recast", "corrects", "corrected", "refiles", "refiling", "repeats",
        "repeating",
        "changes", "writes", "fixes", "clarifies", "removes", "releads", "eds",
    ]
}
