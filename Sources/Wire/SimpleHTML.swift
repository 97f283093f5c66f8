/// Reads HTML fragments as agencies write them, well nested and of common elements, without libxml2: about ten times
/// as fast. Anything else is left to the HTML parser.
enum SimpleHTML {
    /// The paragraphs of a fragment; nil where it holds anything but closed common elements, known references and
    /// text. Cost: about 1 ns a byte.
    static func blocks(of html: UnsafeBufferPointer<UInt8>, maxTextBytes: Int) -> [Block]? {
        var builder = BlockBuilder(maxTextBytes: maxTextBytes)
        var open: [Element] = []
        var paragraphs = 0
        var index = 0
        var start = 0
        func text(upTo end: Int) {
            if end > start { builder.characters(UnsafeBufferPointer(rebasing: html[start..<end])) }
        }
        while index < html.count {
            let byte = html[index]
            if byte == UInt8(ascii: "&") {
                text(upTo: index)
                guard let (scalar, end) = reference(html, at: index) else { return nil }
                var bytes = Array(String(scalar).utf8)
                bytes.withUnsafeMutableBufferPointer { builder.characters(UnsafeBufferPointer($0)) }
                index = end
                start = end
            } else if byte == UInt8(ascii: "<") {
                text(upTo: index)
                guard let (element, isEnd, end) = tag(html, at: index) else { return nil }
                if isEnd {
                    guard open.popLast() == element else { return nil }
                    if element == .p { paragraphs -= 1 }
                    builder.end(element.rawValue)
                } else {
                    // A paragraph ends where a block starts: the parser knows how.
                    guard paragraphs == 0 || element.isInline, open.count < 64 else { return nil }
                    builder.start(element.rawValue)
                    if element.isVoid {
                        builder.end(element.rawValue)
                    } else {
                        open.append(element)
                        if element == .p { paragraphs += 1 }
                    }
                }
                index = end
                start = end
            } else if byte == 0 {
                return nil
            } else {
                index += 1
            }
        }
        guard open.isEmpty else { return nil }
        text(upTo: html.count)
        builder.finish()
        return builder.blocks
    }

    private enum Element: String, CaseIterable {
        case p, br, b, i, u, a, em, strong, span, small, sub, sup, div, section, hr
        case h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote

        var isVoid: Bool { self == .br || self == .hr }
        var isInline: Bool {
            switch self {
            case .br, .b, .i, .u, .a, .em, .strong, .span, .small, .sub, .sup: true
            default: false
            }
        }

        /// Elements by the bytes of their names.
        static let byName: [[UInt8]: Element] = Dictionary(
            uniqueKeysWithValues: allCases.map { (Array($0.rawValue.utf8), $0) })
        static let single: [Element?] = (0..<256).map { byName[[UInt8($0)]] }
    }

    /// The element of a tag, whether it is an end tag, and where it ends; attributes are passed over.
    private static func tag(
        _ html: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (Element, isEnd: Bool, end: Int)? {
        var index = start + 1
        let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let nameStart = index
        while index < html.count, isNameByte(html[index]) { index += 1 }
        guard index > nameStart, index - nameStart <= 10, index < html.count,
            let element = element(html, nameStart, index)
        else { return nil }
        var quote: UInt8 = 0
        while index < html.count {
            let byte = html[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return (element, isEnd, index + 1)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "<") || (isEnd && byte > 32) {
                return nil
            } else if byte == UInt8(ascii: "/"), !element.isVoid {
                return nil
            }
            index += 1
        }
        return nil
    }

    private static func element(
        _ html: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Element? {
        if end - start == 1 { return Element.single[Int(html[start] | 32)] }
        return Element.byName[html[start..<end].map { $0 >= 65 ? $0 | 32 : $0 }]
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57)
    }

    private static func reference(
        _ html: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (Unicode.Scalar, end: Int)? {
        var end = start + 1
        while end < html.count, end - start < 12, html[end] != UInt8(ascii: ";") { end += 1 }
        guard end < html.count, html[end] == UInt8(ascii: ";"), end > start + 1,
            let scalar = HTMLEntities.scalar(of: Array(html[(start + 1)..<end])[...]),
            scalar.value >= 32 || scalar.value == 9 || scalar.value == 10,
            !(0x80..<0xA0).contains(scalar.value)
        else { return nil }
        return (scalar, end + 1)
    }
}
