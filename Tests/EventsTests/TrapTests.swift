import Events
import Language
import Notation
import Testing

/// The ways to get events wrong, each with a sentence of our own.
@Suite("Traps")
struct TrapTests {
    let stories: StoryReader

    init() throws { stories = try StoryReader.make() }

    @Test("headline, lead and two agencies tell one event with several attributions")
    func onceTold() throws {
        let events = try stories.events(
            "Gunmen kidnapped 12 Turkish engineers in Marova on Tuesday, Anka Wire said. "
                + "The gunmen kidnapped the engineers in Marova, Orbis News reported.",
            headline: "Gunmen kidnap 12 Turkish engineers in Marova",
            [
                .place("Marova", country: "IRQ", feature: "city"), .day("Tuesday", "2031-05-06"),
                .number("12", 12, of: "engineer"), .outlet("Anka Wire"), .outlet("Orbis News"),
            ])
        let abductions = events.filter { $0.kind == "abduction" }
        #expect(
            abductions.count == 1,
            "\(abductions.map { String(decoding: $0.jsonBytes, as: UTF8.self) }.joined(separator: "\n"))")
        #expect(abductions.first?.attribution.count == 2)
        #expect(abductions.first?.size.first?.quantity.value == 12)
        #expect(abductions.first?.date?.value.start.iso == "2031-05-06")
        #expect(events.first?.kind == "abduction")
    }

    @Test("a stock is marked as one and makes no new flow")
    func stock() throws {
        let events = try stories.events(
            "The camp is already sheltering 2,000 refugees from Syria, officials said.",
            [.number("2,000", 2000, of: "refugee"), .place("Syria", country: "SYR", feature: "country")])
        #expect(!events.contains { $0.kind == "displacement" })
        #expect(events.flatMap(\.size).allSatisfy { $0.basis == .stock })
    }

    @Test("a day beside a verb of saying dates the statement")
    func statementDate() throws {
        let events = try stories.events(
            "Turkey's army said on Monday that it scrambled warplanes from Norvik on Saturday.",
            [
                .day("Monday", "2031-05-05"), .day("Saturday", "2031-05-03"),
                .place("Norvik", country: "TUR", feature: "city"),
            ])
        let event = try #require(events.first { $0.kind == "deployment" })
        #expect(event.date?.value.start.iso == "2031-05-03")
        #expect(event.statementDate?.value.start.iso == "2031-05-05")
    }

    @Test("an event takes the day that stands nearest in its own clause")
    func ownDay() throws {
        let events = try stories.events(
            "On June 24 rebels kidnapped a French engineer in Dalvo. "
                + "A few days earlier soldiers arrested the mayor of Dalvo.",
            [.day("June 24", "2031-06-24"), .day("A few days earlier", "2031-06-21")])
        #expect(events.first { $0.kind == "abduction" }?.date?.value.start.iso == "2031-06-24")
        #expect(events.first { $0.kind == "arrest" }?.date?.value.start.iso == "2031-06-21")
    }

    @Test("a noun names an event, and by says who did it")
    func nominal() throws {
        let events = try stories.events(
            "Nairobi complained about the downing of a Kenyan jet by Somali gunners.")
        let event = try #require(events.first { $0.kind == "aircraft_downing" })
        #expect(event.actor.first?.code == "SOM")
        #expect(event.recipient.first?.code == "KEN")
    }

    @Test("a passive turns who and whom around")
    func passive() throws {
        let events = try stories.events("Three Kenyan officers were arrested by Somali police in Orlu.")
        let event = try #require(events.first { $0.kind == "arrest" })
        #expect(event.actor.first?.code == "SOM")
        #expect(event.recipient.first?.code == "KEN")
    }

    @Test("a failed agreement is no agreement")
    func failedAgreement() throws {
        let events = try stories.events("France and Germany failed to reach an agreement on fishing.")
        #expect(!events.contains { $0.kind == "agreement" && $0.polarity == .positive })
        #expect(events.contains { $0.kind == "failed_agreement" })
    }

    @Test("where people flee to is a place and not whom it was done to")
    func destination() throws {
        let events = try stories.events(
            "Forty Syrian soldiers fled to Jordan on Sunday.",
            [
                .number("Forty", 40, of: "soldier"), .place("Jordan", country: "JOR", feature: "country"),
                .day("Sunday", "2031-05-04"),
            ])
        let event = try #require(events.first { $0.kind == "defection" })
        #expect(event.recipient.isEmpty)
        #expect(event.location?.role == .destination)
        #expect(event.location?.place.country == "JOR")
        #expect(event.size.first { $0.measure == "defected" }?.quantity.value == 40)
    }

    @Test("a pronoun stands for the body named before it")
    func pronoun() throws {
        let events = try stories.events(
            "Iran's government rejected the plan. On Sunday it expelled two French diplomats.")
        let event = try #require(events.first { $0.kind == "expulsion" })
        #expect(event.actor.first?.code == "IRN")
        #expect(event.actor.first?.resolvedFrom == "it")
    }

    @Test("what is only planned is told as an intent")
    func future() throws {
        let events = try stories.events("Spain's prime minister will visit Morocco in June.")
        #expect(!events.contains { $0.kind == "visit" && $0.modality == .actual })
        #expect(events.contains { $0.kind == "planned_meeting" && $0.modality == .future })
    }

    @Test("what somebody denies is told as a denial")
    func denied() throws {
        let events = try stories.events("Ghana's army denied that its soldiers attacked a Togolese village.")
        let event = try #require(events.first { $0.kind == "attack" || $0.kind == "armed_clash" })
        #expect(event.modality == .reportedDenial)
    }

    @Test("a past that looks like a noun is the verb")
    func shotDead() throws {
        let events = try stories.events("Kenyan police shot dead two men in Orlu, witnesses said.")
        #expect(events.contains { $0.actor.first?.cameo == "KENCOP" && ($0.cameo ?? "") >= "18" })
    }

    @Test("what firms say and sell in passing is no event")
    func business() throws {
        let events = try stories.events(
            "Brenzel Corp said it agreed to buy a sawmill. Analysts called for lower prices. The company declined to "
                + "comment. Traders purchased 40,000 tonnes of wheat.")
        #expect(events.isEmpty, "\(events.map(\.kind))")
    }

    @Test("a word that a hyphen ties to another names no deed")
    func compound() throws {
        let events = try stories.events("Kenya opened a school in the rebel-held town of Orlu.")
        #expect(!events.contains { $0.cameo?.hasPrefix("17") == true }, "\(events.map(\.kind))")
    }

    @Test("those who tried something in a relative clause are still whom it was done to")
    func relative() throws {
        let events = try stories.events(
            "Twelve men who tried to enter the port were arrested by Somali police.")
        let event = try #require(events.first { $0.kind == "arrest" })
        #expect(event.actor.first?.cameo == "SOMCOP")
        #expect(event.recipient.first?.excerpt.text.hasPrefix("Twelve men") == true)
    }

    @Test("a capital stands for its government as a subject, and for a place after a preposition")
    func seat() throws {
        let events = try stories.events("Lima condemned Chile. Chilean police arrested two men in Lima.")
        #expect(events.first { $0.kind == "criticism" }?.actor.first?.cameo == "PERGOV")
        #expect(events.first { $0.kind == "arrest" }?.recipient.allSatisfy { $0.sector != "GOV" } == true)
    }

    @Test("titles and initials do not break a sentence in two")
    func initials() throws {
        let events = try stories.events("Gen. R. T. Molo met U.S. Secretary of State J. Barr in Kigali.")
        #expect(events.contains { $0.kind == "meeting" && $0.recipient.contains { $0.code == "USA" } })
    }

    @Test(
        "copy without events has none",
        arguments: [
            "The sky stayed grey over the valley and the temperature rose slowly through the afternoon.",
            "Shares of the carmaker gained two percent as analysts raised their outlook for the quarter.",
            "The striker scored twice before the break and the visitors never found their rhythm again.",
            "The museum opens at nine and children pay half the price.",
        ])
    func silence(text: String) throws {
        #expect(try stories.events(text).isEmpty)
    }

    @Test(
        "a thing of a country does nothing, and beside money and markets what firms do is no event",
        arguments: [
            "Danish pork prices threatened the Polish market on Monday.",
            "Shares of Calder Corp fell after the French firm agreed to sell its stake in Orlen Ltd for 40 million "
                + "dollars.",
            "Orbis News criticised the harvest.", "Officials refused to comment on the report.",
            "A new law cuts payments to injured workers in Kenya.",
        ])
    func noOneActs(text: String) throws {
        let events = try stories.events(text, [.outlet("Orbis News")])
        #expect(events.isEmpty, "\(events.map(\.kind))")
    }

    @Test("a plan for a deed is no deed, and what was managed is one")
    func plans() throws {
        #expect(try stories.events("Kenya has drawn up a plan to attack Somalia.").isEmpty)
        let events = try stories.events("Kenyan troops managed to free 12 hostages in Mandera on Monday.")
        #expect(events.map(\.kind) == ["release"])
        #expect(events.first?.modality == .actual)
    }

    @Test("who receives something is the one to whom it is given")
    func received() throws {
        let events = try stories.events("Malian rebels received assurances from the French government.")
        let event = try #require(events.first)
        #expect(event.actor.first?.cameo == "FRAGOV")
        #expect(event.recipient.first?.cameo == "MLIREB")
    }

    @Test("what a meeting is for is no second event, and where it is held is not whom one meets")
    func purpose() throws {
        let events = try stories.events(
            "The Danish foreign minister met Peruvian officials in Lima to discuss fisheries.",
            [.place("Lima", country: "PER", feature: "city")])
        #expect(events.map(\.kind) == ["meeting"])
        #expect(events.first?.recipient.map(\.cameo) == ["PERGOV"])
    }

    @Test("what a deed answers is neither its date nor to whom it is done")
    func response() throws {
        let events = try stories.events(
            "Turkey sent troops to the border in response to the June 3 shelling of a Turkish village by Syrian gunners.",
            [.day("June 3", "2031-06-03")])
        let sent = try #require(events.first { $0.kind == "deployment" })
        #expect(!sent.recipient.contains { $0.excerpt.text.contains("village") })
        #expect(sent.date?.excerpt == nil)
        let shelling = try #require(events.first { $0.kind == "shelling" })
        #expect(shelling.actor.first?.cameo == "SYRMIL")
        #expect(shelling.date?.value.start.iso == "2031-06-03")
    }

    @Test("a gerund after a comma is a deed of the sentence's subject")
    func gerund() throws {
        let events = try stories.events(
            "Rebels shelled the old harbour of the Yemeni town of Marova on Monday, killing eight people.",
            [.number("eight", 8, of: "people")])
        let event = try #require(events.first)
        #expect(event.actor.first?.cameo == "---REB")
        #expect(events.allSatisfy { $0.actor.first?.cameo == "---REB" })
    }

    @Test("a bare time before a verb is no subject, and a past that is no participle is no passive")
    func times() throws {
        let signed = try stories.events("Japan and Kenya last month signed an agreement on fisheries.")
        #expect(signed.first?.actor.map(\.cameo) == ["JPN"])
        #expect(signed.first?.recipient.map(\.cameo) == ["KEN"])
        let left = try stories.events("Hundreds of Kenyan troops withdrew from the Somali port of Marka.")
        #expect(left.first?.actor.first?.cameo == "KENMIL")
    }

    @Test("a clause with that has a subject of its own")
    func told() throws {
        let events = try stories.events(
            "The Kenyan envoy told the Security Council that it should strengthen the observer force in Somalia, which "
                + "suspended operations last month.")
        let demand = try #require(events.first { $0.kind == "demand" })
        #expect(demand.actor.first?.code == "KEN")
        #expect(demand.recipient.first?.cameo == "IGOUNO")
        #expect(events.filter { $0.kind == "suspension" }.allSatisfy { $0.actor.isEmpty })
    }

    @Test("what may come, or is told of people in passing, is no event")
    func uncertain() throws {
        let possible = try stories.events("Norway could expel two envoys of Peru if the talks fail.")
        #expect(possible.isEmpty, "\(possible.map(\.kind))")
        let passing = try stories.events("Officials accused of taking bribes left the town.")
        #expect(passing.isEmpty, "\(passing.map(\.kind))")
    }

    @Test("what one side says that the other did is an accusation")
    func claim() throws {
        let events = try stories.events("Sudan claimed that Chad had shelled a village.")
        #expect(events.map(\.kind) == ["accusation"])
        #expect(events.first?.actor.map(\.code) == ["SDN"])
        #expect(events.first?.recipient.map(\.code) == ["TCD"])
    }

    @Test("what a pattern asks for may stand in the subject of a passive")
    func passiveSubject() throws {
        let events = try stories.events("Evidence against Peru was presented by Chile.")
        let event = try #require(events.first)
        #expect(event.cameo == "1124")
        #expect(event.actor.map(\.code) == ["CHL"])
        #expect(event.recipient.map(\.code) == ["PER"])
    }

    @Test("who was killed was not abducted, and a post is not whom one abducts")
    func twoDeeds() throws {
        let events = try stories.events(
            "Gunmen killed 12 soldiers and abducted three others in an attack on an army post.",
            [.number("12", 12, of: "soldier"), .number("three", 3, of: "other")])
        let abduction = try #require(events.first { $0.kind == "abduction" })
        #expect(abduction.recipient.isEmpty, "\(abduction.recipient.map(\.cameo))")
        #expect(events.contains { $0.kind == "killing" })
    }

    @Test("beside sport a side that attacks harms nobody")
    func sport() throws {
        let events = try stories.events(
            "The midfielder scored late. Port Merrin attacked from the start and took the lead.")
        #expect(events.isEmpty, "\(events.map(\.kind))")
    }

    @Test(
        "what somebody is pressed to do has not been done, and a mandate that ends on a day to come ends then"
    )
    func pressed() throws {
        let events = try stories.events(
            "The opposition in Kenya is discussing ways of pressuring the president to step down.")
        #expect(events.filter { $0.kind == "resignation" }.allSatisfy { $0.modality != .actual })
        let mandate = try stories.events(
            "The mandate of the observer mission in Kenya expires on July 20.",
            [.day("July 20", "2031-07-20")])
        #expect(mandate.first { $0.kind == "mandate_expiry" }?.modality == .future)
    }
}
