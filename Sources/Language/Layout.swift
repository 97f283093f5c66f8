/// Where the paragraphs of a text begin, whether its lines are wrapped by hand or not.
struct Layout {
    /// First bytes of paragraphs after the first, in order.
    private(set) var breaks: [Int] = []

    /// Lines longer than this are paragraphs of their own: no agency wraps its copy wider.
    private static let widestWrappedLine = 100

    /// Reads the layout of a text.
    init(_ bytes: [UInt8]) {
        var lines: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 10 || bytes[index] == 13 {
            lines.append(start..<index)
            start = index + 1
        }
        lines.append(start..<bytes.count)
        let filled = lines.filter { $0.count > 1 }
        let longest = filled.lazy.map(\.count).max() ?? 0
        let wide = filled.lazy.filter { $0.count > longest * 3 / 5 }.count
        let isWrapped =
            filled.count >= 3 && longest <= Self.widestWrappedLine && longest >= 40
            && wide * 2 >= filled.count
        var blank = false
        var before: Range<Int>?
        for line in lines {
            let text = Self.trimmed(bytes, line)
            guard !text.isEmpty else {
                // A lone line feed after a carriage return is no blank line.
                blank =
                    blank
                    || !(line.isEmpty && line.lowerBound > 0 && bytes[line.lowerBound - 1] == 10
                        && line.lowerBound > 1 && bytes[line.lowerBound - 2] == 13)
                continue
            }
            if let before {
                let indented = text.lowerBound - line.lowerBound >= 2
                let short = before.count < longest * 3 / 5 && Self.endsSentence(bytes, before)
                if blank || indented || !isWrapped || short { breaks.append(text.lowerBound) }
            }
            blank = false
            before = text
        }
    }

    private static func trimmed(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        var start = line.lowerBound
        var end = line.upperBound
        while start < end, bytes[start] <= 32 { start += 1 }
        while end > start, bytes[end - 1] <= 32 { end -= 1 }
        return start..<end
    }

    private static func endsSentence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        guard let last = bytes[line].last else { return false }
        return [0x2E, 0x21, 0x3F, 0x22, 0x3A].contains(last)
    }
}
