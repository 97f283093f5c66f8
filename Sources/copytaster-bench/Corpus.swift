import Foundation
import Notation

/// Wire copy that the bench writes itself: invented people beside real countries, the same for the same seed.
///
/// Articles are about 560 words (3.8 kB). One in ten repeats an earlier one under another outlet, one in twenty is a newer
/// version, as in real feeds. Sentences are put together from phrases and rare names, because what unrelated articles share
/// costs the judge time: of 2,500 articles the median shares 14 % of its runs of five words with earlier ones; of as many
/// stories of the Reuters-21578 collection, 3.3 %.
struct Corpus {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// The `index`-th article.
    func article(_ index: Int) -> Item {
        var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0x2545_F491_4F6C_DD1D)
        if index > 20, random.chance(10) { return repeated(index, &random, isRevision: false) }
        if index > 20, random.chance(20) { return repeated(index, &random, isRevision: true) }
        return original(index, &random)
    }

    /// One article before it is written in a format.
    struct Item {
        var number: Int
        var version = 1
        var provider: String
        var headline: String
        var place: String
        var author: String
        var paragraphs: [String]
        var day: Int
    }

    private func original(_ index: Int, _ random: inout SeededGenerator) -> Item {
        var phrases = Phrases(random: random)
        let country = phrases.country()
        var paragraphs: [String] = []
        var words = 0
        while words < 540 {
            let sentences = (0..<phrases.random.number(1...3)).map { _ in phrases.sentence(country) }
            let paragraph = sentences.joined(separator: " ")
            words += paragraph.split(separator: " ").count
            paragraphs.append(paragraph)
        }
        let item = Item(
            number: index, provider: phrases.random.pick(["northwire", "meridian", "levant-courier"]),
            headline: phrases.headline(country), place: phrases.town(), author: phrases.person(),
            paragraphs: paragraphs, day: 1 + index / 2_000 % 28)
        random = phrases.random
        return item
    }

    private func repeated(_ index: Int, _ random: inout SeededGenerator, isRevision: Bool) -> Item {
        let earlier = index - random.number(1...20)
        var sourceRandom = SeededGenerator(seed: seed &+ UInt64(earlier) &* 0x2545_F491_4F6C_DD1D)
        _ = sourceRandom.chance(10)
        _ = sourceRandom.chance(20)
        var item = original(earlier, &sourceRandom)
        if isRevision {
            item.version = 2 + index - earlier
            item.paragraphs.append(
                "Officials raised the figure to \(random.number(10...900)) late in the day.")
        } else {
            item.number = index
            item.provider = "harbour-post"
            if random.chance(2) { item.paragraphs.removeLast(item.paragraphs.count / 3) }
        }
        return item
    }
}

extension Corpus.Item {
    /// The article as ninjs 1.x.
    var ninjs: [UInt8] {
        JSONValue.members([
            "uri": .string("urn:\(provider):bench:\(number)"), "type": .string("text"),
            "version": .string("\(version)"), "versioncreated": .string("\(isoDay)T10:00:00Z"),
            "pubstatus": .string("usable"), "urgency": .int(4), "language": .string("en"),
            "headline": .string(headline), "byline": .string("By \(author)"),
            "located": .string(place), "body_text": .string(body),
        ]).bytes
    }

    /// The article as plain text in the layout of a heading, a byline and a date.
    var plainText: [UInt8] {
        Array("# \(headline)\n\nBy \(author)\n\(day) March 2026\n\n\(body)\n".utf8)
    }

    /// The body with its dateline.
    var body: String {
        "\(place.uppercased()) (\(provider.capitalized)) - " + paragraphs.joined(separator: "\n\n")
    }

    private var isoDay: String { "2026-03-\(day < 10 ? "0" : "")\(day)" }
}
