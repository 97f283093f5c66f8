/// The position of a reader in one JSON text.
///
/// Indexing is checked against `bytes.count` before each access; past the end `peek` is nil.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let lenient: Bool
    let maxDepth: Int
    var valuesLeft: Int
    var recovered = false
    private var position = 0
    private var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>, lenient: Bool, maxDepth: Int, valuesLeft: Int) {
        self.bytes = bytes
        self.lenient = lenient
        self.maxDepth = maxDepth
        self.valuesLeft = valuesLeft
    }

    mutating func document() throws(JSONError) -> JSONValue {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw failure("text after the value") }
        return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ message: String) -> JSONError { JSONError(.syntax, message, offset: position) }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        valuesLeft -= 1
        guard valuesLeft >= 0 else { throw JSONError(.tooLarge, "too many values", offset: position) }
        guard let byte = peek else { throw failure("the text ends where a value should stand") }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw failure("no value starts with this byte")
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = text.utf8CodeUnitCount
        guard bytes.count - position >= count else { throw failure("unknown word") }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] {
            throw failure("unknown word")
        }
        position += count
        return value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= maxDepth else { throw JSONError(.tooLarge, "nested too deeply", offset: position) }
        position += 1
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var object = JSONObject()
        skipSpace()
        if peek == UInt8(ascii: "}") {
            position += 1
            return .object(object)
        }
        object.reserveCapacity(8)
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw failure("a member's name should stand here") }
            let name = try string()
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw failure("a colon should stand here") }
            position += 1
            object.append(name, try value())
            if try atEnd(of: UInt8(ascii: "}")) { return .object(object) }
        }
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        skipSpace()
        if peek == UInt8(ascii: "]") {
            position += 1
            return .array(elements)
        }
        while true {
            elements.append(try value())
            if try atEnd(of: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func atEnd(of close: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard let byte = peek, byte == close || byte == UInt8(ascii: ",") else {
            throw failure("a comma or the end should stand here")
        }
        position += 1
        return byte == close
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        return position - start
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let leading = peek
        let whole = digits()
        guard whole > 0, leading != UInt8(ascii: "0") || whole == 1 else { throw failure("not a number") }
        var isWhole = true
        if peek == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            guard digits() > 0 else { throw failure("not a number") }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw failure("not a number") }
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        if isWhole, let value = Int64(text) { return .int(value) }
        guard let value = Double(text) else { throw failure("not a number") }
        return .double(value)
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        // Most strings hold no escape: they are copied in one piece.
        skipPlain()
        guard let stop = peek else { throw failure("the text ends inside a string") }
        if stop == UInt8(ascii: "\"") {
            position += 1
            return text(from: start, to: position - 1)
        }
        return try escapedString(from: start)
    }

    /// A string with escapes: its end is looked for first, so that its characters are written once, where they stay.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        guard let end = closingQuote(from: position) else {
            position = bytes.count
            throw failure("the text ends inside a string")
        }
        position = start
        var failure: JSONError?
        var scanner = self
        // No escape is shorter than the UTF-8 that it stands for.
        let text = String(unsafeUninitializedCapacity: end - start) { buffer in
            var writer = JSONStringWriter(buffer)
            do throws(JSONError) { try scanner.unescape(to: end, into: &writer) } catch { failure = error }
            return writer.count
        }
        self = scanner
        if let failure { throw failure }
        position = end + 1
        return text
    }

    /// The next quote that no backslash stands before.
    private func closingQuote(from start: Int) -> Int? {
        var place = start
        while true {
            place = JSONText.plainEnd(in: bytes, from: place)
            guard place < bytes.count else { return nil }
            switch bytes[place] {
            case UInt8(ascii: "\""): return place
            case UInt8(ascii: "\\"): place += 2
            default: place += 1
            }
        }
    }

    private mutating func unescape(to end: Int, into writer: inout JSONStringWriter) throws(JSONError) {
        while position < end {
            let from = position
            skipPlain()
            writer.append(UnsafeBufferPointer(rebasing: bytes[from..<position]))
            guard position < end else { return }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\\") {
                position += 1
                try escape(into: &writer)
            } else {
                guard lenient else { throw failure("a raw control character stands in a string") }
                position += 1
                recovered = true
                writer.append(byte)
            }
        }
    }

    /// Goes to the next quote, backslash or control character.
    private mutating func skipPlain() { position = JSONText.plainEnd(in: bytes, from: position) }

    /// Malformed UTF-8 is repaired with U+FFFD, as `String(decoding:)` does.
    private func text(from start: Int, to end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    private mutating func escape(into buffer: inout JSONStringWriter) throws(JSONError) {
        guard let byte = peek else { throw failure("the text ends inside a string") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"): try unicode(into: &buffer)
        default:
            guard lenient else { throw failure("unknown escape") }
            recovered = true
            buffer.append(byte)
        }
    }

    private mutating func unicode(into buffer: inout JSONStringWriter) throws(JSONError) {
        var unit = try hexUnit()
        if (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let back = position
            position += 2
            let low = try hexUnit()
            if (0xDC00..<0xE000).contains(low) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            } else {
                position = back
            }
        }
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        buffer.append(scalar)
    }

    private mutating func hexUnit() throws(JSONError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw failure("the text ends inside an escape") }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw failure("not a hexadecimal digit")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
