import Dedup
import Digest
import Wire

/// Short copy without end for the story index: words of an invented language, as frequent as words are (Zipf's law).
///
/// Articles have about 200 words (1.25 kB). Of a hundred, ten are copies of one of the 2,000 before, whole, cut or
/// under other lines, and three are newer versions. The same number gives the same article, whatever came before.
struct LongCorpus {
    private let seed: UInt64
    private let words: [String]
    /// Cumulated weights of the words, out of 2^32.
    private let weights: [UInt32]
    private let articlesADay: Int

    /// - Parameter articlesADay: how many articles are a day of event time.
    init(seed: UInt64, articlesADay: Int) {
        self.seed = seed
        self.articlesADay = max(1, articlesADay)
        var random = SeededGenerator(seed: 77)
        let syllables = [
            "ba", "ko", "len", "mir", "tos", "vel", "dra", "nik", "sur", "hal", "or", "pen", "gis", "tul",
            "e",
            "yam", "fer", "cho", "zin", "rud", "ast", "el", "ova", "bri", "an", "mend", "is", "ta",
        ]
        words = (0..<60_000).map { rank in
            let length = rank < 100 ? 1 + rank % 2 : 2 + random.number(0...2)
            return (0..<length).map { _ in random.pick(syllables) }.joined()
        }
        var total = 0.0
        let cumulated = words.indices.map { rank -> Double in
            total += 1 / Double(rank + 2)
            return total
        }
        weights = cumulated.map { UInt32(min(4_294_967_295, $0 / total * 4_294_967_295)) }
    }

    /// The `number`-th article, received when it was made.
    func intake(_ number: Int) -> IntakeArticle {
        var random = SeededGenerator(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
        var item = number
        var version: UInt64 = 1
        var provider = "northwire"
        var text: String
        let kind = random.number(0...99)
        if number > 2_000, kind < 13 {
            item = original(before: number - random.number(1...2_000))
            text = body(item)
            if kind < 10 {
                provider = "paper-\(random.number(1...40))"
                text = copy(text, &random)
                item = number
            } else {
                version = 2 + UInt64(number)
                text += "\n\nOfficials raised the figure to \(random.number(10...900)) late in the day."
            }
        } else {
            text = body(number)
        }
        let bytes = Array(text.utf8.prefix(64))
        var article = Article(
            provider: provider, itemID: "\(item)", rawFormat: "bench", rawSHA256: "\(number)",
            rawBytes: bytes.count)
        article.version = version
        article.headline = "Head of \(provider) \(item)"
        article.bodyText = text
        let milliseconds = 1_773_136_800_000 + Int64(number) * 86_400_000 / Int64(articlesADay)
        article.versionCreated = WireTime(utc: Double(milliseconds) / 1000, raw: "", zoneKnown: true)
        return IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: Int64(number), ordinal: 0),
            receivedMilliseconds: milliseconds)
    }

    /// The nearest article at or before a number that is no copy.
    private func original(before number: Int) -> Int {
        var number = number
        while number > 2_000 {
            var random = SeededGenerator(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
            if random.number(0...99) >= 13 { break }
            number -= 1
        }
        return max(0, number)
    }

    private func copy(_ text: String, _ random: inout SeededGenerator) -> String {
        let paragraphs = text.split(separator: "\n\n")
        switch random.number(0...2) {
        case 0: return text
        case 1: return paragraphs.prefix(max(2, paragraphs.count * 2 / 3)).joined(separator: "\n\n")
        default: return "By a staff writer\n\n" + text + "\n\nAll rights are with the authors."
        }
    }

    private func body(_ number: Int) -> String {
        var random = SeededGenerator(seed: seed ^ (UInt64(number) &* 0x9E37_79B9_7F4A_7C15))
        var text = ""
        text.reserveCapacity(1_400)
        for paragraph in 0..<5 {
            if paragraph > 0 { text += "\n\n" }
            for place in 0..<40 {
                if place > 0 { text += place % 20 == 0 ? ". " : " " }
                let word = words[rank(random.next())]
                if place % 20 == 0 || random.chance(9) {
                    text += word.prefix(1).uppercased() + word.dropFirst()
                } else if random.chance(30) {
                    text += "\(random.number(2...990))"
                } else {
                    text += word
                }
            }
            text += "."
        }
        return text
    }

    private func rank(_ random: UInt64) -> Int {
        let wanted = UInt32(truncatingIfNeeded: random >> 32)
        var (low, high) = (0, weights.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
