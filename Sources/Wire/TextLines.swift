/// The lines of a clean UTF-8 text, and the paragraphs that they make.
struct TextLines: Sendable {
    /// One line, without blanks at its end; `start` lies behind its indentation.
    struct Line: Sendable {
        var start: Int
        var end: Int
        var indent: Int

        var isBlank: Bool { start >= end }
        var length: Int { end - start }
    }

    private let bytes: [UInt8]
    private let lines: [Line]

    /// The lines of a text. Cost: one pass.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 50 + 4)
        bytes.withUnsafeBufferPointer { source in
            var start = 0
            while start < source.count {
                let end = source.firstPlace(of: 10, from: start) ?? source.count
                var first = start
                while first < end, source[first] == 32 || source[first] == 9 { first += 1 }
                var last = end
                while last > first, source[last - 1] == 32 || source[last - 1] == 9 { last -= 1 }
                lines.append(Line(start: first, end: last, indent: first - start))
                start = end + 1
            }
        }
        self.lines = lines
    }

    /// Number of lines.
    var count: Int { lines.count }

    /// The line at a place.
    subscript(index: Int) -> Line { lines[index] }

    /// The text of a line.
    func text(of line: Line) -> String { text(line.start, line.end) }

    /// The paragraphs of the lines from `first` on: between blank lines, else by indentation, else one a line
    /// where the lines are longer than any wrapped ones.
    func paragraphs(from first: Int) -> [Block] {
        var blocks: [Block] = []
        let wrapped = isWrapped(from: first)
        let margin = wrapped ? commonIndent(from: first) : 0
        var index = first
        while index < lines.count {
            if lines[index].isBlank {
                index += 1
                continue
            }
            var end = index + 1
            while end < lines.count, !lines[end].isBlank,
                wrapped
                    && lines[end].indent
                        <= max(margin, lines[index].indent > margin ? margin : lines[index].indent)
            {
                end += 1
            }
            if isTable(index..<end)
                || (wrapped && hasColumns(lines[index]) && isTable(index..<blockEnd(from: index)))
            {
                end = wrapped ? blockEnd(from: index) : end
                blocks.append(Block(.table, joined(index..<end, with: 10)))
            } else {
                blocks.append(
                    Block(
                        .paragraph, end == index + 1 ? text(of: lines[index]) : joined(index..<end, with: 32))
                )
            }
            index = end
        }
        return blocks
    }

    private func text(_ start: Int, _ end: Int) -> String {
        bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self)
        }
    }

    /// Whether the copy was broken at a fixed column: no line is longer than 100 bytes, or nearly none is.
    private func isWrapped(from first: Int) -> Bool {
        var long = 0
        var filled = 0
        var pairs = 0
        for index in first..<max(first, lines.count) where !lines[index].isBlank {
            filled += 1
            if lines[index].length > 100 { long += 1 }
            if index + 1 < lines.count, !lines[index + 1].isBlank { pairs += 1 }
        }
        return filled > 0 && pairs > 0 && long * 8 <= filled
    }

    /// The smallest indentation of a line.
    private func commonIndent(from first: Int) -> Int {
        var smallest = Int.max
        for index in first..<max(first, lines.count) where !lines[index].isBlank {
            smallest = min(smallest, lines[index].indent)
        }
        return smallest == Int.max ? 0 : smallest
    }

    private func blockEnd(from index: Int) -> Int {
        var end = index
        while end < lines.count, !lines[end].isBlank { end += 1 }
        return end
    }

    /// Whether most of two or more lines hold columns: runs of three or more blanks, or tabs.
    private func isTable(_ range: Range<Int>) -> Bool {
        guard range.count >= 2 else { return false }
        let columns = lines[range].count { hasColumns($0) }
        return columns * 10 >= range.count * 6
    }

    private func hasColumns(_ line: Line) -> Bool {
        var run = 0
        for byte in bytes[line.start..<line.end] {
            run = byte == 32 ? run + 1 : byte == 9 ? 3 : 0
            if run >= 3 { return true }
        }
        return false
    }

    /// Lines joined by a byte; a line that ends in a hyphen after a letter keeps it and takes no blank.
    private func joined(_ range: Range<Int>, with separator: UInt8) -> String {
        var text: [UInt8] = []
        for index in range {
            let line = lines[index]
            if index > range.lowerBound {
                let hyphenated =
                    separator == 32 && text.count > 1 && text.last == UInt8(ascii: "-")
                    && text[text.count - 2] > 64
                if !hyphenated { text.append(separator) }
            }
            text.append(contentsOf: bytes[line.start..<line.end])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
