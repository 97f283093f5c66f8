import Kafka

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Publishes raw copy as an agency's gateway would. Blocking; runs on a thread of its own.
struct Feeder {
    /// What was done.
    struct Report: Sendable {
        var records = 0
        var bytes = 0
        var seconds = 0.0
        /// Files that could not be read.
        var unreadable: [String] = []
    }

    let configuration: ClientConfiguration
    let topic: String
    /// Records a second; nil for as fast as the broker takes them.
    let rate: Double?
    /// Said of every record that does not say it itself.
    let provider: String?
    let contentType: String?
    /// How the stories of a Reuters-21578 file are sent.
    var form = ArchiveForm.sgml

    /// Publishes all items in order, over the topic's partitions in turn, and waits until all are acknowledged.
    /// - Throws: `KafkaError` where the topic is missing or a record does not arrive.
    func feed(_ items: [FeedItem], progress: (_ done: Int, _ total: Int) -> Void) throws -> Report {
        let producer = try PlainProducer(configuration)
        let partitions = try Self.partitions(of: topic, producer: producer)
        let clock = ContinuousClock()
        let start = clock.now
        let total = items.reduce(0) { $0 + $1.copies }
        var report = Report()
        var done = 0
        for item in items {
            guard let bytes = InputFile.read(item.path) else {
                report.unreadable.append(item.path)
                done += item.copies
                continue
            }
            let values = form.records(of: bytes)
            let headers = headers(of: item)
            for _ in 0..<item.copies {
                for value in values {
                    if let rate { Self.wait(until: start + .seconds(Double(report.records) / rate), clock) }
                    let partition = Int32(truncatingIfNeeded: report.records) % partitions
                    try producer.send(
                        OutgoingRecord(topic: topic, partition: partition, value: value, headers: headers))
                    report.records += 1
                    report.bytes += value.count
                }
                done += 1
                progress(done, total)
            }
        }
        try producer.flush(timeout: .seconds(60))
        report.seconds =
            Double(start.duration(to: clock.now).components.attoseconds) / 1e18
            + Double(start.duration(to: clock.now).components.seconds)
        return report
    }

    private func headers(of item: FeedItem) -> [Header] {
        var headers: [Header] = []
        if let type = item.contentType ?? contentType { headers.append(Header("content-type", type)) }
        if let provider = item.provider ?? provider { headers.append(Header("provider", provider)) }
        headers.append(Header("source-feed", item.path == "-" ? "stdin" : InputFile.name(of: item.path)))
        return headers
    }

    private static func partitions(of topic: String, producer: PlainProducer) throws -> Int32 {
        let counts = try producer.partitionCounts(of: [topic], timeout: .seconds(10))
        guard let count = counts[topic], count > 0 else {
            throw Failure(
                .topics, "the topic \(topic) does not exist; make it with `copytaster check --create-topics`")
        }
        return count
    }

    private static func wait(until time: ContinuousClock.Instant, _ clock: ContinuousClock) {
        let left = clock.now.duration(to: time)
        guard left > .zero else { return }
        let (seconds, attoseconds) = left.components
        usleep(UInt32(min(1_000_000, seconds * 1_000_000 + attoseconds / 1_000_000_000_000)))
        if left > .seconds(1) { wait(until: time, clock) }
    }
}
