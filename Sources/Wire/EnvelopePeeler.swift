import Digest
import Notation

/// Takes the envelopes off a value: FTMSG headers and structured CloudEvents.
enum EnvelopePeeler {
    /// The body of an `FTMSG/1.0` message, and what its headers say; nil where there is no end of headers.
    static func ftMessage(_ value: [UInt8], envelope: Envelope) -> (value: [UInt8], envelope: Envelope)? {
        var envelope = envelope
        var index = 0
        while index < value.count {
            let end = value[index...].firstIndex(of: 10) ?? value.count
            var line = value[index..<end]
            if line.last == 13 { line.removeLast() }
            index = min(end + 1, value.count)
            if line.isEmpty { return (Array(value[index...]), envelope) }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let text = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingBlanks()
            guard !text.isEmpty else { continue }
            switch name {
            case "content-type": envelope.contentType = text
            case "message-id": envelope.messageID = text
            case "x-request-id": envelope.messageID = envelope.messageID ?? text
            case "origin-system-id":
                envelope.provider = envelope.provider ?? NinjsReader.domain(of: text) ?? text
            default: break
            }
        }
        return nil
    }

    /// A CloudEvent's data and what its attributes say of it; `data` is nil where it has none.
    struct Event {
        var data: [UInt8]?
        var envelope: Envelope
    }

    /// The CloudEvents of a value in structured mode, one or a batch of them; nil where it is neither.
    static func cloudEvents(
        _ value: JSONValue, envelope: Envelope, sources: AgencyRegistry
    ) -> [Event]? {
        let events = value.elements.map { cloudEvent($0, envelope: envelope, sources: sources) }
        guard !events.isEmpty, events.allSatisfy({ $0 != nil }) else { return nil }
        return events.compactMap { $0 }
    }

    private static func cloudEvent(
        _ object: JSONValue, envelope: Envelope, sources: AgencyRegistry
    ) -> Event? {
        guard object["specversion"]?.string != nil, object["type"] != nil, let source = object.text("source")
        else { return nil }
        var envelope = envelope
        envelope.contentType = object["datacontenttype"]?.string ?? "application/json"
        envelope.messageID = object["id"]?.string ?? envelope.messageID
        envelope.provider = envelope.provider ?? sources.id(ofSource: source)
        if let encoded = object["data_base64"]?.string {
            return Event(data: base64(encoded), envelope: envelope)
        }
        guard let data = object["data"], !data.isNull else { return Event(data: nil, envelope: envelope) }
        return Event(data: data.string.map { Array($0.utf8) } ?? data.bytes, envelope: envelope)
    }

    /// The bytes of Base64 (RFC 4648); nil where the text is none.
    static func base64(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte - 65)
            case 97...122: value = UInt32(byte - 71)
            case 48...57: value = UInt32(byte + 4)
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="), 10, 13: continue
            default: return nil
            }
            bits = bits << 6 | value
            count += 1
            if count == 4 {
                bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
                bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
                count = 0
            }
        }
        if count == 1 { return nil }
        if count == 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count == 3 {
            bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
        }
        return bytes
    }
}
