import CLibxml2

/// Reads HTML fragments and pages as paragraphs through libxml2's HTML parser, without a tree and without network.
///
/// Never fails: what is broken is read as browsers read it. Cost: linear; about 10 ns a byte.
enum HTMLBody {
    /// The paragraphs of a fragment; the text beyond `maxTextBytes` is dropped.
    static func blocks(of html: String, maxTextBytes: Int) -> [Block] {
        var html = html
        return html.withUTF8 { blocks(of: $0, maxTextBytes: maxTextBytes) }
    }

    /// The paragraphs of UTF-8 bytes; simple fragments do not need the parser.
    static func blocks(of html: UnsafeBufferPointer<UInt8>, maxTextBytes: Int) -> [Block] {
        SimpleHTML.blocks(of: html, maxTextBytes: maxTextBytes) ?? parsed(html, maxTextBytes: maxTextBytes)
    }

    /// The paragraphs as the HTML parser finds them.
    static func parsed(_ html: UnsafeBufferPointer<UInt8>, maxTextBytes: Int) -> [Block] {
        let sink = HTMLBlockSink(builder: BlockBuilder(maxTextBytes: maxTextBytes))
        parse(html, into: sink)
        sink.builder.finish()
        return sink.builder.blocks
    }

    /// The plain text of a fragment, in one line.
    static func text(of html: String, maxTextBytes: Int) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") }) else {
            return HTMLEntities.plainText(html)
        }
        return blocks(of: html, maxTextBytes: maxTextBytes).map(\.text).joined(separator: " ")
            .collapsingBlanks()
    }

    /// Feeds bytes to the parser; the sink is used on this thread only, during this call only.
    static func parse(_ html: UnsafeBufferPointer<UInt8>, into sink: HTMLSink) {
        if let bounded = MarkupTags.html(html, withAttributes: maxAttributes) {
            bounded.withUnsafeBufferPointer { parseBounded($0, into: sink) }
        } else {
            parseBounded(html, into: sink)
        }
    }

    /// Attributes of a tag that are read; no page of ours has half as many.
    private static let maxAttributes = 256

    private static func parseBounded(_ html: UnsafeBufferPointer<UInt8>, into sink: HTMLSink) {
        guard let base = html.baseAddress, html.count > 0, html.count < Int32.max,
            let parser = htmlNewParserCtxt()
        else { return }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return }
        handler.pointee = htmlSAXHandler()
        handler.pointee.startElement = startElement
        handler.pointee.endElement = endElement
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
        handler.pointee.cdataBlock = characters
        withExtendedLifetime(sink) {
            parser.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
            let options =
                HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
                | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            // No document is built: the handler has no callback that would make one.
            let document = base.withMemoryRebound(to: CChar.self, capacity: html.count) {
                htmlCtxtReadMemory(parser, $0, Int32(html.count), nil, "UTF-8", Int32(options))
            }
            if let document { xmlFreeDoc(document) }
        }
    }
}

/// What the HTML parser's callbacks write to; start and end tags come in pairs, those that the source lacks too.
class HTMLSink {
    /// Whether attributes of an element are to be handed over; they cost time.
    func wantsAttributes(of name: String) -> Bool { false }
    /// An element starts.
    func start(_ name: String, _ attributes: [String: String]) {}
    /// An element ends.
    func end(_ name: String) {}
    /// Text, in pieces, as UTF-8.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Gathers paragraphs.
private final class HTMLBlockSink: HTMLSink {
    var builder: BlockBuilder

    init(builder: BlockBuilder) { self.builder = builder }

    override func start(_ name: String, _ attributes: [String: String]) { builder.start(name) }
    override func end(_ name: String) { builder.end(name) }
    override func characters(_ bytes: UnsafeBufferPointer<UInt8>) { builder.characters(bytes) }
}

/// Called by libxml2 on the thread that runs `HTMLBody.parse`.
private func startElement(
    context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let context, let name else { return }
    let sink = Unmanaged<HTMLSink>.fromOpaque(context).takeUnretainedValue()
    let element = String(cString: name)
    var values: [String: String] = [:]
    if var attributes, sink.wantsAttributes(of: element) {
        var count = 0
        while let key = attributes[0], count < 64 {
            values[String(cString: key)] = attributes[1].map { String(cString: $0) } ?? ""
            attributes += 2
            count += 1
        }
    }
    sink.start(element, values)
}

/// Called by libxml2 on the thread that runs `HTMLBody.parse`.
private func endElement(context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?) {
    guard let context, let name else { return }
    Unmanaged<HTMLSink>.fromOpaque(context).takeUnretainedValue().end(String(cString: name))
}

/// Called by libxml2 on the thread that runs `HTMLBody.parse`.
private func characters(context: UnsafeMutableRawPointer?, text: UnsafePointer<xmlChar>?, length: Int32) {
    guard let context, let text, length > 0 else { return }
    Unmanaged<HTMLSink>.fromOpaque(context).takeUnretainedValue()
        .characters(UnsafeBufferPointer(start: text, count: Int(length)))
}
