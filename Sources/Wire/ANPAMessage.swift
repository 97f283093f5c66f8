/// The parts of an ANPA 1312 message: two header lines, the text between STX and ETX, and the line behind it.
///
/// The header is `SYN SYN SOH`, a service letter, four digits, perhaps a system's name, US and a destination; the
/// second line holds priority, category, keyword, version, date and word count. Lines that stripped the control
/// characters are read too. Cost: one pass over the head, a search for STX and ETX.
struct ANPAMessage {
    /// Service letter and number: `a0105`.
    var sequence = ""
    /// What stands between the number and the destination: `KYODO`.
    var system = ""
    /// For whom the message is: `reute`, `asian`.
    var destination = ""
    /// One letter: `f b u r d a h s w`.
    var priority = ""
    /// One letter.
    var category = ""
    /// The keyword, often cut: `BC-AS--China-DaringEscap`.
    var keyword = ""
    /// The version as the header writes it: `3rdLd-Writethru`.
    var version = ""
    /// Month and day of the header.
    var date: (month: Int, day: Int)?
    /// The text.
    var text: ArraySlice<UInt8> = []
    /// What stands behind the text, at most 200 bytes.
    var tail: ArraySlice<UInt8> = []

    /// The message that bytes hold; nil where they do not start with its header.
    init?(_ bytes: [UInt8]) {
        var head = Cursor(bytes)
        let isFirm = head.skipStart()
        guard let service = head.next, Self.isLetter(service), let number = head.digits(after: 1) else {
            return nil
        }
        sequence = String(decoding: [service] + number, as: UTF8.self)
        head.position += 5
        guard let follower = head.next, follower != 32, !Self.isDigit(follower) else { return nil }
        let first = head.line()
        let parts = first.split(separator: 0x1F, maxSplits: 1, omittingEmptySubsequences: false)
        system = Self.text(parts[0])
        if parts.count > 1 { destination = Self.text(parts[1]) }
        guard first.count <= 40, readSecondLine(head.line(), isFirm: isFirm) else { return nil }
        split(bytes, from: head.position)
    }

    /// Priority, category, keyword, version, date and word count; false where the line is no such line.
    private mutating func readSecondLine(_ line: ArraySlice<UInt8>, isFirm: Bool) -> Bool {
        var words = line.split { $0 <= 32 }.map { Self.text($0) }
        guard words.count >= 2, words[0].utf8.count == 1, words[1].utf8.count == 1 else { return isFirm }
        priority = words[0].lowercased()
        category = words[1]
        words.removeFirst(2)
        if let last = words.last, last.utf8.count >= 3, last.utf8.count <= 5,
            last.utf8.allSatisfy(Self.isDigit)
        {
            words.removeLast()
        }
        if let last = words.last, let date = Self.monthAndDay(last) {
            self.date = date
            words.removeLast()
        }
        guard isFirm || date != nil else { return false }
        keyword = words.first ?? ""
        version = words.dropFirst().joined(separator: " ")
        return true
    }

    private mutating func split(_ bytes: [UInt8], from position: Int) {
        var start = position
        if let mark = bytes[position...].prefix(8).firstIndex(of: 2) { start = mark + 1 }
        let end = bytes[start...].firstIndex { $0 == 3 || $0 == 4 } ?? bytes.endIndex
        text = bytes[start..<end]
        tail = bytes[min(end + 1, bytes.endIndex)...].prefix(200)
    }

    /// `11-13`.
    static func monthAndDay(_ word: String) -> (month: Int, day: Int)? {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2, parts[1].utf8.count == 2,
            let month = Int(parts[0]), let day = Int(parts[1]), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        return (month, day)
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.filter { $0 >= 32 && $0 != 0x7F }, as: UTF8.self).trimmingBlanks()
    }

    fileprivate static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
    fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// A place in the head of a message.
    private struct Cursor {
        let bytes: [UInt8]
        var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        /// Passes over what lines put before the header; true where SOH stood there.
        mutating func skipStart() -> Bool {
            let head = bytes.prefix(64)
            if let mark = head.firstIndex(of: 1), mark < 4 || bytes[mark - 1] == 0x16 {
                position = mark + 1
                return true
            }
            position = head.firstIndex { $0 > 32 && $0 != 0x7F } ?? 0
            return false
        }

        /// The four digits behind `offset`.
        func digits(after offset: Int) -> ArraySlice<UInt8>? {
            let start = position + offset
            guard start + 4 <= bytes.count, bytes[start..<start + 4].allSatisfy(ANPAMessage.isDigit) else {
                return nil
            }
            return bytes[start..<start + 4]
        }

        /// The bytes up to the line's end, or to STX, which stays; at most 200.
        mutating func line() -> ArraySlice<UInt8> {
            let start = position
            while position < bytes.count, position - start < 200, bytes[position] != 10, bytes[position] != 2
            {
                position += 1
            }
            let line = bytes[start..<position]
            if position < bytes.count, bytes[position] == 10 { position += 1 }
            return line
        }
    }
}
