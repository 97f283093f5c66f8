import Language

/// A sentence of our own with marks at its dates or quantities.
struct MarkedSentence {
    /// A stretch of the text, as UTF-8 offsets, and what it says.
    struct Mark {
        let start: Int
        let end: Int
        let value: String
    }

    /// The article's day; nil where the line has none.
    let day: CalendarDay?
    let text: String
    let marks: [Mark]

    /// The sentences of a file; lines that start with `#` are passed over.
    static func all(in lines: [Substring]) -> [MarkedSentence] {
        lines.filter { !$0.isEmpty && $0.first != "#" }.map { line in
            let cells = line.split(separator: "\t", maxSplits: 1)
            return cells.count == 2
                ? MarkedSentence(String(cells[1]), day: CalendarDay(iso: String(cells[0])))
                : MarkedSentence(String(line), day: nil)
        }
    }

    private init(_ marked: String, day: CalendarDay?) {
        var bytes: [UInt8] = [], value: [UInt8] = []
        var open: [Int] = [], closed: [(Int, Int)] = []
        var marks: [Mark] = []
        var inValue = false
        for byte in marked.utf8 {
            switch byte {
            case UInt8(ascii: "{"): open.append(bytes.count)
            case UInt8(ascii: "|") where !open.isEmpty && !inValue:
                closed.append((open.removeLast(), bytes.count))
                inValue = true
                value = []
            case UInt8(ascii: "}") where inValue:
                if let (start, end) = closed.popLast() {
                    marks.append(Mark(start: start, end: end, value: String(decoding: value, as: UTF8.self)))
                }
                inValue = false
            default: if inValue { value.append(byte) } else { bytes.append(byte) }
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.day = day
        self.marks = marks.sorted { $0.start < $1.start }
    }
}
