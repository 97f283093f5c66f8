import Events
import Foundation
import Language
import Notation

/// Events of texts whose answers are known, each marked right or wrong.
struct Samples {
    /// One event: its features, whether it is right, and the article it belongs to.
    struct Row {
        var features: [String]
        var isRight: Bool
        var group: Int
        var weight: Double
    }

    let reader: Reader
    let coder: EventCoder

    /// The project's own stories: lines that start with `> ` name the kinds that a text tells.
    func stories(in folder: String) throws -> [Row] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".story")
        }
        return try names.sorted().enumerated().flatMap { group, name in
            let text = String(decoding: try Files.bytes("\(folder)/\(name)"), as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let head = lines.prefix { !$0.isEmpty }
            let body = lines.dropFirst(head.count + 1).prefix { $0 != "---" }.joined(separator: "\n")
            let kinds = Set(
                lines.filter { $0.hasPrefix("> ") }.compactMap { $0.split(separator: " ").dropFirst().first })
            let headline = head.first { $0.hasPrefix("headline: ") }?.dropFirst(10)
            return try rows(body, headline: headline.map(String.init), date: "2031-05-07", group, weight: 2) {
                kinds.contains(Substring($0.kind))
            }
        }
    }

    /// PETRARCH's sentences: an event is right where an answer has its CAMEO root.
    func petrarch(_ path: String) throws -> [Row] {
        try records(path).enumerated().flatMap { group, record in
            let roots = Set((record["expected"]?.array ?? []).compactMap { $0["cameo"]?.string?.prefix(2) })
            return try rows(
                record["text"]?.string ?? "", headline: nil, date: record["date"]?.string, group, weight: 1
            ) { event in event.cameo.map { roots.contains($0.prefix(2)) } ?? false }
        }
    }

    /// MUC-4's articles: of events of force, one is right where an incident of the article has its type.
    func muc(_ path: String, limit: Int) throws -> [Row] {
        try records(path).prefix(limit).enumerated().flatMap { group, record in
            let types = Set(
                (record["expected"]?.array ?? []).flatMap { $0["incident_type"]?.array ?? [] }
                    .compactMap { $0.string?.split(separator: " ").first })
            return try rows(record["text"]?.string ?? "", headline: nil, date: nil, group, weight: 0.1) {
                event in
                guard event.cameo.map({ $0 >= "18" }) == true else { return nil }
                return types.contains(Self.type(of: event))
            }
        }
    }

    private static func type(of event: Event) -> Substring {
        switch event.kind {
        case "abduction": "KIDNAPPING"
        case "bombing", "suicide_bombing", "grenade_attack": "BOMBING"
        case "arson": "ARSON"
        default: "ATTACK"
        }
    }

    private func records(_ path: String) throws -> [JSONValue] {
        try Files.lines(path).filter { !$0.isEmpty }.map { try JSONReader().value(from: Array($0.utf8)) }
    }

    /// The events of a text; `judge` says of each whether it is right, or nil where the answers do not tell.
    private func rows(
        _ text: String, headline: String?, date: String?, _ group: Int, weight: Double,
        _ judge: (Event) -> Bool?
    ) throws -> [Row] {
        let day = date.flatMap { CalendarDay(iso: String($0.prefix(10))) }
        let reading = try reader.read(ReadingRequest(headline: headline, body: text, date: day))
        let context = CodingContext(story: "s", article: "a", sequence: 0, provider: "p", date: day)
        return try coder.explained(reading, in: context).compactMap { one in
            judge(one.event).map { Row(features: one.features, isRight: $0, group: group, weight: weight) }
        }
    }
}
