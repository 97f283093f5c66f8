import Dedup
import TestSupport
import Testing
import Wire

@Suite("Have we seen this?")
struct StoryIndexTests {
    /// Rules without a model, with the words of marks that ship.
    private static let settings: DedupSettings = {
        let marks = try? MarkWords(data: JudgingDesk.data)
        return DedupSettings(marks: marks ?? .none)
    }()

    private static let quake =
        "A strong earthquake killed at least 17 people in southern Peru early on Tuesday, officials said."

    private func intake(_ article: Article, at offset: Int64) -> IntakeArticle {
        IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: offset, ordinal: 0),
            receivedMilliseconds: 1_773_136_800_000 + offset * 1000)
    }

    /// Judges articles in order; each is its own record.
    private func verdicts(_ articles: [Article], bodies: [String: String] = [:]) -> [Verdict] {
        var index = StoryIndex(settings: Self.settings)
        return articles.enumerated().map { offset, article in
            index.judge(intake(article, at: Int64(offset)), sequence: Int64(offset)) { bodies[$0] }.verdict
        }
    }

    private func article(
        _ item: String, version: UInt64 = 1, provider: String = "northwire",
        headline: String = "Earthquake in Peru",
        slug: String? = nil, body: String = Self.quake, signals: [Signal.Kind] = []
    ) -> Article {
        var article = Builders.article(
            item, version: version, provider: provider, headline: headline, body: body)
        article.rawSHA256 = "\(provider) \(item) \(version) \(body) \(headline)"
        article.slugline = slug
        article.signals = signals.map { Signal($0, via: "headline") }
        return article
    }

    @Test(
        "the first copy is new, and the same record or version again is a redelivery with the recorded story")
    func redelivery() {
        var index = StoryIndex(settings: Self.settings)
        let first = index.judge(intake(article("a"), at: 0), sequence: 0) { _ in nil }.verdict
        let sameRecord = index.judge(intake(article("a"), at: 0), sequence: 1) { _ in nil }.verdict
        let sameVersion = index.judge(intake(article("a"), at: 7), sequence: 2) { _ in nil }.verdict
        #expect(first.relation == .new)
        #expect(sameRecord.relation == .redelivery)
        #expect(sameVersion.relation == .redelivery)
        #expect(Set([first, sameRecord, sameVersion].map(\.story)).count == 1)
    }

    @Test("a higher version is a revision that tells which figures changed, one with a mark a correction")
    func revisions() {
        let newer = Self.quake.replacing("17", with: "29")
        let judged = verdicts(
            [
                article("a"), article("a", version: 2, body: newer),
                article("a", version: 3, signals: [.correction]),
            ],
            bodies: ["northwire:a": Self.quake])
        #expect(judged.map(\.relation) == [.new, .revision, .correction])
        #expect(judged[1].changed == [Verdict.ChangedFigure(before: "17", after: "29")])
        #expect(Set(judged.map(\.story)).count == 1)
    }

    @Test("a version that comes late does not take the place of a newer one")
    func lateVersion() {
        let judged = verdicts([
            article("a", version: 3), article("a", version: 2, body: Self.quake + " Roads were closed."),
            article("a", version: 4, body: Self.quake + " Schools were closed."),
        ])
        #expect(judged.map(\.relation) == [.new, .redelivery, .revision])
    }

    @Test("a version number used twice for other words is a revision")
    func reusedVersion() {
        let judged = verdicts([article("a"), article("a", body: Self.quake + " Roads were closed.")])
        #expect(judged.map(\.relation) == [.new, .revision])
    }

    @Test(
        "a newer version under another id is found by its slug or its headline",
        arguments: [
            ("Peru-Quake", "Peru-Quake", "Earthquake in Peru", "Dozens dead in Peru", Signal.Kind.writethru),
            ("BC-Peru-Quake", "Peru-Quake, 2ndLd-Writethru", "One", "Two", .lead),
            ("", "", "Earthquake in Peru", "UPDATE 2-Earthquake in Peru", .update),
            ("", "", "Earthquake in Peru", "CORRECTED-Earthquake in Peru", .correction),
        ])
    func chainBySlug(
        slug: String, newSlug: String, headline: String, newHeadline: String, signal: Signal.Kind
    ) {
        let judged = verdicts([
            article("a", headline: headline, slug: slug.isEmpty ? nil : slug),
            article(
                "b", headline: newHeadline, slug: newSlug.isEmpty ? nil : newSlug,
                body: Self.quake + " More.",
                signals: [signal]),
        ])
        #expect(judged[1].of == "northwire:a")
        #expect(judged[1].story == judged[0].story)
        #expect(judged[1].relation == (signal == .correction ? .correction : .revision))
    }

    @Test("a slug without a mark of revision joins nothing, nor does another agency's")
    func noFalseChain() {
        let judged = verdicts([
            article("a", slug: "Peru-Quake"),
            article(
                "b", headline: "Other", slug: "Peru-Quake",
                body: "Ministers met in Lima on Wednesday to speak of pensions, mines and the new railway."),
            article(
                "c", provider: "meridian", slug: "Peru-Quake",
                body:
                    "A bus with forty pupils slid into a ravine near Cusco and all of them were brought out alive.",
                signals: [.update]),
        ])
        #expect(judged.map(\.relation) == [.new, .new, .new])
    }

    @Test("a kill reaches its story by id, by link and by slug, and a kill of nothing stands alone")
    func kills() {
        var byStatus = article("a", version: 2, headline: "Kill", body: "Withdrawn.")
        byStatus.status = .canceled
        var byLink = article("k1", headline: "Kill", body: "Withdrawn.", signals: [.kill])
        byLink.links = [Link(rel: "supersedes", id: "b")]
        let bySlug = article(
            "k2", headline: "KILL", slug: "BC-Peru-Quake KILL", body: "Withdrawn.", signals: [.kill])
        let judged = verdicts([
            article("a", headline: "One", body: Self.quake + " 1"),
            article("b", headline: "Two", body: Self.quake + " 2"),
            article("c", headline: "Three", slug: "Peru-Quake", body: Self.quake + " 3"), byStatus, byLink,
            bySlug,
            article("z", headline: "Nothing", body: "Withdrawn.", signals: [.kill]),
        ])
        #expect(judged.map(\.relation) == [.new, .new, .new, .kill, .kill, .kill, .kill])
        #expect(judged[3...].map(\.of) == ["northwire:a", "northwire:b", "northwire:c", nil])
        #expect(judged[3...5].map(\.story) == judged[0...2].map(\.story))
    }

    @Test("the same words are exact, reformatted or a reprint by agency and head")
    func sameText() {
        let shouted = Self.quake.replacing(" ", with: "\u{A0} ").uppercased()
        let judged = verdicts([
            article("a"), article("b", provider: "harbour-post"),
            article("c", headline: "Other head", body: shouted),
            article("d", provider: "harbour-post", headline: "Third head"),
        ])
        #expect(judged.map(\.relation) == [.new, .exact, .reformatted, .reprint])
        #expect(Set(judged.map(\.story)).count == 1)
    }

    @Test("empty and one-line bodies are not the same story")
    func shortBodies() {
        let judged = verdicts([
            article("a", headline: "One", body: ""), article("b", headline: "Two", body: ""),
            article("c", headline: "Three", body: "TABLE"), article("d", headline: "Four", body: "TABLE"),
        ])
        #expect(judged.map(\.relation) == [.new, .new, .new, .new])
    }

    @Test("what is older than the window is not joined")
    func window() {
        var index = StoryIndex(settings: Self.settings)
        var old = intake(article("a"), at: 0)
        old.receivedMilliseconds -= 31 * 86_400_000
        _ = index.judge(old, sequence: 0) { _ in nil }
        let later = index.judge(intake(article("b", provider: "meridian"), at: 1), sequence: 1) { _ in nil }
        #expect(later.verdict.relation == .new)
    }

    @Test("a repeat under another id is the same copy, unless it gives other figures")
    func repeats() {
        let bodies = ["northwire:a": Self.quake]
        let short =
            "A strong earthquake killed at least 17 people in southern Peru, officials said on Tuesday."
        let again = verdicts([article("a"), article("b", body: short, signals: [.repeat])], bodies: bodies)
        #expect(again.map(\.relation) == [.new, .reformatted])
        let other = verdicts(
            [article("a"), article("b", body: short.replacing("17", with: "29"), signals: [.repeat])],
            bodies: bodies)
        #expect(other.map(\.relation) == [.new, .revision])
        #expect(Set((again + other).map(\.story)).count == 1)
    }

    @Test("a repeat of what was never seen is new, and one that is marked as an update too is a revision")
    func repeatsOfNothing() {
        #expect(verdicts([article("a", signals: [.repeat])]).map(\.relation) == [.new])
        let both = verdicts(
            [article("a"), article("b", body: Self.quake + " Roads shut.", signals: [.repeat, .update])])
        #expect(both.map(\.relation) == [.new, .revision])
    }

    @Test(
        "a word to hold or to kill a story reaches it under its headline",
        arguments: [
            ("HOLD HOLD HOLD: Earthquake in Peru", Signal.Kind.withhold, Relation.revision),
            ("STORY WITHDRAWN: Earthquake in Peru", .kill, .kill),
        ])
    func notes(headline: String, kind: Signal.Kind, relation: Relation) {
        let judged = verdicts([
            article("a"), article("b", headline: headline, body: "Note.", signals: [kind]),
        ])
        #expect(judged.map(\.relation) == [.new, relation])
        #expect(Set(judged.map(\.story)).count == 1)
    }

    @Test("\"MORE\" below a first part does not tie it to an older story of its slug")
    func more() {
        var first = article("b", body: "Dockers in Haifa walked out at noon over pay and night shifts.")
        first.signals = [Signal(.take, via: "body")]
        #expect(first.extent == .whole)
        #expect(verdicts([article("a"), first]).map(\.relation) == [.new, .new])
        first.signals = [Signal(.take, number: 2, via: "headline")]
        #expect(first.extent == .part)
        #expect(verdicts([article("a"), first]).map(\.relation) == [.new, .revision])
    }
}
