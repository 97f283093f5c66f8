/// Mends what is commonly wrong with XML of the wire: ampersands that start no reference, and control characters.
enum XMLRepair {
    /// The document with bare ampersands escaped and control characters left out; nil where there are none, or where
    /// it declares entities of its own. What stands in CDATA sections and comments keeps its ampersands.
    static func mended(_ bytes: [UInt8]) -> [UInt8]? {
        guard ReutersArchive.find("<!ENTITY", in: bytes.prefix(65_536)) == nil else { return nil }
        var mended: [UInt8] = []
        mended.reserveCapacity(bytes.count + 64)
        var isChanged = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), let end = endOfOpaque(bytes, at: index) {
                for byte in bytes[index..<end] where isAllowed(byte) { mended.append(byte) }
                isChanged = isChanged || bytes[index..<end].contains { !isAllowed($0) }
                index = end
                continue
            }
            if byte == UInt8(ascii: "&"), !isReference(bytes, at: index) {
                mended += Array("&amp;".utf8)
                isChanged = true
            } else if isAllowed(byte) {
                mended.append(byte)
            } else {
                isChanged = true
            }
            index += 1
        }
        return isChanged ? mended : nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte >= 32 || byte == 9 || byte == 10 || byte == 13
    }

    /// Where a CDATA section or a comment that starts here ends; nil where none starts or it has no end.
    private static func endOfOpaque(_ bytes: [UInt8], at start: Int) -> Int? {
        let (open, close): ([UInt8], [UInt8])
        if bytes[start...].starts(with: "<![CDATA[".utf8) {
            (open, close) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
        } else if bytes[start...].starts(with: "<!--".utf8) {
            (open, close) = (Array("<!--".utf8), Array("-->".utf8))
        } else {
            return nil
        }
        var index = start + open.count
        while index + 3 <= bytes.count {
            if bytes[index] == close[0], bytes[index + 1] == close[1], bytes[index + 2] == close[2] {
                return index + 3
            }
            index += 1
        }
        return nil
    }

    /// Whether a reference starts here that XML or HTML knows: `&#8217;`, `&amp;`, `&eacute;`.
    private static func isReference(_ bytes: [UInt8], at index: Int) -> Bool {
        let rest = bytes[(index + 1)...].prefix(12)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > index + 1 else { return false }
        let name = rest[..<end]
        guard let scalar = HTMLEntities.scalar(of: name) else { return false }
        return scalar.value >= 32 || scalar.value == 9 || scalar.value == 10 || scalar.value == 13
    }
}
