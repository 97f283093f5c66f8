import Foundation
import Language
import Testing

/// One reader for all tests of the suite: its data is loaded once.
private let shared = Result { try Reader(data: LanguageData.folder) }

/// Dates and quantities of our own marked sentences: shares below which a change has broken something.
@Suite("Dates and quantities of marked sentences")
struct FigureTests {
    /// A stretch of a text in UTF-8 offsets, with what it says.
    private typealias Mark = (span: Range<Int>, value: String)

    @Test("nine dates in ten are found, and of those nineteen in twenty are the right days")
    func dates() throws {
        let reader = try shared.get()
        let counts = try count("dates") { text, day in
            let reading = try reader.read(ReadingRequest(body: text, date: day, language: "en"))
            return reading.mentions.compactMap { mention in
                mention.date.map { date in
                    let days = date.start == date.end ? date.start.iso : "\(date.start.iso)/\(date.end.iso)"
                    return (mention.span.start..<mention.span.end, days)
                }
            }
        }
        #expect(counts.marks >= 85)
        #expect(Double(counts.found) >= 0.9 * Double(counts.marks), "\(counts)")
        #expect(Double(counts.right) >= 0.95 * Double(counts.found), "\(counts)")
    }

    @Test("quantities are found, and of those nineteen in twenty have the right bound, value and noun")
    func quantities() throws {
        let reader = try shared.get()
        let counts = try count("quantities") { text, _ in
            let reading = try reader.read(ReadingRequest(body: text, language: "en"))
            return reading.mentions.compactMap { mention in
                guard let quantity = mention.quantity, mention.date == nil else { return nil }
                let noun = quantity.unit ?? quantity.head ?? "-"
                let span = mention.span.start..<mention.span.end
                return (span, "\(quantity.comparator.rawValue) \(quantity.value) \(noun)")
            }
        }
        #expect(counts.marks >= 85)
        #expect(Double(counts.found) >= 0.95 * Double(counts.marks), "\(counts)")
        #expect(Double(counts.right) >= 0.95 * Double(counts.found), "\(counts)")
    }

    /// How many marks a file has, how many of them are found, and how many of those say the same.
    private func count(
        _ name: String, read: (String, CalendarDay?) throws -> [Mark]
    ) throws -> (marks: Int, found: Int, right: Int) {
        var path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        path.append(path: "../Support/Fixtures/language/\(name).txt")
        var counts = (marks: 0, found: 0, right: 0)
        for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            let (text, marks) = unmarked(String(cells[cells.count - 1]))
            let found = try read(text, cells.count == 2 ? CalendarDay(iso: String(cells[0])) : nil)
            counts.marks += marks.count
            for mark in marks {
                guard let same = found.first(where: { $0.span.overlaps(mark.span) }) else { continue }
                counts.found += 1
                if same.value.replacing(".0 ", with: " ") == mark.value { counts.right += 1 }
            }
        }
        return counts
    }

    /// A text without its marks `{words|value}`, and the marks; one may stand in the words of another.
    private func unmarked(_ line: String) -> (text: String, marks: [Mark]) {
        var text = ""
        var marks: [Mark] = []
        var starts: [Int] = []
        for part in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 { starts.append(text.utf8.count) }
            var rest = part.element
            while let bar = rest.firstIndex(of: "|"), let end = rest.firstIndex(of: "}"),
                let start = starts.popLast()
            {
                text += rest[..<bar]
                marks.append((start..<text.utf8.count, String(rest[rest.index(after: bar)..<end])))
                rest = rest[rest.index(after: end)...]
            }
            text += rest
        }
        return (text, marks.sorted { $0.span.lowerBound < $1.span.lowerBound })
    }
}
