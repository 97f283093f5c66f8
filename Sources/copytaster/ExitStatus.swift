import ArgumentParser

/// With which status the program ends: a closed list that scripts may rely on, after sysexits(3).
enum ExitStatus: Int32, CaseIterable, Sendable {
    case usage = 64
    case badInput = 65
    case noInput = 66
    case unavailable = 69
    case bug = 70
    case system = 71
    case installation = 72
    case input = 74
    case interrupted = 75
    case topics = 76
    case refused = 77
    case settings = 78
    case fenced = 79
    case outputClosed = 141

    /// What it means, for `--help`.
    var meaning: String {
        switch self {
        case .usage: "the command line is wrong"
        case .badInput: "the input is not what the command reads"
        case .noInput: "an input file is missing or cannot be read"
        case .unavailable: "the broker cannot be reached or does not answer"
        case .bug: "an error of the program itself"
        case .system: "the system refuses: a port, a file handle, memory"
        case .installation: "a data file of the program is missing or damaged"
        case .input: "the database or the disk cannot be read or written"
        case .interrupted: "interrupted before it was done; nothing is lost, run it again"
        case .topics: "a topic is missing, wrongly made, or not where it was left"
        case .refused: "the broker refuses: not authorised, or a promise it cannot keep"
        case .settings: "a setting is wrong"
        case .fenced: "another worker has the same name"
        case .outputClosed: "nobody reads the output any more"
        }
    }

    /// The list, for `--help`.
    static let list =
        "EXIT STATUS:\n  0    all is well\n"
        + allCases.map { "  \($0.rawValue)\($0.rawValue < 100 ? " " : "")  \($0.meaning)" }.joined(
            separator: "\n")
}

/// Why a command ends: the status, and a message that ends with the remedy.
struct Failure: Error, CustomStringConvertible {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    var description: String { message }
}
