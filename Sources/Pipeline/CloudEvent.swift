import Kafka

/// The headers of an output record: CloudEvents 1.0, Kafka binding, binary mode.
enum CloudEvent {
    static let article = "wire.article.v1"
    static let event = "wire.event.v1"
    static let retraction = "wire.retraction.v1"
    static let reading = "wire.reading.v1"

    /// Headers of a record of a type. `id` is a function of what the record says, never of time, offset or worker.
    static func headers(
        type: String, id: String, provider: String, subject: String, time: String?, run: String,
        traceparent: [Header]
    ) -> [Header] {
        var headers = [
            Header("ce_specversion", "1.0"), Header("ce_id", id), Header("ce_type", type),
            Header("ce_source", "/wire/\(provider)"), Header("ce_subject", subject),
        ]
        if let time { headers.append(Header("ce_time", time)) }
        headers.append(Header("ce_dataschema", "urn:copytaster:schema:\(type)"))
        headers.append(Header("content-type", "application/json"))
        headers += traceparent
        headers.append(Header("copytaster_run", run))
        return headers
    }

    /// The trace that a record belongs to, to be carried over.
    static func traceparent(of record: Record) -> [Header] {
        record.headers.filter { $0.name.lowercased() == "traceparent" }.suffix(1)
    }
}
