import Digest
import Language
import Notation
import Testing

/// One reader for all tests of the suite: its data is loaded once.
private let shared = Result { try Reader(data: LanguageData.folder) }

@Suite("Reading")
struct ReaderTests {
    private func read(_ text: String, date: String = "2014-05-14", headline: String? = nil) throws -> Reading
    {
        try shared.get().read(
            ReadingRequest(headline: headline, body: text, date: CalendarDay(iso: date)))
    }

    @Test(
        "dates count from the article's date, a Wednesday",
        arguments: [
            ("The ferry sank on Monday.", "Monday", "2014-05-12", "2014-05-12"),
            ("The council met on Wednesday.", "Wednesday", "2014-05-14", "2014-05-14"),
            ("The council will meet on Friday.", "Friday", "2014-05-16", "2014-05-16"),
            ("The bridge fell on June 3, 2011, he said.", "June 3, 2011", "2011-06-03", "2011-06-03"),
            ("It closed on 28 December.", "28 December", "2013-12-28", "2013-12-28"),
            ("The mandate ends on July 20.", "July 20", "2014-07-20", "2014-07-20"),
            ("The strike began last year in March.", "last year in March", "2013-03-01", "2013-03-31"),
            ("Prices rose in April.", "April", "2014-04-01", "2014-04-30"),
            ("The war began 16 months ago.", "16 months ago", "2013-01-01", "2013-01-31"),
            ("He resigned two days ago.", "two days ago", "2014-05-12", "2014-05-12"),
            ("The harbour was mined in the 1980s.", "1980s", "1980-01-01", "1989-12-31"),
            ("He was born in 1961 in a village.", "1961", "1961-01-01", "1961-12-31"),
            ("Rain fell over the weekend.", "the weekend", "2014-05-10", "2014-05-11"),
            ("She left yesterday.", "yesterday", "2014-05-13", "2014-05-13"),
            ("The clinic opened last month.", "last month", "2014-04-01", "2014-04-30"),
            ("The envoy will resign, his party said Tuesday.", "Tuesday", "2014-05-13", "2014-05-13"),
            ("His party said Thursday that it will leave.", "Thursday", "2014-05-08", "2014-05-08"),
            ("He said the senate will vote on Thursday.", "Thursday", "2014-05-15", "2014-05-15"),
            ("A vote is planned for Thursday.", "Thursday", "2014-05-15", "2014-05-15"),
        ])
    func dates(text: String, span: String, start: String, end: String) throws {
        let reading = try read(text)
        let found = reading.mentions.filter { $0.kind == .date }
        let value = try #require(found.first?.date, "\(found)")
        #expect(reading.text(of: found[0].span) == span)
        #expect(value.start.iso == start && value.end.iso == end)
    }

    @Test("\"a few days earlier\" counts from the date named last")
    func earlier() throws {
        let reading = try read("On May 8, a pilot deserted. A few days earlier a captain had left.")
        let found = reading.mentions.compactMap(\.date)
        try #require(found.count == 2)
        #expect(found[0].start.iso == "2014-05-08")
        #expect(found[1].end < found[0].start && found[1].isApproximate)
    }

    @Test(
        "quantities have value, bounds, comparator and what is counted",
        arguments: [
            ("At least 14 junior officers fled.", 14.0, Quantity.Comparator.atLeast, "officer", nil),
            ("Eighty-five soldiers crossed the river.", 85, .exactly, "soldier", nil),
            ("More than 35,000 people have left.", 35_000, .moreThan, "person", nil),
            ("About 2,000 former members live there.", 2_000, .about, "member", nil),
            ("The bill was $3.2 million.", 3.2e6, .exactly, nil, "USD"),
            ("Output fell 2-1/2 pct.", 2.5, .exactly, nil, "percent"),
            ("Between 10 and 15 boats sank.", 12.5, .between, "boat", nil),
            ("A 300-member mission arrived.", 300, .exactly, "member", nil),
            ("Two hundred and six miners were saved.", 206, .exactly, "miner", nil),
            ("Up to 40 tents burned.", 40, .atMost, "tent", nil),
            ("Several officers fled.", 6, .about, "officer", nil),
            ("A dozen passengers were hurt.", 12, .exactly, "passenger", nil),
            ("One general and two captains fled.", 1, .exactly, "general", nil),
            ("The 12-year-old girl was found alive.", 12, .exactly, nil, "year"),
            ("An estimated 50 to 60 shepherds are cut off.", 55, .between, "shepherd", nil),
            ("Rebels burned 14 of 60 huts.", 14, .exactly, "hut", nil),
        ] as [(String, Double, Quantity.Comparator, String?, String?)])
    func quantities(
        text: String, value: Double, comparator: Quantity.Comparator, head: String?, unit: String?
    ) throws {
        let quantity = try #require(try read(text).mentions.compactMap(\.quantity).first)
        #expect(quantity.value == value && quantity.comparator == comparator)
        #expect(quantity.head == head && quantity.unit == unit)
    }

    @Test(
        "all words of a quantity are one phrase, what is counted among them",
        arguments: [
            ("At least 14 junior officers fled.", "At least 14 junior officers"),
            ("It was a 300-member observer mission.", "300-member observer mission"),
            ("Dozens of villagers were hurt.", "Dozens of villagers"),
            ("The bill was $3.2 million.", "$3.2 million"),
        ])
    func phrases(text: String, phrase: String) throws {
        let reading = try read(text)
        let quantity = try #require(reading.mentions.compactMap(\.quantity).first)
        #expect(quantity.phrase.map(reading.text(of:)) == phrase)
        let json = reading.json()["mentions"]?.array?.compactMap { $0["quantity"]?["phrase"]?.array }.first
        #expect(json?.count == 2)
    }

