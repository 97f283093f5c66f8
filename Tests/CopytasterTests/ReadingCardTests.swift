import Language
import Testing

@testable import copytaster

@Suite("What the words say, as a person reads it")
struct ReadingCardTests {
    private let colours = Terminal(width: 40, isInteractive: true, hasColour: true)
    private let plain = Terminal(width: 40, isInteractive: true, hasColour: false)

    private var reading: Reading {
        let text = "Colonel Idris Valmont left Tessin Bay for Lund on Monday with nine men."
        var reading = Reading(headline: [], body: Array(text.utf8), language: "en", languageSupported: true)
        reading.sentences = [
            Sentence(span: TextSpan(.body, 0, text.utf8.count), tokens: 0..<14, paragraph: 0)
        ]
        for (kind, start, end) in [(Mention.Kind.person, 8, 21), (.location, 27, 37), (.date, 50, 56)] {
            reading.mentions.append(
                Mention(kind, span: TextSpan(.body, start, end), tokens: 0..<1, sentence: 0))
        }
        var person = Entity(kind: .person, name: "Idris Valmont", mentions: [0])
        person.title = "Colonel"
        var bay = Entity(kind: .location, name: "Tessin Bay", mentions: [1])
        bay.place = Place(
            geonameID: 7, name: "Tessin Bay", latitude: -12.346, longitude: -0.12, country: "PER",
            admin1: nil, feature: "city", confidence: 0.9)
        reading.entities = [person, bay]
        return reading
    }

    @Test("mentions stand in their colours, also where a line ends within one")
    func colour() {
        let lines = MarkedText(reading, terminal: colours).lines(of: 0)
        #expect(lines.count == 2)
        #expect(lines[0].contains("\u{1B}[36mIdris Valmont\u{1B}[0m"))
        #expect(lines.joined(separator: "|").contains("\u{1B}[33mMonday\u{1B}[0m"))
        for line in lines { #expect(!line.hasSuffix(" ")) }
        let narrow = MarkedText(
            reading, terminal: Terminal(width: 40, isInteractive: true, hasColour: true))
        #expect(narrow.legend.contains("person"))
    }

    @Test("without colours the text is the wrapped sentence")
    func noColour() {
        let text = MarkedText(reading, terminal: plain)
        #expect(
            text.lines(of: 0).joined(separator: " ")
                == "1. " + reading.text(of: reading.sentences[0].span))
        #expect(text.legend.isEmpty)
    }

    @Test("colours change no character of the text")
    func sameText() {
        func bare(_ lines: [String]) -> String {
            lines.joined(separator: "\n").split(separator: "\u{1B}").enumerated().map { place, part in
                place == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
            }.joined()
        }
        #expect(
            bare(MarkedText(reading, terminal: colours).lines(of: 0))
                == bare(MarkedText(reading, terminal: plain).lines(of: 0)))
    }

    @Test("the table of entities tells title, country and coordinates")
    func entities() {
        let wide = Terminal(width: 120, isInteractive: false, hasColour: false)
        let lines = ReadingCard.entities(reading, wide)
        #expect(lines.contains { $0.contains("Idris Valmont") && $0.contains("Colonel") })
        #expect(lines.contains { $0.contains("Tessin Bay") && $0.contains("PER, -12.35 -0.12") })
    }
}
