/// A file of the Reuters-21578 collection: dated wire stories of 1987 in SGML, for replay and load.
public enum ReutersArchive {
    /// Whether bytes are such a file, or one story of it.
    public static func isArchive(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(2048)
        return find("<!DOCTYPE lewis", in: head) != nil && find("<REUTERS", in: head) != nil
            || head.drop { $0 <= 32 }.starts(with: "<REUTERS".utf8)
    }

    /// The bytes of each story, in order.
    public static func stories(in bytes: [UInt8]) -> [[UInt8]] {
        var stories: [[UInt8]] = []
        var rest = bytes[...]
        while let start = find("<REUTERS", in: rest),
            let end = find("</REUTERS>", in: rest[start.lowerBound...])
        {
            stories.append(Array(rest[start.lowerBound..<end.upperBound]))
            rest = rest[end.upperBound...]
        }
        return stories
    }

    /// A story as the ANPA message that it was: header and text as kept in the file, its date behind ETX.
    public static func anpa(of story: [UInt8]) -> [UInt8] {
        let fields = ReutersStory(story)
        var message: [UInt8] = [0x16, 0x16, 0x01]
        let unknown = fields.unknown
        if let mark = unknown.firstIndex(of: 1) {
            message += unknown[(mark + 1)...].reversed().drop { $0 <= 32 }.reversed()
        } else {
            let number = String(10_000 + (Int(fields.number) ?? 0) % 10_000).dropFirst()
            let keyword = fields.title.split { $0 <= 32 }.prefix(3).joined(separator: [UInt8(ascii: "-")])
            message += Array("f\(number)\u{1F}reute\r\nr f BC-".utf8) + keyword.prefix(20)
        }
        message += [13, 10, 2]
        message += fields.text.drop { $0 <= 32 }
        while let last = message.last, last <= 32 { message.removeLast() }
        message += [13, 10, 3]
        message += Array((fields.filing.map { "RTR-WF-\($0)<" } ?? "").utf8) + [13, 10, 4]
        return message
    }

    /// Where a text first stands.
    static func find(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return nil }
            var index = bytes.startIndex
            while index + wanted.count <= bytes.endIndex {
                if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
                    return index..<index + wanted.count
                }
                index += 1
            }
            return nil
        }
    }
}
