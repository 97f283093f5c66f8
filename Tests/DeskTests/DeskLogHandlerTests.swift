import Desk
import Logging
import Notation
import Synchronization
import Testing

/// Collects lines, and lets a test set the clock.
private final class Notebook: Sendable {
    let lines = Mutex<[String]>([])
    let clock = Mutex(Duration.seconds(1_795_531_845) + .milliseconds(120))

    func sink(_ form: LogSink.Form) -> LogSink {
        LogSink(
            form: form, write: { line in self.lines.withLock { $0.append(line) } },
            now: { self.clock.withLock { $0 } })
    }

    func logger(_ form: LogSink.Form, level: Logger.Level = .info) -> Logger {
        let sink = sink(form)
        return Logger(label: "copytaster.judge") { DeskLogHandler(label: $0, sink: sink, level: level) }
    }

    var all: [String] { lines.withLock { $0 } }
    func pass(_ duration: Duration) { clock.withLock { $0 += duration } }
}

@Suite("The log")
struct DeskLogHandlerTests {
    @Test("an entry is one line of JSON whose numbers are numbers")
    func json() throws {
        let notebook = Notebook()
        notebook.logger(.json).info(
            "stage started", metadata: ["partition": "\(3)", "records": .stringConvertible(42)])
        let value = try JSONReader().value(from: Array(notebook.all[0].utf8))
        #expect(value["time"]?.string == "2026-11-24T14:50:45.120Z")
        #expect(value["level"]?.string == "info")
        #expect(value["logger"]?.string == "copytaster.judge")
        #expect(value["message"]?.string == "stage started")
        #expect(value["partition"]?.string == "3")
        #expect(value["records"]?.int == 42)
    }

    @Test("text form quotes what has spaces, and sorts metadata")
    func text() {
        let notebook = Notebook()
        notebook.logger(.text).info("assigned", metadata: ["topic": "wire.raw", "cause": "a new member"])
        #expect(
            notebook.all == [
                "2026-11-24T14:50:45.120Z INFO    copytaster.judge: assigned cause=\"a new member\" topic=wire.raw"
            ])
    }

    @Test("a line break in metadata never makes a second line", arguments: LogSink.Form.allCases)
    func oneLine(form: LogSink.Form) {
        let notebook = Notebook()
        notebook.logger(form).error("failed", metadata: ["cause": "first\nsecond\u{7}"])
        #expect(notebook.all.count == 1)
        #expect(!notebook.all[0].contains("\n"))
    }

    @Test("the same failure is written once in ten seconds, then with the number held back")
    func repeats() {
        let notebook = Notebook()
        let logger = notebook.logger(.text)
        for _ in 0..<5 { logger.error("broker is down", metadata: ["code": "transport"]) }
        #expect(notebook.all.count == 1)
        notebook.pass(.seconds(10))
        logger.error("broker is down", metadata: ["code": "transport"])
        #expect(notebook.all.count == 2)
        #expect(notebook.all[1].hasSuffix("held_back=4"))
    }

    @Test("another failure, another partition and plain information are not held back")
    func distinct() {
        let notebook = Notebook()
        let logger = notebook.logger(.text)
        logger.error("broker is down", metadata: ["code": "transport"])
        logger.error("broker is down", metadata: ["code": "timed_out"])
        logger.error("broker is down", metadata: ["code": "transport", "partition": "1"])
        logger.info("assigned")
        logger.info("assigned")
        #expect(notebook.all.count == 5)
    }

    @Test("entries below the level are not written")
    func level() {
        let notebook = Notebook()
        notebook.logger(.text, level: .warning).info("hello")
        #expect(notebook.all.isEmpty)
    }
}