    @Test("steps are told in their order, each once")
    func steps() throws {
        var steps: [ReadingStep] = []
        _ = try shared.get().read(ReadingRequest(body: "Two men fled to Cairo on Monday.", language: "en")) {
            steps.append($0)
        }
        #expect(steps == ReadingStep.allCases)
    }

    @Test("\"dozens\" has customary bounds")
    func vague() throws {
        let quantity = try #require(
            try read("Dozens of villagers were hurt.").mentions.compactMap(\.quantity).first)
        #expect(quantity.comparator == .about && quantity.min == 24 && quantity.head == "villager")
    }

    @Test("a person is one entity under title, long and short name")
    func persons() throws {
        let reading = try read(
            """
            President Salim al-Farouq of Syria spoke in Damascus. Mr. Farouq met Anna Holt, the head of the mission, \
            on Monday. Ms. Holt said the talks were hard.
            """)
        let persons = reading.entities.filter { $0.kind == .person }
        #expect(persons.map(\.name) == ["Salim al-Farouq", "Anna Holt"])
        #expect(persons.map(\.mentions.count) == [2, 2])
        #expect(persons.first?.title == "President")
        #expect(persons.last?.role == "the head of the mission")
    }

    @Test("a name in capitals is written as it stands elsewhere, or as the gazetteer has it")
    func capitals() throws {
        let reading = try read(
            "LISBON, May 14 - ANNA HOLT left for Oporto on Monday. Anna Holt had said the UNESCO office would close.",
            headline: "Envoy leaves")
        let names = reading.entities.map(\.name)
        #expect(names.contains("Lisbon") && !names.contains("LISBON"), "\(names)")
        #expect(names.contains("Anna Holt") && !names.contains("ANNA HOLT"), "\(names)")
    }

    @Test("a body is joined with its acronym, and of two who share a name the one named last is meant")
    func joined() throws {
        let reading = try read(
            """
            The Harbour Workers Federation struck in Lisbon on Monday. HWF members blocked the docks. Anna Holt, a \
            doctor, treated nine men. Mr. Idris Holt spoke to reporters. Mr. Holt said the strike would go on.
            """)
        let body = reading.entities.first { $0.name == "Harbour Workers Federation" }
        #expect(body?.mentions.count == 2)
        let idris = reading.entities.first { $0.name == "Idris Holt" }
        #expect(idris?.mentions.count == 2)
        #expect(reading.entities.first { $0.name == "Anna Holt" }?.mentions.count == 1)
    }

    @Test("a name that no gazetteer knows lies where the town before it lies, not in a sea named between")
    func unknownPlaces() throws {
        let reading = try read(
            "Boats left Lisbon for the Atlantic on Monday. They came back to Quiveldorra Harbour in Portugal."
        )
        let unknown = reading.mentions.first { reading.text(of: $0.span).contains("Quiveldorra") }
        #expect(unknown?.place?.country == "PRT")
    }

    @Test("a name means the place that the article speaks of")
    func places() throws {
        let first = try read("Egyptian officials met in Cairo. Egypt is a member.")
        #expect(first.mentions.first { $0.kind == .location }?.place?.country == "EGY")
        let second = try read("The mayor of Cairo, Illinois, welcomed the plan.")
        let place = second.mentions.first { second.text(of: $0.span) == "Cairo" }?.place
        #expect(place?.country == "USA" && place?.admin1 == "Illinois")
    }

    @Test("nationalities, outlets and roles carry country and sector")
    func lists() throws {
        let reading = try read("Turkish soldiers fired, the Anatolia news agency said.")
        #expect(reading.mentions.first { $0.kind == .nationality }?.country == "TUR")
        #expect(reading.mentions.first { $0.kind == .role }?.subtype == "MIL")
        #expect(reading.mentions.contains { $0.kind == .outlet })
    }

    @Test("a text over the bound is refused with a remedy")
    func bound() throws {
        let reader = try Reader(data: LanguageData.folder, options: ReaderOptions(maxBytes: 10))
        #expect(throws: LanguageError.self) {
            try reader.read(ReadingRequest(body: "More than ten bytes."))
        }
    }

    @Test("every text is read without a trap, and mentions lie in order inside their text")
    func anyText() throws {
        var state: UInt64 = 7
        let pieces = [
            "Monday", "the", "last", "9999999999999", "years", "ago", "-", "1/0", "0", ",", ".", "million",
            "a",
            "few", "dozen", "$", "€", "€5", "%", "July", "31", "32", "1500", "U.S.", "Mr.", "Cairo", ",",
            "Syria",
            "al-Farouq", "\u{0}", "\n\n", "\"", "’s", "中国", "é", "5-", "-5", "1-2-3", "2012-02-30", "1e9",
            "between",
            "and", "to", "later", "earlier", "next", "weekend", "of", "in", "1990s", "24:61", "12:30", "p.m.",
            "x",
        ]
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
                if state >> 60 != 0 { text += " " }
            }
            let reading = try read(text, headline: text)
            for mention in reading.mentions {
                let end = mention.span.field == .headline ? reading.headline.count : reading.body.count
                #expect(mention.span.start < mention.span.end && mention.span.end <= end)
            }
            #expect(try read(text, headline: text) == reading)
            #expect(!reading.json().bytes.isEmpty)
        }
        #expect(try read("").tokens.isEmpty)
    }
}
