internal import CRdkafka
internal import Synchronization

/// Hands one record to a producing client.
enum Production {
    /// Queues a record; its bytes are copied. Its delivery report carries `number`.
    /// - Throws: `KafkaError`; retriable where the queue is full.
    static func send(
        _ record: OutgoingRecord, number: Int, through client: OpaquePointer
    ) throws(KafkaError) {
        let headers = try headers(record.headers)
        let error = record.topic.withCString { topic in
            withBytes(record.key) { key in
                withBytes(record.value) { value in
                    var arguments = [rd_kafka_vu_t](repeating: rd_kafka_vu_t(), count: 7)
                    arguments[0].vtype = RD_KAFKA_VTYPE_TOPIC
                    arguments[0].u.cstr = topic
                    arguments[1].vtype = RD_KAFKA_VTYPE_PARTITION
                    arguments[1].u.i32 = record.partition
                    arguments[2].vtype = RD_KAFKA_VTYPE_MSGFLAGS
                    arguments[2].u.i = RD_KAFKA_MSG_F_COPY
                    arguments[3].vtype = RD_KAFKA_VTYPE_KEY
                    arguments[3].u.mem.ptr = key.map { UnsafeMutableRawPointer(mutating: $0.0) }
                    arguments[3].u.mem.size = key?.1 ?? 0
                    arguments[4].vtype = RD_KAFKA_VTYPE_VALUE
                    arguments[4].u.mem.ptr = value.map { UnsafeMutableRawPointer(mutating: $0.0) }
                    arguments[4].u.mem.size = value?.1 ?? 0
                    arguments[5].vtype = RD_KAFKA_VTYPE_TIMESTAMP
                    arguments[5].u.i64 = record.timestampMilliseconds ?? 0
                    arguments[6].vtype = RD_KAFKA_VTYPE_OPAQUE
                    arguments[6].u.ptr = UnsafeMutableRawPointer(bitPattern: number)
                    if let headers {
                        var list = rd_kafka_vu_t()
                        list.vtype = RD_KAFKA_VTYPE_HEADERS
                        list.u.headers = headers
                        arguments.append(list)
                    }
                    return rd_kafka_produceva(client, arguments, arguments.count)
                }
            }
        }
        guard let error else { return }
        // The headers pass to the client only where the call succeeds.
        if let headers { rd_kafka_headers_destroy(headers) }
        throw KafkaError(
            consuming: error, doing: "writing to \(record.topic)[\(record.partition)]", client: client)
    }

    /// Sends, waits where the local queue is full, and gives delivery reports a chance to come in.
    /// - Returns: the record's number, counted from 1 over the producer's life.
    static func sendWaiting(
        _ record: OutgoingRecord, through handle: ClientHandle, limit: Duration
    ) throws(KafkaError) -> Int {
        let number = handle.context.deliveries.withLock { deliveries in
            deliveries.sent += 1
            return deliveries.sent
        }
        let end = ContinuousClock.now + limit
        while true {
            do throws(KafkaError) {
                try send(record, number: number, through: handle.pointer)
                rd_kafka_poll(handle.pointer, 0)
                return number
            } catch  where error.name == "_QUEUE_FULL" && ContinuousClock.now < end {
                rd_kafka_poll(handle.pointer, 10)
            }
        }
    }

    private static func headers(_ headers: [Header]) throws(KafkaError) -> OpaquePointer? {
        guard !headers.isEmpty else { return nil }
        guard let list = rd_kafka_headers_new(headers.count) else {
            throw KafkaError(.permanent, name: "_FAIL", "no memory for headers")
        }
        for header in headers {
            let code = withBytes(header.value) { value in
                rd_kafka_header_add(list, header.name, -1, value?.0, value.map { $0.1 } ?? 0)
            }
            if code != RD_KAFKA_RESP_ERR_NO_ERROR {
                rd_kafka_headers_destroy(list)
                throw KafkaError(code: code, doing: "adding header \(header.name)")
            }
        }
        return list
    }

    /// Start and length of bytes; nil for nil, and a real address for no bytes at all, which is not a tombstone.
    private static func withBytes<Result>(
        _ bytes: [UInt8]?, _ body: ((UnsafeRawPointer, Int)?) -> Result
    ) -> Result {
        guard let bytes else { return body(nil) }
        if bytes.isEmpty { return [UInt8(0)].withUnsafeBytes { body($0.baseAddress.map { ($0, 0) }) } }
        return bytes.withUnsafeBytes { body($0.baseAddress.map { ($0, bytes.count) }) }
    }
}
