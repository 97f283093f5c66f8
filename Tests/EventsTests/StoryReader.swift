import Digest
import Events
import Language

/// Reads and codes invented stories with the data of the source tree.
///
/// Places, dates, numbers and names are given by the test, so that it tests the coder and not the reader.
struct StoryReader {
    /// A phrase of the story with what the reader should have made of it.
    enum Known {
        case place(String, country: String, feature: String)
        case day(String, String)
        case number(String, Double, of: String)
        case outlet(String)
        case person(String)
    }

    let reader: Reader
    let coder: EventCoder

    private static let shared = Result { try load() }

    /// The reader of all tests, loaded once.
    static func make() throws -> StoryReader { try shared.get() }

    private static func load() throws -> StoryReader {
        StoryReader(
            reader: try Reader(data: folder("Language")), coder: try EventCoder(data: folder("Events")))
    }

    static func folder(_ room: String) -> DataFolder {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        return DataFolder(path: path.joined(separator: "/") + "/Sources/\(room)/Data")
    }

    func events(
        _ body: String, headline: String? = nil, day: String = "2031-05-07", story: String = "s1",
        _ known: [Known] = []
    ) throws -> [Event] {
        let date = CalendarDay(iso: day)
        let reading = try reading(body, headline: headline, date: date, known)
        let context = CodingContext(
            story: story, article: "zz:1", version: 1, sequence: 1, provider: "zz", date: date)
        return try coder.events(of: reading, in: context)
    }

    func reading(
        _ body: String, headline: String? = nil, date: CalendarDay? = nil, _ known: [Known] = []
    ) throws -> Reading {
        var reading = try reader.read(
            ReadingRequest(headline: headline, body: body, date: date, language: "en"))
        reading.mentions = []
        reading.entities = []
        for one in known {
            for mention in mentions(one, in: reading) { reading.mentions.append(mention) }
        }
        reading.mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return reading
    }

    private func mentions(_ known: Known, in reading: Reading) -> [Mention] {
        switch known {
        case .place(let phrase, let country, let feature):
            let place = Place(
                geonameID: 1, name: phrase, latitude: 1, longitude: 2, country: country, admin1: nil,
                feature: feature, confidence: 1)
            return found(phrase, .location, in: reading) {
                $0.place = place
                $0.country = country
            }
        case .day(let phrase, let iso):
            return found(phrase, .date, in: reading) { mention in
                guard let day = CalendarDay(iso: iso) else { return }
                mention.date = DateValue(start: day, end: day, granularity: .day)
            }
        case .number(let phrase, let value, let noun):
            return found(phrase, .quantity, in: reading) {
                $0.quantity = Quantity(
                    value: value, min: value, max: value, comparator: .exactly, of: noun, head: noun)
            }
        case .outlet(let phrase): return found(phrase, .outlet, in: reading) { _ in }
        case .person(let phrase): return found(phrase, .person, in: reading) { _ in }
        }
    }

    /// Every place where a phrase stands, as a mention.
    private func found(
        _ phrase: String, _ kind: Mention.Kind, in reading: Reading, _ fill: (inout Mention) -> Void
    ) -> [Mention] {
        let words = phrase.split(separator: " ").map(String.init)
        var all: [Mention] = []
        for (number, sentence) in reading.sentences.enumerated() {
            for start in sentence.tokens where start + words.count <= sentence.tokens.upperBound {
                let tokens = start..<start + words.count
                guard zip(tokens, words).allSatisfy({ reading.text(of: reading.tokens[$0].span) == $1 })
                else {
                    continue
                }
                let span = TextSpan(
                    sentence.span.field, reading.tokens[start].span.start,
                    reading.tokens[tokens.upperBound - 1].span.end)
                var mention = Mention(kind, span: span, tokens: tokens, sentence: number)
                fill(&mention)
                all.append(mention)
            }
        }
        return all
    }
}
