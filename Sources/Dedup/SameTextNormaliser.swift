import Foundation

/// Brings a text to the form in which two deliveries of the same words are the same bytes.
///
/// One case, one kind of quotes and of dashes, single blanks, no soft hyphens, no hyphen where a word goes on (so
/// that a word broken at a line's end is whole), character references resolved, NFKC where a word is not plain.
/// Cost: about 3 ns a byte of ASCII.
struct SameTextNormaliser: Sendable {
    /// The normalised text.
    private(set) var bytes: [UInt8] = []
    /// Offsets in `bytes` of the letters that were capitals, rising.
    private(set) var capitals: [Int32] = []
    /// Offsets in `bytes` at which the text goes on behind line ends, and behind empty lines; rising.
    private(set) var lineBreaks: [Int32] = []
    private(set) var paragraphBreaks: [Int32] = []

    /// The normalised form of a text.
    init(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
        while last == Self.blank { count -= 1 }
        bytes.removeLast(bytes.count - count)
    }

    /// How many of `bytes` are written.
    private var count = 0
    /// True behind a hyphen at a line's end, until the word goes on.
    private var joinsNextLine = false

    private static let blank = UInt8(ascii: " ")
    private static let hyphen = UInt8(ascii: "-")

    private var last: UInt8? { count > 0 ? bytes[count - 1] : nil }

    private mutating func append(_ byte: UInt8) {
        if count < bytes.count {
            bytes[count] = byte
        } else {
            bytes.append(byte)
        }
        count += 1
    }

    private mutating func read(_ input: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < input.count {
            place = readPlain(input, from: place)
            guard place < input.count else { return }
            let byte = input[place]
            if byte < 0x80 {
                if byte == 0x0a { noteBreak() }
                if byte == UInt8(ascii: "&"),
                    let (character, length) = CharacterReference.read(input, at: place)
                {
                    put(character)
                    place += length
                } else {
                    put(ascii: byte, next: place + 1 < input.count ? input[place + 1] : 0)
                    place += 1
                }
            } else {
                place = readWide(input, from: place)
            }
        }
    }

    /// Reads letters, digits, blanks and most signs of ASCII, each of which is one byte at most; returns the place of the
    /// first byte that is none of them.
    private mutating func readPlain(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        guard Self.isPlain(input[place]) else { return place }
        // What was read before may have become longer than it was.
        let missing = count + input.count - place - bytes.count
        if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
        var written = count
        var joins = joinsNextLine
        bytes.withUnsafeMutableBufferPointer { bytes in
            while place < input.count {
                let byte = input[place]
                guard Self.isPlain(byte) else { break }
                place += 1
                if byte == Self.blank {
                    guard !joins, written > 0 else { continue }
                    let last = bytes[written - 1]
                    if last == Self.blank || last == Self.hyphen { continue }
                } else {
                    joins = false
                }
                let isCapital = byte &- 0x41 < 26
                if isCapital { capitals.append(Int32(truncatingIfNeeded: written)) }
                bytes[written] = isCapital ? byte | 0x20 : byte
                written += 1
            }
        }
        count = written
        joinsNextLine = joins
        return place
    }

    /// Whether a byte stands for itself, but for its case: all of ASCII but control characters, `&`, quotes and the hyphen.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x20 < 0x5f && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "'")
            && byte != UInt8(ascii: "`") && byte != hyphen
    }

    private mutating func noteBreak() {
        // Blanks at a line's end are as good as none.
        let here = Int32(truncatingIfNeeded: last == Self.blank ? count : count + 1)
        if lineBreaks.last != here {
            lineBreaks.append(here)
        } else if paragraphBreaks.last != here {
            paragraphBreaks.append(here)
        }
    }

    /// Adds an ASCII byte.
    private mutating func put(ascii byte: UInt8, next: UInt8) {
        switch byte {
        case 0x61...0x7a, 0x30...0x39:
            append(byte)
        case 0x41...0x5a:
            capitals.append(Int32(truncatingIfNeeded: count))
            append(byte | 0x20)
        case 0x00...0x20, 0x7f:
            putBlank()
            return
        case Self.hyphen:
            putDash(next: next)
            return
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            if last == UInt8(ascii: "'") {
                bytes[count - 1] = UInt8(ascii: "\"")
            } else {
                append(UInt8(ascii: "'"))
            }
        default:
            append(byte)
        }
        joinsNextLine = false
    }

    private mutating func putBlank() {
        guard !joinsNextLine, let last, last != Self.blank, last != Self.hyphen else { return }
        append(Self.blank)
    }

    /// A hyphen inside a word or at a line's end is dropped, a dash between words is one `-` without blanks.
    private mutating func putDash(next: UInt8) {
        guard let last else { return }
        if isLetter(last), isLetter(next | 0x20) || next == 0x0a || next == 0x0d {
            joinsNextLine = next == 0x0a || next == 0x0d
            return
        }
        if last == Self.blank { count -= 1 }
        if self.last != Self.hyphen { append(Self.hyphen) }
    }

    @inline(__always)
    private func isLetter(_ byte: UInt8) -> Bool { (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80 }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            put(ascii: UInt8(truncatingIfNeeded: scalar.value), next: 0)
        } else if let plain = PlainForm.of(scalar) {
            for byte in plain.utf8 { put(ascii: byte, next: 0) }
        } else {
            for byte in String(scalar).lowercased().precomposedStringWithCompatibilityMapping.utf8 {
                append(byte)
            }
        }
    }

    /// Reads a run that starts with a byte that is not ASCII; returns the place behind it.
    private mutating func readWide(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let (scalar, length) = WideScalar.read(input, at: start)
        let behind = start + length
        if let plain = PlainForm.of(scalar) {
            for byte in plain.utf8 { put(ascii: byte, next: behind < input.count ? input[behind] : 0) }
            return behind
        }
        if (0xe0...0xfe).contains(scalar.value) || (0xdf...0xdf).contains(scalar.value) {
            // Latin-1 small letters are their own NFKC, unless a combining mark follows.
            if behind >= input.count || input[behind] < 0xcc || input[behind] > 0xcd {
                for byte in input[start..<behind] { append(byte) }
                return behind
            }
        }
        var end = behind
        while end < input.count, input[end] >= 0x80 {
            let (next, width) = WideScalar.read(input, at: end)
            if PlainForm.of(next) != nil { break }
            end += width
        }
        // The letter before may be the base of a combining mark.
        var base = ""
        if start > 0, input[start - 1] < 0x80, let last, isLetter(last) {
            count -= 1
            base = String(UnicodeScalar(last))
        }
        let run = base + String(decoding: UnsafeBufferPointer(rebasing: input[start..<end]), as: UTF8.self)
        let lowered = run.precomposedStringWithCompatibilityMapping.lowercased()
        if lowered.utf8.first != run.utf8.first, base.isEmpty {
            capitals.append(Int32(truncatingIfNeeded: count))
        }
        for byte in lowered.utf8 {
            if byte < 0x80 { put(ascii: byte, next: 0) } else { append(byte) }
        }
        return end
    }
}
