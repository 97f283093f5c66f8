import ArgumentParser
import Events
import Kafka
import Notation
import Pipeline

/// Takes files through all three stages without Kafka.
struct CodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Take files through decode, judge and code without Kafka: for archives and for trying out.",
        discussion: """
            copytaster code story.txt                         tables
            copytaster code archive/ --lines > out.jsonl      articles, events, ...
            copytaster code archive/ --sqlite archive.sqlite  the worker's database

            Files are taken in the order of their names, or as a feed.json in the folder says: the judge tells \
            copies and versions by that order. A file that cannot be read as copy is shown as a dead letter and \
            stops nothing.
            """)

    @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"))
    var paths: [String]

    @Flag(name: .long, help: "Write JSON Lines (the default where standard output is no terminal).")
    var lines = false

    @Flag(name: .long, help: "Write tables also where standard output is no terminal.")
    var table = false

    @Option(
        name: .long,
        help: ArgumentHelp("Keep everything in this database; one that is there goes on.", valueName: "file"))
    var sqlite: String?

    @OptionGroup var envelope: EnvelopeOptions

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        if lines && table { throw ValidationError("Give --lines or --table, not both.") }
    }

    func run() throws {
        let settings = try options.settings()
        var pipeline = try settings.pipelineSettings()
        pipeline.storePath = sqlite ?? ""
        let items = try FeedItem.items(of: paths)
        let rehearsal = try Rehearsal(settings: pipeline)
        let writesLines = lines || (!table && !Terminal.output.isInteractive)
        var maker = StoryTableMaker()
        var writer = CodeLines(topics: pipeline.topics)
        var bar = ProgressBar("coding", total: items.count)
        var unreadable: [String] = []
        // As many files at a time as a stage takes records, so that all cores have work.
        for start in stride(from: 0, to: items.count, by: Self.batch) {
            let batch = items[start..<min(items.count, start + Self.batch)]
            var records: [Record] = []
            for item in batch {
                guard let made = self.records(of: item, topic: pipeline.topics.raw.first ?? "wire.raw") else {
                    unreadable.append(item.path)
                    continue
                }
                for var record in made {
                    record.offset = rehearsal.nextOffset + Int64(records.count)
                    writer.names[record.offset] = item.path
                    maker.names[record.offset] = InputFile.name(of: item.path)
                    records.append(record)
                }
            }
            for output in try rehearsal.apply(records) {
                if writesLines {
                    bar.clear()
                    if let line = try writer.line(of: output) { try Output.line(line) }
                } else {
                    try maker.add(output, topics: pipeline.topics)
                }
            }
            bar.show(min(items.count, start + Self.batch))
        }
        bar.clear()
        if !writesLines { for line in maker.table.lines(for: .output) { try Output.line(line) } }
        if let sqlite { Output.note("everything is kept in \(sqlite)") }
        guard unreadable.isEmpty else {
            throw Failure(
                .noInput,
                "\(Numbers.count(unreadable.count, "file")) could not be read and were passed over: "
                    + unreadable.prefix(5).joined(separator: ", ") + "; see their paths and rights")
        }
    }

    private static let batch = 200

    /// The records that feeding a file would make; nil where it cannot be read.
    private func records(of item: FeedItem, topic: String) -> [Record]? {
        guard let bytes = InputFile.read(item.path) else { return nil }
        var headers = [Header("source-feed", item.path == "-" ? "stdin" : InputFile.name(of: item.path))]
        if let type = item.contentType ?? envelope.contentType {
            headers.append(Header("content-type", type))
        }
        if let provider = item.provider ?? envelope.provider { headers.append(Header("provider", provider)) }
        let record = Record(
            topicPartition: TopicPartition(topic, 0), offset: 0, value: bytes, headers: headers,
            timestampMilliseconds: InputFile.modifiedMilliseconds(item.path))
        return [Record](repeating: record, count: item.copies)
    }
}

/// Turns records of the output topics into JSON Lines that name the file they come from.
struct CodeLines {
    let topics: TopicNames
    /// Names of files by the offset of their record.
    var names: [Int64: String] = [:]
    private var offsets: [Int64: Int64] = [:]

    init(topics: TopicNames) { self.topics = topics }

    /// `{"type","file","data"}`, where `data` is the record's value; for dead letters `reason` and `message` stand in
    /// its place. Nil for what has no value.
    mutating func line(of record: Record) throws -> String? {
        var object = JSONObject()
        if record.topicPartition.topic == topics.deadLetters {
            let offset = record.header("copytaster_offset").flatMap { Int64($0) } ?? -1
            object.append("type", .string("dead_letter"))
            object.append("file", .text(names[offset]))
            object.append("reason", .text(record.header("copytaster_reason")))
            object.append("message", .text(record.header("copytaster_message")))
            return JSONValue.object(object).line
        }
        guard let value = record.value else { return nil }
        let data = try JSONReader().value(from: value)
        let sequence = data["sequence"]?.int.map(Int64.init) ?? -1
        if let offset = data["source"]?["offset"]?.int { offsets[sequence] = Int64(offset) }
        object.append("type", .string(record.header("ce_type") ?? record.topicPartition.topic))
        object.append("file", .text(offsets[sequence].flatMap { names[$0] }))
        object.append("data", data)
        return JSONValue.object(object).line
    }
}
