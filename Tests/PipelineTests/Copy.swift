import Foundation
import Kafka
import TestSupport

/// Wire copy of our own for tests of the whole way: new stories, redeliveries, updates, kills, poison, tombstones.
enum Copy {
    /// The raw records from `first` on; the same numbers always give the same records.
    static func records(_ range: Range<Int>, topic: String) -> [OutgoingRecord] {
        range.map { number in
            OutgoingRecord(
                topic: topic, partition: 0, key: Array("any-\(number)".utf8), value: value(number),
                headers: [Header("provider", "northwire"), Header("content-type", "application/ninjs+json")])
        }
    }

    /// Different stories, one a record, over the partitions in turn.
    static func stories(_ range: Range<Int>, topic: String, partitions: Int = 1) -> [OutgoingRecord] {
        range.map { number in
            OutgoingRecord(
                topic: topic, partition: Int32(number % partitions), key: Array("any-\(number)".utf8),
                value: article(number, version: 1, killed: number % 9 + 2),
                headers: [Header("provider", "northwire"), Header("content-type", "application/ninjs+json")])
        }
    }

    private static func value(_ number: Int) -> [UInt8]? {
        switch number % 20 {
        case 7 where number > 20: return value(number - 13)
        case 11 where number > 20: return article(number - 5, version: 2, killed: number % 9 + 4)
        case 13 where number > 20: return kill(number - 9)
        case 17: return Array("{\"broken\": \(number)".utf8)
        case 19: return nil
        default: return article(number, version: 1, killed: number % 9 + 2)
        }
    }

    private static func article(_ number: Int, version: Int, killed: Int) -> [UInt8] {
        let town = ["Port Ellory", "Maravale", "Tessin Bay", "Old Quarry"][number % 4]
        let text =
            "<p>ANKARA (Northwire) - Police arrested \(killed) men in Ankara on Monday over the fire at depot "
            + "\(number) of \(town), the governor said.</p><p>Depot \(number) burned for \(number % 7 + 1) hours "
            + "and the ferry office of \(town) stayed shut until noon of day \(number).</p><p>Dockers held a rally "
            + "in Ankara on Sunday, a union official said.</p>"
        return Array(
            """
            {"uri":"urn:northwire:depot-\(number)","type":"text","version":"\(version)","language":"en",\
            "versioncreated":"2026-03-10T10:00:0\(version)Z","pubstatus":"usable",\
            "headline":"Arrests after fire at depot \(number)","body_html":"\(text)"}
            """.utf8)
    }

    private static func kill(_ number: Int) -> [UInt8] {
        Array(
            """
            {"uri":"urn:northwire:depot-\(number)","type":"text","version":"3","language":"en",\
            "versioncreated":"2026-03-10T11:00:00Z","pubstatus":"canceled","headline":"KILL depot \(number)"}
            """.utf8)
    }
}
