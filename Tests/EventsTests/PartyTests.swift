import Events
import Language
import Testing

/// Who does what to whom where the sentence makes it hard to tell, each with a sentence of our own.
@Suite("Parties")
struct PartyTests {
    let stories: StoryReader

    init() throws { stories = try StoryReader.make() }

    @Test(
        "of two who meet one meets the other, of three each meets all, and either side tells the same meeting"
    )
    func meetings() throws {
        let two = try stories.events("Kenya and Ghana met on Monday. Ghana met Kenya in the harbour hall.")
        #expect(two.count == 1, "\(two.map(\.kind))")
        #expect(two.first?.actor.map(\.cameo) == ["KEN"])
        #expect(two.first?.recipient.map(\.cameo) == ["GHA"])
        let three = try stories.events("Kenya, Ghana and Norway met on Monday.")
        #expect(three.first?.actor.count == 3)
        #expect(three.first?.recipient.count == 3)
    }

    @Test("who claims a deed of its own claims responsibility, and the deed is told beside it")
    func claims() throws {
        let events = try stories.events("The Kenyan rebels claimed that they had attacked Ghana.")
        let claim = try #require(events.first { $0.kind == "claim_of_responsibility" })
        #expect(claim.cameo == "015")
        #expect(claim.actor.first?.cameo == "KENREB")
        #expect(claim.recipient.first?.cameo == "GHA")
        #expect(events.contains { $0.kind == "attack" })
    }

    @Test("a measure that is promised to another is no threat")
    func consent() throws {
        let promised = try stories.events("Ghana has pledged to expel the exiled rebels from Kenya.")
        #expect(promised.first?.kind == "deportation")
        #expect(promised.first?.modality == .intended)
        let threatened = try stories.events("Ghana vowed to expel the exiled rebels from Kenya.")
        #expect(threatened.first?.kind == "threat")
    }

    @Test("a gerund far from any verb belongs to the noun before it, and not to a place")
    func gerunds() throws {
        let fled = try stories.events(
            "The deserters came to the town of Marova as part of a crowd of 300 refugees fleeing the fighting.",
            [.place("Marova", country: "IRQ", feature: "city"), .number("300", 300, of: "refugee")])
        let displacement = try #require(fled.first { $0.kind == "displacement" })
        #expect(displacement.actor.first?.cameo == "---REF")
        #expect(displacement.recipient.isEmpty)
    }

    @Test("a place that is left is origin and no recipient")
    func origin() throws {
        let events = try stories.events(
            "On Monday 33 soldiers fled Yemen.",
            [.number("33", 33, of: "soldier"), .place("Yemen", country: "YEM", feature: "country")])
        let event = try #require(events.first)
        #expect(event.kind == "defection")
        #expect(event.recipient.isEmpty)
        #expect(event.location?.role == .origin)
    }

    @Test("the number of those who do something is no deed")
    func counts() throws {
        #expect(
            try stories.events("The number of soldiers who are deserting has grown since winter.").isEmpty)
    }

    @Test("a firm that the text marks by its shares is no place, and its affairs are its own")
    func firms() throws {
        let events = try stories.events(
            "Norfolk Mills Inc <NRFK> rejected the bid. Norfolk appointed an interim president. "
                + "Norfolk agreed with Calder Ltd (CLDR.L) to sell a mill.",
            [.place("Norfolk", country: "GBR", feature: "admin1")])
        #expect(events.isEmpty, "\(events.map(\.kind))")
    }

    @Test("a verb that says little takes no word from behind another verb")
    func light() throws {
        let events = try stories.events(
            "The Kenyan army took steps to study whether control of the canal is safe.")
        #expect(!events.contains { $0.kind == "occupation" })
    }
}
