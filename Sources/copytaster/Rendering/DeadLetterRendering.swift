import Notation
import Pipeline
import Store

/// Dead letters for people and for programs.
enum DeadLetterRendering {
    /// Bytes that a card shows.
    private static let shown = 2_000

    static func table(_ letters: [DeadLetterBox.Letter], showsDecisions: Bool) -> TextTable {
        var columns: [TextTable.Column] = [
            .init("letter"), .init("stage"), .init("reason"), .init("record", minimum: 8),
            .init("bytes", isNumber: true), .init("message", minimum: 20, maxLines: 2),
        ]
        if showsDecisions { columns.append(.init("decision")) }
        var table = TextTable(columns)
        for letter in letters {
            let source = letter.letter
            var row: [TextTable.Cell] = [
                .init(letter.name, .name), .init(source.stage), .init(source.reason, .bad),
                .init("\(source.sourceTopic)/\(source.sourcePartition)/\(source.sourceOffset)"),
                .init("\(source.bytes ?? source.value?.count ?? 0)"), .init(source.message),
            ]
            if showsDecisions { row.append(.init(letter.decision?.kind.rawValue ?? "")) }
            table.add(row)
        }
        return table
    }

    /// All of a letter, with its first bytes as text or, where they are none, as hexadecimal digits.
    static func card(_ letter: DeadLetterBox.Letter) -> String {
        let source = letter.letter
        var lines = [
            "letter    \(letter.name)",
            "record    \(source.sourceTopic), partition \(source.sourcePartition), offset \(source.sourceOffset)",
            "stage     \(source.stage)", "reason    \(source.reason)", "message   \(source.message)",
            "attempts  \(source.attempts)",
        ]
        if let decision = letter.decision { lines.append("decision  \(decision.kind.rawValue)") }
        for header in source.headers {
            let text = header.value.map { String(decoding: $0, as: UTF8.self) } ?? "(null)"
            lines.append("header    \(header.name): \(TextWidth.tame(text))")
        }
        guard let value = source.value, source.sha256 == nil else {
            lines.append("bytes     \(source.bytes ?? 0), not kept; sha256 \(source.sha256 ?? "unknown")")
            return lines.joined(separator: "\n") + "\n"
        }
        lines.append("bytes     \(value.count)\(value.count > shown ? ", of which the first \(shown)" : "")")
        let head = value.prefix(shown)
        lines.append(
            String(validating: head, as: UTF8.self).map {
                $0.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { TextWidth.tame(String($0)) }.joined(separator: "\n")
            } ?? hexadecimal(head))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The letter as its JSON, with `letter` and `decision` before it.
    static func json(_ letter: DeadLetterBox.Letter) -> JSONValue {
        var object = JSONObject()
        object.append("letter", .string(letter.name))
        object.append("decision", .text(letter.decision?.kind.rawValue))
        for member in letter.letter.json.object?.members ?? [] { object.append(member.name, member.value) }
        return .object(object)
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        var lines: [String] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let row = bytes[start..<min(start + 32, bytes.endIndex)]
            lines.append(row.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined(separator: " "))
            start += 32
        }
        return lines.joined(separator: "\n")
    }
}
