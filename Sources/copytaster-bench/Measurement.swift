import Notation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The time that one step took over several runs of the same articles.
struct Measurement {
    /// What was measured.
    var step: String
    /// Articles a run.
    var articles: Int
    /// Seconds of each run, sorted.
    var seconds: [Double]
    /// Bytes a run, where bytes are what the step reads.
    var bytes: Int?

    /// The run in the middle: the figure to quote on a machine that others use too.
    var median: Double { seconds.isEmpty ? 0 : seconds[seconds.count / 2] }
    /// Articles a second in the median run.
    var rate: Double { median > 0 ? Double(articles) / median : 0 }
    /// Nanoseconds an article in the median run.
    var nanoseconds: Double { articles > 0 ? median * 1e9 / Double(articles) : 0 }

    /// The figures as JSON.
    var json: JSONValue {
        .members([
            "step": .string(step), "articles": .int(Int64(articles)), "runs": .int(Int64(seconds.count)),
            "articles_per_second": .double(rate.rounded()), "ns_per_article": .double(nanoseconds.rounded()),
            "slowest_seconds": .number(seconds.last), "fastest_seconds": .number(seconds.first),
            "mb_per_second": bytes.map { .double(Double($0) / 1e6 / Swift.max(median, 1e-9)) } ?? .null,
        ])
    }
}

/// Times a step: one run to warm up, then `runs` that count.
func measure(
    _ step: String, articles: Int, runs: Int, bytes: Int? = nil, _ body: () throws -> Void
) rethrows -> Measurement {
    try body()
    var seconds: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
        let spent = try clock.measure { try body() }
        seconds.append(Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18)
    }
    return Measurement(step: step, articles: articles, seconds: seconds.sorted(), bytes: bytes)
}

/// Times a step by the processor time of this thread, which other users of the machine do not add to.
func measureOnCore(
    _ step: String, articles: Int, runs: Int, bytes: Int? = nil, _ body: () throws -> Void
) rethrows -> Measurement {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    try body()
    var seconds: [Double] = []
    for _ in 0..<runs {
        let start = now()
        try body()
        seconds.append(now() - start)
    }
    return Measurement(step: step, articles: articles, seconds: seconds.sorted(), bytes: bytes)
}
