/// Looks at the tags of markup before it is parsed.
enum XMLTags {
    /// Whether no tag has more attributes than `most`.
    ///
    /// libxml2 compares each attribute with all before it, which takes time that grows with the square of their number; so
    /// they are counted first. Equals signs outside quotes are what counts, comments and CDATA sections are passed over.
    /// Cost: one pass, most of it by the C library's search for the next `<`.
    static func attributesAreFew(in bytes: [UInt8], most: Int) -> Bool {
        bytes.withUnsafeBufferPointer { source in
            var index = 0
            while let tag = source.firstPlace(of: UInt8(ascii: "<"), from: index) {
                index = tag + 1
                guard index < source.count else { return true }
                if source[index] == UInt8(ascii: "!") {
                    index = end(ofDeclaration: source, at: index)
                    continue
                }
                var quote: UInt8 = 0
                var attributes = 0
                while index < source.count {
                    let byte = source[index]
                    if quote != 0 {
                        index = source.firstPlace(of: quote, from: index) ?? source.count
                        quote = 0
                    } else if byte == UInt8(ascii: ">") {
                        break
                    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                        quote = byte
                    } else if byte == UInt8(ascii: "=") {
                        attributes += 1
                        if attributes > most { return false }
                    }
                    index += 1
                }
            }
            return true
        }
    }

    /// The place behind a comment or CDATA section that starts before `start`; for other declarations the start itself.
    private static func end(ofDeclaration source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        let rest = source[start...]
        let close: StaticString
        if rest.starts(with: "!--".utf8) {
            close = "-->"
        } else if rest.starts(with: "![CDATA[".utf8) {
            close = "]]>"
        } else {
            return start
        }
        var index = start
        while let sign = source.firstPlace(of: UInt8(ascii: ">"), from: index) {
            index = sign + 1
            let tail = UnsafeBufferPointer(rebasing: source[..<index].suffix(3))
            if close.withUTF8Buffer({ tail.elementsEqual($0) }) { break }
        }
        return index > start ? index : source.count
    }
}
