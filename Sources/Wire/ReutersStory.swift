/// The parts of one story of Reuters-21578, references resolved.
struct ReutersStory {
    /// The collection's number of the story.
    let number: String
    /// `26-FEB-1987 15:01:01.79`.
    let date: String
    /// What the collection kept of the wire's header.
    let unknown: [UInt8]
    /// All text between STX and ETX, tags aside.
    let text: [UInt8]
    let title: [UInt8]
    let author: [UInt8]
    let dateline: [UInt8]
    /// The text behind the dateline; empty where the collection did not find it.
    let body: [UInt8]
    private let source: [UInt8]

    /// Reads the bytes of a `REUTERS` element.
    init(_ bytes: [UInt8]) {
        source = bytes
        let head = bytes.prefix(bytes.firstIndex(of: UInt8(ascii: ">")) ?? 0)
        number = Self.attribute("NEWID=\"", in: head)
        date = String(decoding: Self.content("<DATE>", "</DATE>", in: bytes[...]), as: UTF8.self)
            .trimmingBlanks()
        unknown = Self.content("<UNKNOWN>", "</UNKNOWN>", in: bytes[...])
        let inside = Self.range("<TEXT", "</TEXT>", in: bytes[...]).map { bytes[$0] } ?? []
        let content = inside.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        title = Self.content("<TITLE>", "</TITLE>", in: content)
        author = Self.content("<AUTHOR>", "</AUTHOR>", in: content)
        dateline = Self.content("<DATELINE>", "</DATELINE>", in: content)
        body = Self.content("<BODY>", "</BODY>", in: content)
        text = Self.resolved(content).filter { $0 != 2 && $0 != 3 }
    }

    /// `02-26-87 1501`, as wires write the time of filing.
    var filing: String? {
        let parts = date.split { $0 == "-" || $0 == " " || $0 == ":" }
        let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        guard parts.count >= 5, let day = Int(parts[0]), let month = months.firstIndex(of: String(parts[1])),
            parts[2].utf8.count == 4, parts[3].utf8.count == 2, parts[4].utf8.count == 2
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(month + 1))-\(two(day))-\(parts[2].suffix(2)) \(parts[3])\(parts[4])"
    }

    /// The entries of a list element: `<D>` inside `<TOPICS>`.
    func list(_ open: StaticString, _ close: StaticString) -> [String] {
        guard let range = Self.range(open, close, in: source[...]) else { return [] }
        var rest = source[range]
        var entries: [String] = []
        while let entry = Self.range("<D>", "</D>", in: rest) {
            entries.append(String(decoding: rest[entry], as: UTF8.self))
            rest = rest[entry.upperBound...]
        }
        return entries
    }

    private static func range(
        _ open: StaticString, _ close: StaticString, in bytes: ArraySlice<UInt8>
    ) -> Range<Int>? {
        guard let start = ReutersArchive.find(open, in: bytes),
            let end = ReutersArchive.find(close, in: bytes[start.upperBound...])
        else { return nil }
        return start.upperBound..<end.lowerBound
    }

    private static func content(
        _ open: StaticString, _ close: StaticString, in bytes: ArraySlice<UInt8>
    ) -> [UInt8] {
        range(open, close, in: bytes).map { resolved(bytes[$0]) } ?? []
    }

    private static func attribute(_ name: StaticString, in head: ArraySlice<UInt8>) -> String {
        guard let found = ReutersArchive.find(name, in: head) else { return "" }
        return String(decoding: head[found.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// Bytes without tags, and with `&lt;`, `&amp;` and `&#5;` resolved. A `>` that closes no tag stays.
    private static func resolved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), let end = endOfTag(bytes, at: index) {
                index = end
            } else if byte == UInt8(ascii: "&"), let (value, end) = reference(bytes, at: index) {
                text.append(value)
                index = end
            } else {
                text.append(byte)
                index += 1
            }
        }
        return text
    }

    private static func endOfTag(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "/") { index += 1 }
        while index < bytes.endIndex, index - start < 12, bytes[index] >= 65, bytes[index] <= 90 {
            index += 1
        }
        return index < bytes.endIndex && index - start > 1 && bytes[index] == UInt8(ascii: ">")
            ? index + 1 : nil
    }

    private static func reference(_ bytes: ArraySlice<UInt8>, at start: Int) -> (UInt8, Int)? {
        let rest = bytes[(start + 1)...].prefix(6)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        switch String(decoding: rest[..<end], as: UTF8.self) {
        case "lt": return (UInt8(ascii: "<"), end + 1)
        case "gt": return (UInt8(ascii: ">"), end + 1)
        case "amp": return (UInt8(ascii: "&"), end + 1)
        case let name where name.hasPrefix("#"):
            return UInt8(name.dropFirst()).map { ($0, end + 1) }
        default: return nil
        }
    }
}
