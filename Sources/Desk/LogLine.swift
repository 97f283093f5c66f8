import Logging
import Notation

/// One entry of the log, ready to be written in either form.
struct LogLine {
    let time: String
    let level: Logger.Level
    let logger: String
    let message: String
    let metadata: Logger.Metadata

    /// `{"time","level","logger","message", metadata...}` on one line; metadata in the order of its keys.
    var json: String {
        var object = JSONObject()
        object.append("time", .string(time))
        object.append("level", .string(level.rawValue))
        object.append("logger", .string(logger))
        object.append("message", .string(message))
        for (key, value) in sorted {
            let isTaken = ["time", "level", "logger", "message"].contains(key)
            object.append(isTaken ? "\(key)_" : key, Self.json(value))
        }
        return JSONValue.object(object).line
    }

    /// `TIME LEVEL logger: message key=value ...`; values with spaces stand in quotation marks.
    var text: String {
        var line = "\(time) \(Self.name(level)) \(logger): \(message)"
        for (key, value) in sorted { line += " \(key)=\(Self.quoted("\(value)"))" }
        return line
    }

    private var sorted: [(key: String, value: Logger.MetadataValue)] { metadata.sorted { $0.key < $1.key } }

    private static func name(_ level: Logger.Level) -> String {
        let name = level.rawValue.uppercased()
        return name + String(repeating: " ", count: max(0, 7 - name.count))
    }

    private static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F }
        return isPlain ? text : JSONValue.string(text).line
    }

    private static func json(_ value: Logger.MetadataValue) -> JSONValue {
        switch value {
        case .string(let text): return .string(text)
        case .stringConvertible(let value):
            // Numbers and truth values keep their type, so that they can be searched by size.
            switch value {
            case let number as Int: return .int(Int64(number))
            case let number as Int64: return .int(number)
            case let number as Int32: return .int(Int64(number))
            case let number as Double: return .double(number)
            case let flag as Bool: return .bool(flag)
            default: return .string(value.description)
            }
        case .array(let values): return .array(values.map(json))
        case .dictionary(let members):
            var object = JSONObject()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) { object.append(key, json(value)) }
            return .object(object)
        }
    }
}
