import Foundation
import TestSupport
import Testing

/// The published schemas, and records against them, before a validator that is not ours: Python's jsonschema.
@Suite("Schemas before an independent validator")
struct IndependentSchemaTests {
    /// The interpreter with jsonschema that `deploy/prepare test` installs; nil where it is not there.
    static var python: String? {
        let path = Fixtures.directory + "/../../../.venv/bin/python"
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", "import jsonschema"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }  // what cannot run is not there
        process.waitUntilExit()
        return process.terminationStatus == 0 ? path : nil
    }

    private static let script = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1]))
        Draft202012Validator.check_schema(schema)
        count = 0
        for line in open(sys.argv[2]):
            record = json.loads(line)
            for error in Draft202012Validator(schema).iter_errors(record):
                print(list(error.absolute_path), error.message)
            count += 1
        print("checked", count)
        """

    @Test(
        "every schema is sound and every event of the own stories fits",
        .enabled(if: python != nil, "run deploy/prepare test first: it installs jsonschema"),
        .timeLimit(.minutes(2)))
    func records() async throws {
        let python = try #require(Self.python)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "schemas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody
        let texts = Fixtures.names("stories").prefix(30).map { name in
            Fixtures.text("stories/\(name)").split(separator: "\n---")[0].split(separator: "\n\n").dropFirst()
                .joined(separator: " ").replacing("\n", with: " ").replacing("\"", with: "")
        }
        let input = texts.enumerated().map { "{\"id\":\"\($0)\",\"text\":\"\($1)\",\"date\":\"2031-05-07\"}" }
        let run = try await ProgramRun.of(
            ["inspect", "--lines"], input: input.joined(separator: "\n") + "\n")
        try #require(run.status == 0)
        let events = run.lines.flatMap { line -> [String] in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let events = object["events"] as? [[String: Any]]
            else { return [] }  // a line that is no JSON leaves no events, and the count below tells
            return events.compactMap { event in
                (try? JSONSerialization.data(withJSONObject: event)).map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
        }
        #expect(events.count >= 20)
        for name in ["event", "article", "reading", "retraction"] {
            let schema = try await ProgramRun.of(["schema", name])
            let path = folder.appendingPathComponent("\(name).json")
            try Data(schema.output.utf8).write(to: path)
            let lines = folder.appendingPathComponent("\(name).jsonl")
            try Data((name == "event" ? events.joined(separator: "\n") + "\n" : "").utf8).write(to: lines)
            let output = try check(python, path.path, lines.path)
            #expect(output == "checked \(name == "event" ? events.count : 0)\n", "\(name): \(output)")
        }
    }

    private func check(_ python: String, _ schema: String, _ lines: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", Self.script, schema, lines]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
