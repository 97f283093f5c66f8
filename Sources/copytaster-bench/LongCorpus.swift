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

    /// What an article is by construction; others by their numbers.
    enum Make: Equatable {
        case original
        case copy(of: Int)
        case version(of: Int)

        /// The article that it is told from.
        var source: Int? {
            switch self {
            case .original: nil
            case .copy(let of), .version(let of): of
            }
        }
    }

    /// What the `number`-th article is.
    func make(_ number: Int) -> Make {
        var random = generator(number, salt: 1)
        return make(number, &random)
    }

    private func make(_ number: Int, _ random: inout SeededGenerator) -> Make {
        let kind = random.number(0...99)
        guard number > Self.reach, kind < Self.retold else { return .original }
        let source = original(before: number - random.number(1...Self.reach))
        return kind < Self.copied ? .copy(of: source) : .version(of: source)
    }

    /// The `number`-th article, received when it was made.
    func intake(_ number: Int) -> IntakeArticle {
        var random = generator(number, salt: 1)
        let make = make(number, &random)
        var item = number
        var version: UInt64 = 1
        var provider = "northwire"
        var text = body(make.source ?? number)
        switch make {
        case .original: break
        case .copy:
            provider = "paper-\(random.number(1...40))"
            text = copy(text, &random)
        case .version(let of):
            item = of
            version = 2 + UInt64(number)
            text += "\n\nOfficials raised the figure to \(random.number(10...900)) late in the day."
        }
        let bytes = Array(text.utf8.prefix(64))
        var article = Article(
            provider: provider, itemID: "\(item)", rawFormat: "bench", rawSHA256: "\(number)",
            rawBytes: bytes.count)
        article.version = version
        article.headline = headline(make.source ?? number)
        article.bodyText = text
        let milliseconds = 1_773_136_800_000 + Int64(number) * 86_400_000 / Int64(articlesADay)
        article.versionCreated = WireTime(utc: Double(milliseconds) / 1000, raw: "", zoneKnown: true)
        return IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: Int64(number), ordinal: 0),
            receivedMilliseconds: milliseconds)
    }

    /// How far back a copy's source lies at most; of a hundred articles so many are copies, and so many not original.
    private static let reach = 2_000
    private static let copied = 10
    private static let retold = 13

    /// Random numbers of an article; a mixed seed, for seeds that lie in a row would give one sequence again and again.
    private func generator(_ number: Int, salt: UInt64) -> SeededGenerator {
        var mixer = SeededGenerator(seed: seed ^ salt << 56)
        var other = SeededGenerator(seed: mixer.next() ^ UInt64(number))
        return SeededGenerator(seed: other.next())
    }

    /// Six rare words.
    private func headline(_ number: Int) -> String {
        var random = generator(number, salt: 2)
        return (0..<6).map { _ in words[random.number(100...words.count - 1)] }.joined(separator: " ")
    }

    /// The nearest article at or before a number that is no copy.
    private func original(before number: Int) -> Int {
        var number = number
        while number > Self.reach {
            var random = generator(number, salt: 1)
            if random.number(0...99) >= Self.retold { break }
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
        var random = generator(number, salt: 3)
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
