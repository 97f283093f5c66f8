/// Looks at the tags of markup before it is parsed.
///
/// libxml2 compares each attribute of an element with all before it, which takes time that grows with the square of their
/// number; so what is too much is found first. Comments, CDATA sections, scripts and styles are passed over. Cost: one
/// pass, most of it by the C library's search for the next `<`.
enum MarkupTags {
    /// Whether no element of an XML document has more attributes than `most`.
    static func attributesAreFew(inXML bytes: [UInt8], most: Int) -> Bool {
        bytes.withUnsafeBufferPointer { source in
            var isFew = true
            walk(source, isHTML: false) { tag in
                if count(tag, isHTML: false, upTo: most + 1) != nil { isFew = false }
                return isFew
            }
            return isFew
        }
    }

    /// HTML without what stands in a tag behind its attribute number `most`; nil where no tag has so many.
    static func html(_ source: UnsafeBufferPointer<UInt8>, withAttributes most: Int) -> [UInt8]? {
        var kept: [UInt8] = []
        var start = 0
        walk(source, isHTML: true) { tag in
            // A name and its equals sign are counted apart: each may stand without the other.
            if let excess = count(tag, isHTML: true, upTo: 2 * most + 1) {
                kept += source[start..<excess]
                start = tag.endIndex
            }
            return true
        }
        return start == 0 ? nil : kept + source[start...]
    }

    /// Gives the inside of each tag, from its name to before its `>`, until `body` is false.
    private static func walk(
        _ source: UnsafeBufferPointer<UInt8>, isHTML: Bool,
        _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool
    ) {
        var index = 0
        while let sign = source.firstPlace(of: UInt8(ascii: "<"), from: index) {
            index = sign + 1
            guard index < source.count else { return }
            if source[index] == UInt8(ascii: "!") {
                index = end(ofDeclaration: source, at: index)
                continue
            }
            let end = end(ofTag: source, at: index)
            guard body(source[index..<end]) else { return }
            if isHTML, isRaw(source[index..<end]) {
                // The content of scripts and styles goes on to the next end tag.
                index = end
                while let close = source.firstPlace(of: UInt8(ascii: "<"), from: index) {
                    index = close + 1
                    if index < source.count, source[index] == UInt8(ascii: "/") { break }
                }
            } else {
                index = end
            }
        }
    }

    /// The place of the `>` that ends a tag; a value in quotes, which only an equals sign opens, may hold one.
    private static func end(ofTag source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var index = start
        var isValue = false
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: ">") { return index }
            if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let close = source.firstPlace(of: byte, from: index + 1) else { return source.count }
                index = close
                isValue = false
            } else if byte > 32 {
                isValue = byte == UInt8(ascii: "=")
            }
            index += 1
        }
        return source.count
    }

    /// Where the attribute number `most` of a tag stands; nil where it has fewer. Equals signs outside quotes count, in
    /// HTML the beginnings of words too.
    private static func count(_ tag: Slice<UnsafeBufferPointer<UInt8>>, isHTML: Bool, upTo most: Int) -> Int?
    {
        guard tag.count > most else { return nil }
        var index = tag.startIndex
        var isValue = false
        var found = 0
        var previous: UInt8 = 0
        while index < tag.endIndex {
            let byte = tag[index]
            if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index = tag[(index + 1)...].firstIndex(of: byte) ?? tag.endIndex - 1
                isValue = false
            } else if byte > 32 {
                isValue = byte == UInt8(ascii: "=")
                if isValue || (isHTML && previous <= 32 && previous > 0) {
                    found += 1
                    if found == most { return index }
                }
            }
            previous = byte
            index += 1
        }
        return nil
    }

    private static func isRaw(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let name = tag.prefix { $0 > 32 && $0 != UInt8(ascii: "/") }.map { $0 | 32 }
        return name.elementsEqual("script".utf8) || name.elementsEqual("style".utf8)
    }

    /// The place behind a comment or CDATA section that starts before `start`; for other declarations the start itself.
    private static func end(ofDeclaration source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        let close: StaticString
        if source[start...].starts(with: "!--".utf8) {
            close = "-->"
        } else if source[start...].starts(with: "![CDATA[".utf8) {
            close = "]]>"
        } else {
            return start
        }
        var index = start
        while let sign = source.firstPlace(of: UInt8(ascii: ">"), from: index) {
            index = sign + 1
            let tail = UnsafeBufferPointer(rebasing: source[..<index].suffix(3))
            if close.withUTF8Buffer({ tail.elementsEqual($0) }) { return index }
        }
        return source.count
    }
}
