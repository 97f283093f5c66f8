internal import Foundation
public import Notation

extension DeadLetter: JSONRepresentable {
    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        self.init(
            reason: try json.requiredString("reason"), stage: try json.requiredString("stage"),
            message: try json.requiredString("message"), sourceTopic: try json.requiredString("topic"),
            sourcePartition: Int32(clamping: try json.requiredInt("partition")),
            sourceOffset: Int64(try json.requiredInt("offset")), attempts: json["attempts"]?.int ?? 1,
            value: try json["value"].flatMap { try Self.bytes(of: $0) },
            headers: try (json["headers"]?.array ?? []).map { header in
                Header(
                    name: try header.requiredString("name"),
                    value: try header["value"].flatMap { try Self.bytes(of: $0) })
            },
            sha256: json["sha256"]?.string, bytes: json["bytes"]?.int)
    }

    /// The dead letter with its bytes: text where they are UTF-8, else `{"base64"}`.
    public var json: JSONValue {
        .members([
            "reason": .string(reason), "stage": .string(stage), "message": .string(message),
            "topic": .string(sourceTopic), "partition": .int(Int64(sourcePartition)),
            "offset": .int(sourceOffset), "attempts": .int(Int64(attempts)),
            "value": Self.json(of: value),
            "headers": .array(
                headers.map { .members(["name": .string($0.name), "value": Self.json(of: $0.value)]) }),
            "sha256": .text(sha256), "bytes": .number(bytes),
        ])
    }

    private static func json(of bytes: [UInt8]?) -> JSONValue {
        guard let bytes else { return .null }
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        return .members(["base64": .string(Data(bytes).base64EncodedString())])
    }

    private static func bytes(of json: JSONValue) throws -> [UInt8]? {
        if json.isNull { return nil }
        if let text = json.string { return Array(text.utf8) }
        guard let data = Data(base64Encoded: try json.requiredString("base64")) else {
            throw JSONError(.shape, "the member base64 holds no base64")
        }
        return Array(data)
    }
}
