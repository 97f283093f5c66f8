/// A bar on standard error that shows how far a piece of work has come; silent where that is no terminal.
struct ProgressBar {
    private let label: String
    private let total: Int
    private let terminal: Terminal
    private let write: (String) -> Void
    private var lastDrawn = -1

    init(
        _ label: String, total: Int, terminal: Terminal = .errors,
        write: @escaping (String) -> Void = { Output.noteText($0) }
    ) {
        self.label = label
        self.total = total
        self.terminal = terminal
        self.write = write
    }

    /// Draws the bar at `done` of `total`, at most once a percent.
    mutating func show(_ done: Int, note: String = "") {
        guard terminal.isInteractive else { return }
        let percent = total > 0 ? min(100, done * 100 / total) : 100
        guard percent != lastDrawn || !note.isEmpty else { return }
        lastDrawn = percent
        write("\r" + line(done, percent: percent, note: note) + "\u{1B}[K")
    }

    /// Takes the bar away, so that what follows stands alone.
    func clear() {
        if terminal.isInteractive { write("\r\u{1B}[K") }
    }

    private func line(_ done: Int, percent: Int, note: String) -> String {
        let tail = " \(done)/\(total)" + (note.isEmpty ? "" : "  \(note)")
        let room = min(40, terminal.width - TextWidth.of(label) - TextWidth.of(tail) - 4)
        guard room >= 10 else { return TextWidth.cut("\(label)\(tail)", to: terminal.width - 1) }
        let filled = room * percent / 100
        let bar = String(repeating: "━", count: filled)
        let rest = String(repeating: "─", count: room - filled)
        return "\(label) \(terminal.paint(bar, .good))\(terminal.paint(rest, .faint))\(tail)"
    }
}
