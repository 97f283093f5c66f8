#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a file descriptor can show: its width, and whether colours and progress are welcome there.
struct Terminal: Sendable {
    /// Columns to fill.
    let width: Int
    /// True for a terminal, false for a file or pipe.
    let isInteractive: Bool
    /// True where colours may be used: a terminal, without `NO_COLOR` and not `TERM=dumb`.
    let hasColour: Bool

    /// What is known of a descriptor; a file or pipe gets `COLUMNS` or 120 columns.
    init(descriptor: Int32, environment: [String: String] = ProcessEnvironment.variables) {
        isInteractive = isatty(descriptor) == 1
        var size = winsize()
        let isSized = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let named = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        width = max(40, isSized ? Int(size.ws_col) : named ?? 120)
        let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        hasColour = isInteractive && !isRefused
    }

    init(width: Int, isInteractive: Bool, hasColour: Bool) {
        self.width = width
        self.isInteractive = isInteractive
        self.hasColour = hasColour
    }

    static let output = Terminal(descriptor: 1)
    static let errors = Terminal(descriptor: 2)

    /// The text in a colour, where colours are welcome.
    func paint(_ text: String, _ ink: Ink) -> String {
        hasColour ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// The few colours in use, by their meaning.
enum Ink: String, Sendable {
    case strong = "1", faint = "2", good = "32", notice = "33", bad = "31", name = "36", body = "35", number =
        "34"
}
