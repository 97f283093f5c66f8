/// How many columns of a terminal a text takes, and how it is cut and wrapped to them.
///
/// East Asian wide and emoji scalars take two columns, combining marks and format characters none; enough for
/// headlines, not a full implementation of UAX 11.
enum TextWidth {
    static func of(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += columns(of: scalar) }
        return width
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(value) } ? 2 : 1
    }

    /// The text without control characters, on one line: what comes from outside must not steer the terminal.
    static func tame(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            // Marks that turn the writing direction would rearrange the rest of the line.
            let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            result.unicodeScalars.append(isControl || turns ? " " : scalar)
        }
        return result
    }

    /// The text cut to a number of columns, with an ellipsis where something is left out.
    static func cut(_ text: String, to columns: Int) -> String {
        if of(text) <= columns { return text }
        var result = ""
        var width = 0
        for character in text {
            let next = of(String(character))
            if width + next > columns - 1 { break }
            result.append(character)
            width += next
        }
        return result + "…"
    }

    /// The text in lines of at most a number of columns, broken at spaces; longer words are broken where they must be.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ") {
            var word = Substring(word)
            while true {
                let wordWidth = of(String(word))
                let gap = line.isEmpty ? 0 : 1
                if width + gap + wordWidth <= columns {
                    line += (gap == 1 ? " " : "") + word
                    width += gap + wordWidth
                    break
                }
                if !line.isEmpty {
                    lines.append(line)
                    line = ""
                    width = 0
                    continue
                }
                // One word wider than the column.
                var head = ""
                var headWidth = 0
                while let character = word.first {
                    let next = of(String(character))
                    if headWidth + next > columns, !head.isEmpty { break }
                    head.append(character)
                    headWidth += next
                    word.removeFirst()
                }
                lines.append(head)
                if word.isEmpty { break }
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}
