import Foundation

/// How often a word bears each Penn tag in the openly licensed news-like genres of a treebank.
struct WordTags {
    /// `word tag tag...`, the most frequent tag first, for words seen twice or in two roles.
    let table: [String]

    /// Genres whose texts are free for any use with attribution.
    private static let genres = ["GUM_news_", "GUM_interview_", "GUM_academic_", "GUM_court_"]

    init(folder: String) throws {
        var counts: [String: [String: Int]] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names where Self.genres.contains(where: name.hasPrefix) {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            for line in String(decoding: data, as: UTF8.self).split(separator: "\n")
            where !line.hasPrefix("#") {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard cells.count > 4, cells[1].contains(where: \.isLetter) else { continue }
                counts[cells[1].lowercased(), default: [:]][String(cells[4]), default: 0] += 1
            }
        }
        table = counts.keys.sorted().compactMap { word in
            let tags = (counts[word] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let total = tags.reduce(0) { $0 + $1.value }
            guard total > 1 else { return nil }
            let kept = tags.filter { $0.value * 12 >= total }.map(\.key)
            return "\(word)\t\(kept.joined(separator: " "))"
        }
    }
}
