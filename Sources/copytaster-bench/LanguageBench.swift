import ArgumentParser
import Digest
import Foundation
import Language
import Notation
import Wire

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Each step of reading words, on one core, and what the data behind it takes.
struct LanguageBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Tokens a second of each step of reading, on one core; data, load time and memory.",
        discussion: """
            copytaster-bench language --articles 500
            copytaster-bench language --profile full --lines my-copy.jsonl

            Reads the bench's own articles, or those of a file of JSON Lines with a member "text". Times are of the \
            processor. "all" is the reader as the worker calls it; the steps are those within it, by a clock that is \
            asked after each; the parser, which the reader does not call, stands apart.
            """)

    @OptionGroup var options: BenchOptions

    @Option(help: "open or full: whose models are measured.")
    var profile = "open"

    @Option(help: "A file of JSON Lines with a member \"text\", to be read instead of the bench's articles.")
    var lines: String?

    func run() throws {
        guard let profile = ReaderOptions.Profile(rawValue: profile) else {
            throw ValidationError("--profile must be open or full.")
        }
        let folder = options.folder("Language")
        let before = Memory.residentMegabytes, start = Self.now
        let reader = try Reader(data: folder, options: ReaderOptions(profile: profile))
        let loading = Self.now - start
        let loaded = Memory.residentMegabytes
        let requests = try requests()
        var times = StepTimes()
        for run in 0...options.runs {
            // The first run is to warm up.
            if run > 0 { times.begin() }
            for request in requests {
                var last = Self.now
                let reading = try reader.read(request) { step in
                    let now = Self.now
                    if run > 0 { times.add(now - last, to: step.rawValue) }
                    last = now
                }
                if run == 0 { times.tokens += reading.tokens.count }
            }
        }
        let peak = Memory.peakMegabytes
        let parsing = try parsing(requests, reader, folder)
        let size = folder.bytes
        if options.json {
            for line in times.json(total: "all") + parsing.json(total: nil) { print(line.line) }
            let figures: JSONValue = .members([
                "data_bytes": .int(Int64(size)), "load_seconds": .double(loading),
                "loaded_megabytes": .int(Int64(loaded - before)), "peak_megabytes": .int(Int64(peak)),
            ])
            print(figures.line)
        } else {
            for line in times.table(total: "all") + parsing.table(total: nil) { print(line) }
            print(
                "data \(size / 1000) kB, loaded in \(Int((loading * 1000).rounded())) ms of processor time, "
                    + "\(loaded - before) MB once loaded, \(peak) MB of the process at most")
        }
    }

    /// The processor time of this thread, in seconds, which other users of the machine do not add to.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private func requests() throws -> [ReadingRequest] {
        if let lines {
            guard let text = FileManager.default.contents(atPath: lines) else {
                throw ValidationError("--lines: \(lines) cannot be read.")
            }
            return try text.split(separator: UInt8(ascii: "\n")).prefix(options.articles).map {
                ReadingRequest(body: try JSONReader().value(from: Array($0)).requiredString("text"))
            }
        }
        let decoder = try WireDecoder(data: options.folder("Wire"))
        return try options.ninjs.flatMap {
            try decoder.articles(in: $0, envelope: Envelope(provider: "bench", received: 1.8e9))
        }.map { article in
            ReadingRequest(
                headline: article.headline, body: article.bodyText, datelinePlace: article.dateline?.place,
                datelineLength: article.dateline?.length ?? 0, language: article.language)
        }
    }

    private func parsing(
        _ requests: [ReadingRequest], _ reader: Reader, _ folder: DataFolder
    ) throws -> StepTimes {
        let parser = try DependencyParser(data: folder)
        var readings = try requests.map { try reader.read($0) }
        var times = StepTimes()
        times.tokens = readings.reduce(0) { $0 + $1.tokens.count }
        for run in 0...options.runs {
            if run > 0 { times.begin() }
            for index in readings.indices {
                let start = Self.now
                parser.parse(&readings[index], sentences: readings[index].sentences.indices)
                if run > 0 { times.add(Self.now - start, to: "parser") }
            }
        }
        return times
    }
}

extension DataFolder {
    /// The size of all its files together.
    fileprivate var bytes: Int {
        let names = FileManager.default.subpaths(atPath: path) ?? []
        return names.reduce(0) { total, name in
            // A file that went meanwhile has no size; the sum is for reading only.
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
            return total + (attributes?[.size] as? Int ?? 0)
        }
    }
}
