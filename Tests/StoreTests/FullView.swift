import Dedup
import Events
import Notation
import Store
import TestSupport
import Wire

/// A small view with rows in every table.
enum FullView {
    static func place(_ offset: Int64, topic: String = "wire.articles") -> LogPlace {
        LogPlace(topic: topic, partition: 0, offset: offset)
    }

    static func reading(_ sequence: Int64, story: String = "story-1") -> JSONValue {
        let place = JSONValue.members([
            "country": .string("ISR"), "geonameid": .int(294_801), "lat": .double(32.8), "lon": .double(35),
        ])
        let haifa = JSONValue.members([
            "field": .string("body"), "start": .int(0), "end": .int(5), "type": .string("GPE"),
            "text": .string("HAIFA"), "entity": .int(0), "name": .string("Haifa"), "place": place,
        ])
        let workers = JSONValue.members([
            "field": .string("body"), "start": .int(20), "end": .int(31), "type": .string("PERSON"),
            "text": .string("Dockworkers"),
        ])
        return .members([
            "article": .string("northwire:item-1"), "story": .string(story), "sequence": .int(sequence),
            "outcome": .string("coded"), "language": .string("en"), "language_supported": .bool(true),
            "sentences": .array([]), "mentions": .array([haifa, workers]),
            "entities": .array([.members(["id": .int(0), "name": .string("Haifa")])]),
        ])
    }

    static let letter = DeadLetter(
        reason: "malformed", stage: "decode", message: "cut off", sourceTopic: "wire.raw", sourcePartition: 0,
        sourceOffset: 41, attempts: 1, value: [0, 0xFF, 1], headers: [.init(name: "x", value: [0xFF])])

    static let batch = ViewBatch(
        entries: [
            .article(
                Builders.judged(Builders.article("item-1"), sequence: 0), outcome: "not_coded", at: place(0)),
            .article(
                Builders.judged(
                    Builders.article("item-1", version: 2), sequence: 1, relation: .revision, heldUntil: 5e9),
                outcome: "held", at: place(1)),
            .reading(reading(0), sequence: 0, at: place(0, topic: "wire.readings")),
            .event(Builders.event("e1"), at: place(0, topic: "wire.events")),
            .retraction(
                Retraction(
                    article: "northwire:item-1", version: 2, story: "story-1", sequence: 1, void: ["e1"],
                    reason: .revised, by: "1"), at: place(1, topic: "wire.events")),
            .event(Builders.event("e2", sequence: 1, killed: 3), at: place(2, topic: "wire.events")),
            .deadLetter(letter, at: place(0, topic: "wire.dead-letters")),
        ], positions: [StreamPosition(topic: "wire.articles", partition: 0, nextOffset: 2)], cluster: "c1")
}
