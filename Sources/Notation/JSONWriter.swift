/// Writes JSON values as UTF-8 without white space.
///
/// Doubles are written in the shortest form that reads back as the same number; those that JSON cannot hold
/// (infinite, not a number) become `null`. `/` is not escaped; control characters are, as `\u00XX`.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    /// A writer with room for a value, so that its bytes are moved once at most.
    init(for value: JSONValue) { bytes.reserveCapacity(Self.size(of: value)) }

    /// Bytes that a value takes up where nothing in it is escaped; an upper bound for its numbers.
    private static func size(of value: JSONValue) -> Int {
        switch value {
        case .null, .bool: 5
        case .int, .double: 24
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(2) { $0 + size(of: $1) + 1 }
        case .object(let object):
            object.members.reduce(2) { $0 + $1.name.utf8.count + size(of: $1.value) + 4 }
        }
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .int(let number): bytes.append(contentsOf: String(number).utf8)
        case .double(let number):
            bytes.append(contentsOf: number.isFinite ? Array("\(number)".utf8) : Array("null".utf8))
        case .string(let text): write(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.name)
                bytes.append(UInt8(ascii: ":"))
                write(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { source in
            var clean = 0
            while clean < source.count {
                let end = JSONText.plainEnd(in: source, from: clean)
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[clean..<end]))
                if end < source.count { writeEscape(source[end]) }
                clean = end + 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: bytes.append(byte)
        default:
            bytes.append(contentsOf: "u00".utf8)
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}

extension JSONValue {
    /// The value as UTF-8 bytes without white space; equal values give equal bytes.
    public var bytes: [UInt8] {
        var writer = JSONWriter(for: self)
        writer.write(self)
        return writer.bytes
    }

    /// The value as one line of JSON.
    public var line: String { String(decoding: bytes, as: UTF8.self) }
}
