/// The lines of `check`: what was looked at, and what is wrong with it.
struct CheckList {
    private(set) var first: Failure?
    private let terminal = Terminal.output

    /// Looks at one thing.
    mutating func check(_ name: String, _ body: () throws -> String) {
        do { well(name, try body()) } catch { ill(name, Failure(error)) }
    }

    /// Says that something is in order.
    func well(_ name: String, _ text: String) { line(terminal.paint("ok  ", .good), name, text) }

    /// Says what is wrong with something.
    mutating func ill(_ name: String, _ failure: Failure) {
        line(terminal.paint("FAIL", .bad), name, failure.message)
        if first == nil { first = failure }
    }

    /// Ends with the status of the first thing that was wrong.
    func finish() throws {
        if let first { throw Failure(first.status, "not everything is in order; see the lines marked FAIL") }
    }

    private func line(_ mark: String, _ name: String, _ text: String) {
        let padding = String(repeating: " ", count: max(1, 26 - TextWidth.of(name)))
        // Where nobody reads the lines any more, the status still tells.
        try? Output.line("\(mark)  \(name)\(padding)\(TextWidth.tame(text))")
    }
}
