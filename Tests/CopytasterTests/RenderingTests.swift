import Testing

@testable import copytaster

@Suite("Tables, bars and colours")
struct RenderingTests {
    private let plain = Terminal(width: 60, isInteractive: false, hasColour: false)

    @Test("a table never exceeds the terminal, and long cells wrap", arguments: [60, 80, 120])
    func fits(width: Int) {
        var table = TextTable([
            .init("#", minimum: 2, isNumber: true), .init("story", minimum: 12, maxLines: 9),
            .init("verdict", minimum: 8),
        ])
        table.add([
            "1", "Ferry with ninety passengers runs aground off the island of Lesser Skerry in thick fog",
            "new",
        ])
        table.add(["2", "短い", "reprint of northwire:2026-114"])
        let lines = table.lines(for: Terminal(width: width, isInteractive: false, hasColour: false))
        for line in lines { #expect(TextWidth.of(line) <= width) }
        let words = lines.joined(separator: " ").split(separator: " ")
        #expect(words.contains("Skerry"))
    }

    @Test("a cell of too many lines ends in an ellipsis")
    func cut() {
        var table = TextTable([.init("a", minimum: 10, maxLines: 2)])
        table.add([.init((1...50).map { "word\($0)" }.joined(separator: " "))])
        let lines = table.lines(for: Terminal(width: 40, isInteractive: false, hasColour: false))
        #expect(lines.count == 4)
        #expect(lines.last?.hasSuffix("…") == true)
    }

    @Test("control characters from outside do not reach the terminal")
    func tame() {
        #expect(TextWidth.tame("a\u{1B}[2Jb\nc\u{202E}d") == "a [2Jb c d")
    }

    @Test(
        "widths count columns",
        arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("短い", 4), ("a\u{200D}b", 2)])
    func width(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
    }

    @Test("a word wider than its column is broken")
    func longWord() {
        #expect(TextWidth.wrap("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
        #expect(TextWidth.wrap("", to: 5) == [""])
    }

    @Test("a bar is silent where nobody watches, and ends at its total where somebody does")
    func bar() {
        var drawn: [String] = []
        var silent = ProgressBar("feeding", total: 4, terminal: plain) { drawn.append($0) }
        silent.show(2)
        silent.clear()
        #expect(drawn.isEmpty)
        let watched = Terminal(width: 60, isInteractive: true, hasColour: false)
        var bar = ProgressBar("feeding", total: 4, terminal: watched) { drawn.append($0) }
        for done in 0...4 { bar.show(done) }
        #expect(drawn.last?.contains("4/4") == true)
        #expect(drawn.last?.contains("─") == false)
    }

    @Test("NO_COLOR and TERM=dumb refuse colours; a pipe has none")
    func colours() {
        #expect(
            Terminal(width: 80, isInteractive: true, hasColour: true).paint("x", .bad)
                == "\u{1B}[31mx\u{1B}[0m")
        #expect(plain.paint("x", .bad) == "x")
    }

    @Test(
        "numbers are grouped the same everywhere",
        arguments: [(0, "0"), (1234, "1,234"), (-1_234_567, "-1,234,567")])
    func numbers(number: Int, text: String) {
        #expect(Numbers.grouped(number) == text)
    }
}
