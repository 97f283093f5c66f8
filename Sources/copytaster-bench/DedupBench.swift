import ArgumentParser
import Dedup
import Notation
import Wire

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Verdicts on one core, at several numbers of articles that the index remembers.
struct DedupBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Verdicts on one core, with 10,000 to 1,000,000 articles in the index.",
        discussion: """
            copytaster-bench dedup --live 10000 --live 100000 --live 1000000

            Articles are short (200 words) and spread over the seven days in which near copies are looked for; of a hundred, \
            ten are copies of earlier ones by construction, whole, cut or under other lines, and three are newer \
            versions. Times are of the processor: of the whole cascade with the text's normalisation, and of the \
            judge's part alone, without what can be prepared on other threads. Memory is that of the index's tables. \
            "missed" are copies and versions that were not put into their story, "wrong" are originals that were put \
            into another's. A million articles take some minutes.
            """)

    @Option(help: "Articles in the index; may be given several times.")
    var live: [Int] = [10_000]

    @Option(help: "Articles that are measured at each size.")
    var measured = 10_000

    @OptionGroup var options: BenchOptions

    func validate() throws {
        guard live.allSatisfy({ $0 > 0 }), measured > 0 else {
            throw ValidationError("--live and --measured must be 1 or more.")
        }
    }

    func run() throws {
        let settings = try DedupSettings(data: options.folder("Dedup"))
        var table: [[String]] = []
        for size in live {
            let row = run(size, settings)
            if options.json {
                print(row.json.line)
            } else {
                table.append(row.cells)
            }
        }
        guard !options.json else { return }
        let head = [
            "live", "articles/s", "µs", "p99 µs", "judge µs", "index MB", "bytes/article", "rebuild s",
            "copies", "missed", "wrong",
        ]
        for cells in [head] + table {
            print(cells.map { String(repeating: " ", count: max(0, 14 - $0.count)) + $0 }.joined())
        }
    }

    private struct Figures {
        var live: Int
        var seconds: [Double] = []
        var judging = 0.0
        var bytes = 0
        var rebuild = 0.0
        /// Copies and versions by construction, those not found, and originals taken for one.
        var copies = 0
        var missed = 0
        var wrong = 0

        var rate: Double { Double(seconds.count) / max(1e-9, seconds.reduce(0, +)) }
        var p99: Double {
            let sorted = seconds.sorted()
            return sorted.isEmpty ? 0 : sorted[sorted.count * 99 / 100]
        }
        var cells: [String] {
            [
                "\(live)", "\(Int(rate))", "\(Int(1e6 / max(1, rate)))", "\(Int(p99 * 1e6))",
                "\(Int(judging / Double(max(1, seconds.count)) * 1e6))", "\(bytes >> 20)",
                "\(bytes / max(1, live))", "\(Int(rebuild * 10) / 10).\(Int(rebuild * 10) % 10)",
                "\(copies)", "\(missed)", "\(wrong)",
            ]
        }
        var json: JSONValue {
            .members([
                "live": .int(Int64(live)), "articles_per_second": .double(rate.rounded()),
                "p99_microseconds": .double((p99 * 1e6).rounded()), "index_bytes": .int(Int64(bytes)),
                "judge_microseconds": .double((judging / Double(max(1, seconds.count)) * 1e6).rounded()),
                "rebuild_seconds": .double(rebuild), "copies": .int(Int64(copies)),
                "missed": .int(Int64(missed)), "wrong": .int(Int64(wrong)),
            ])
        }
    }

    private func run(_ size: Int, _ settings: DedupSettings) -> Figures {
        let corpus = LongCorpus(seed: options.seed, articlesADay: (size + 6) / 7)
        var index = StoryIndex(settings: settings)
        var judgements: [Judgement] = []
        judgements.reserveCapacity(size)
        // The latest version of each item that has more than one.
        var latest: [Int: Int] = [:]
        var stories: [UInt64] = []
        var figures = Figures(live: size)
        for number in 0..<size + measured {
            let intake = corpus.intake(number)
            let start = Self.now()
            let prepared = PreparedArticle(intake, settings: settings)
            let middle = Self.now()
            index.begin(batch: number)
            let judgement = index.judge(prepared, sequence: Int64(number)) { id in
                let item = id.split(separator: ":").last.flatMap { Int($0) }
                return item.map { corpus.intake(latest[$0] ?? $0).article.bodyText }
            }
            index.settle(batch: number)
            let end = Self.now()
            let make = corpus.make(number)
            if case .version(let of) = make { latest[of] = number }
            stories.append(Self.hash(judgement.verdict.story))
            guard number >= size else {
                judgements.append(judgement)
                continue
            }
            figures.seconds.append(end - start)
            figures.judging += end - middle
            if let source = make.source {
                figures.copies += 1
                if stories[number] != stories[source] { figures.missed += 1 }
            } else if judgement.verdict.relation != .new {
                figures.wrong += 1
            }
        }
        figures.bytes = index.bytes
        figures.rebuild = rebuild(judgements, corpus, settings)
        return figures
    }

    /// Enough of a story's id to tell it from others.
    private static func hash(_ story: String) -> UInt64 { UInt64(story.prefix(16), radix: 16) ?? 0 }

    /// Seconds in which the index is built anew from recorded verdicts.
    private func rebuild(_ judgements: [Judgement], _ corpus: LongCorpus, _ settings: DedupSettings) -> Double
    {
        var index = StoryIndex(settings: settings)
        var spent = 0.0
        for (number, judgement) in judgements.enumerated() {
            let intake = corpus.intake(number)
            var head = intake.article
            head.bodyText = ""
            let judged = JudgedArticle(
                article: head, source: intake.source, receivedMilliseconds: intake.receivedMilliseconds,
                verdict: judgement.verdict, sequence: Int64(number), judge: "bench", sketch: judgement.sketch)
            let start = Self.now()
            index.remember(judged)
            spent += Self.now() - start
        }
        return spent
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
