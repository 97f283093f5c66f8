import Dedup
import Events
import TestSupport
import Testing

@testable import Pipeline

@Suite("What an agency says of its copy, in every format of the first tier", .serialized)
struct VersionTests {
    typealias Format = WireVector.Format

    @Test("a kill takes back what was told", arguments: Format.allCases)
    func kill(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(format))
        #expect(newsroom.arrested == [4])
        try newsroom.take(WireVector(version: 2, status: .canceled).bytes(format))
        #expect(newsroom.out.isEmpty)
        #expect(newsroom.judged.map(\.verdict.relation) == [.new, .kill])
        #expect(newsroom.retractions.map(\.reason) == [.killed])
        // The same copy once more stays dead.
        try newsroom.take(WireVector(item: "depot-4b").bytes(format))
        #expect(newsroom.out.isEmpty)
    }

    @Test("an embargo holds copy until its time", arguments: Format.allCases)
    func embargo(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector(status: .embargoed, until: "2026-03-10T12:00:00Z").bytes(format))
        try newsroom.pass(7_100)
        #expect(newsroom.out.isEmpty)
        #expect(newsroom.judged.map(\.released) == [false])
        try newsroom.pass(200)
        #expect(newsroom.arrested == [4])
        #expect(newsroom.judged.map(\.released) == [false, true])
    }

    @Test("an embargo that has passed when the copy comes holds nothing", arguments: Format.allCases)
    func pastEmbargo(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector(status: .embargoed, until: "2026-03-10T09:00:00Z").bytes(format))
        #expect(newsroom.arrested == [4])
        #expect(newsroom.judged.map(\.released) == [false])
    }

    @Test("a usable version ends the wait of the embargoed one", arguments: Format.allCases)
    func lifted(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector(status: .embargoed, until: "2026-03-10T12:00:00Z").bytes(format))
        try newsroom.take(WireVector(version: 2, men: 6).bytes(format))
        #expect(newsroom.arrested == [6])
        try newsroom.pass(9_000)
        #expect(newsroom.arrested == [6])
        #expect(newsroom.judged.map(\.released) == [false, false])
    }

    @Test("a kill ends the wait of embargoed copy for good", arguments: Format.allCases)
    func killedWhileHeld(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(
            WireVector(status: .embargoed, until: "2026-03-10T12:00:00Z").bytes(format),
            WireVector(version: 2, status: .canceled).bytes(format))
        try newsroom.pass(9_000)
        #expect(newsroom.out.isEmpty)
        #expect(newsroom.judged.map(\.verdict.relation) == [.new, .kill])
    }

    @Test(
        "copy that is withheld stays in, and what is withheld later is taken back", arguments: Format.allCases
    )
    func withheld(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector(status: .withheld).bytes(format))
        try newsroom.pass(1e6)
        #expect(newsroom.out.isEmpty)
        try newsroom.take(WireVector(version: 2, men: 6).bytes(format))
        #expect(newsroom.arrested == [6])
        try newsroom.take(WireVector(version: 3, status: .withheld, men: 6).bytes(format))
        #expect(newsroom.out.isEmpty)
        #expect(newsroom.retractions.map(\.reason) == [.withdrawn])
        try newsroom.take(WireVector(version: 4, men: 7).bytes(format))
        #expect(newsroom.arrested == [7])
        #expect(Set(newsroom.judged.map(\.verdict.story)).count == 1)
    }

    @Test("a correction takes the place of what it corrects", arguments: Format.allCases)
    func correction(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(format))
        try newsroom.take(WireVector(version: 2, mark: .correction, men: 6).bytes(format))
        #expect(newsroom.arrested == [6])
        #expect(newsroom.judged.map(\.verdict.relation) == [.new, .correction])
        #expect(Set(newsroom.judged.map(\.verdict.story)).count == 1)
    }

    @Test("a repeat under another id and with other words tells nothing new", arguments: Format.allCases)
    func again(format: Format) throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(format))
        let before = newsroom.out
        try newsroom.take(WireVector(item: "depot-9", mark: .repeat, isShort: true).bytes(format))
        #expect(newsroom.out == before)
        #expect(newsroom.retractions.isEmpty)
        #expect(Set(newsroom.judged.map(\.verdict.story)).count == 1)
        #expect(
            newsroom.judged.map(\.verdict.relation).last.map { [.exact, .reformatted].contains($0) } == true)
    }

    @Test("a repeat that gives another figure is a newer version")
    func falseRepeat() throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(.newsMLG2))
        try newsroom.take(WireVector(item: "depot-9", mark: .repeat, men: 9).bytes(.newsMLG2))
        #expect(newsroom.arrested == [9])
    }

    /// A newsroom that got a story in two takes.
    private static func withTwoTakes(_ format: Format) throws -> Newsroom {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(format))
        let second = "Police arrested 9 women in Izmir on Monday over the same fire, the mayor said."
        try newsroom.take(WireVector(item: "depot-5", mark: .take, text: second).bytes(format))
        return newsroom
    }

    @Test("a take joins its story, and what the first part told stands", arguments: Format.allCases)
    func take(format: Format) throws {
        let newsroom = try Self.withTwoTakes(format)
        #expect(newsroom.arrested == [4, 9])
        #expect(newsroom.retractions.isEmpty)
        #expect(Set(newsroom.judged.map(\.verdict.story)).count == 1)
    }

    @Test("a correction of the first part leaves standing what a take told", arguments: Format.allCases)
    func correctionOfFirst(format: Format) throws {
        let newsroom = try Self.withTwoTakes(format)
        try newsroom.take(WireVector(version: 2, mark: .correction, men: 6).bytes(format))
        #expect(newsroom.arrested == [6, 9])
        #expect(Set(newsroom.judged.map(\.verdict.story)).count == 1)
        // The take has versions of its own.
        let third = "Police arrested 8 women in Izmir on Monday over the same fire, the mayor said."
        guard format != .plainText else { return }
        try newsroom.take(WireVector(item: "depot-5", version: 2, mark: .take, text: third).bytes(format))
        #expect(newsroom.arrested == [6, 8])
    }

    @Test("words to be added to an item of NewsML 1 leave standing what it said")
    func delta() throws {
        let newsroom = try Newsroom()
        try newsroom.take(WireVector().bytes(.newsML1))
        try newsroom.take(WireVector(version: 2, update: "U", men: 9, town: "Izmir").bytes(.newsML1))
        #expect(newsroom.arrested == [4, 9])
        #expect(newsroom.retractions.isEmpty)
        // A whole revision stands for both.
        try newsroom.take(WireVector(version: 3, men: 5).bytes(.newsML1))
        #expect(newsroom.arrested == [5])
    }

    @Test("a version that comes after a newer one changes nothing", arguments: Format.allCases)
    func late(format: Format) throws {
        guard format != .plainText else { return }
        let newsroom = try Newsroom()
        try newsroom.take(WireVector(version: 3, men: 8).bytes(format))
        try newsroom.take(WireVector(version: 2, men: 6).bytes(format))
        #expect(newsroom.arrested == [8])
        #expect(newsroom.judged.map(\.verdict.relation) == [.new, .redelivery])
    }

    @Test("the end of an embargo comes after a restart too")
    func restart() throws {
        let store = try TempStore()
        let newsroom = try Newsroom(store: store.path)
        try newsroom.take(WireVector(status: .embargoed, until: "2026-03-10T12:00:00Z").bytes(.newsMLG2))
        try newsroom.restart()
        try newsroom.pass(3_600)
        #expect(newsroom.out.isEmpty)
        try newsroom.restart()
        try newsroom.pass(7_200)
        #expect(newsroom.arrested == [4])
        try newsroom.restart()
        try newsroom.pass(7_200)
        #expect(newsroom.judged.map(\.released) == [false, true])
    }

    @Test("copy whose embargo was lifted stays lifted after a restart")
    func restartAfterLifting() throws {
        let store = try TempStore()
        let newsroom = try Newsroom(store: store.path)
        try newsroom.take(WireVector(status: .embargoed, until: "2026-03-10T12:00:00Z").bytes(.newsMLG2))
        try newsroom.take(WireVector(version: 2, men: 6).bytes(.newsMLG2))
        try newsroom.restart()
        try newsroom.pass(9_000)
        #expect(newsroom.arrested == [6])
        #expect(newsroom.judged.count == 2)
    }
}
