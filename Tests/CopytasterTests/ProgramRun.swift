import Foundation

/// One run of the built program: what it wrote, and how it ended.
struct ProgramRun: Sendable {
    let output: String
    let errors: String
    let status: Int32

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Runs the program that lies beside the tests, without settings of the surroundings.
    ///
    /// Blocking calls run on a thread of their own, so that runs of other tests go on.
    static func of(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], folder: String? = nil
    ) async throws -> ProgramRun {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try run(arguments, input: input, environment: environment, folder: folder)
                    })
            }
        }
    }

    private static func run(
        _ arguments: [String], input: String, environment: [String: String], folder: String?
    ) throws -> ProgramRun {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYTASTER_") }
        variables["COLUMNS"] = "100"
        process.environment = variables.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        // Files rather than pipes: a full pipe would stop a program whose other stream is read first.
        let scratch = try Scratch()
        try Data(input.utf8).write(to: scratch.url("in"))
        for name in ["out", "err"] { try Data().write(to: scratch.url(name)) }
        process.standardInput = try FileHandle(forReadingFrom: scratch.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: scratch.url("out"))
        process.standardError = try FileHandle(forWritingTo: scratch.url("err"))
        try process.run()
        process.waitUntilExit()
        return ProgramRun(
            output: String(decoding: try Data(contentsOf: scratch.url("out")), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: scratch.url("err")), as: UTF8.self),
            status: process.terminationStatus)
    }

    /// The program, which SwiftPM builds into the folder of the tests.
    static var program: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("copytaster")
    }
}

/// A folder that is gone when its owner is.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "copytaster-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    // What is left in the temporary folder after a failure does no harm.
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func url(_ name: String) -> URL { URL(fileURLWithPath: "\(path)/\(name)") }

    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: url(name))
        return "\(path)/\(name)"
    }
}
