import CLibxml2

/// Parses XML of the wire into a tree through libxml2's push parser, within bounds.
///
/// No external entity, no network, no recovery. Entities of a small internal subset are text and never expanded
/// again; HTML's names (`&eacute;`) are known without being declared.
struct XMLTreeParser {
    let limits: DecodingLimits

    /// A document's root element and what had to be guessed or repaired to read it.
    struct Tree {
        var root: XMLNode
        var warnings: [String] = []
    }

    /// The tree of a document: read strictly, then with bare ampersands and control characters mended, and a feed
    /// at last by its tags alone.
    /// - Throws: `WireError` `malformed` or `tooLarge`.
    func tree(of bytes: [UInt8], isFeed: Bool = false) throws(WireError) -> Tree {
        let (document, mismatch) = Self.prepared(bytes)
        guard MarkupTags.attributesAreFew(inXML: document, most: limits.maxAttributes) else {
            throw WireError(
                .tooLarge,
                "an element has more than \(limits.maxAttributes) attributes; look at the record's producer")
        }
        var warnings = mismatch ? ["encoding_mismatch"] : []
        let first = try parsed(document)
        if let root = first.root { return Tree(root: root, warnings: warnings + first.warnings) }
        if let plain = Self.ignoringDeclaration(document), let root = try parsed(plain).root {
            return Tree(root: root, warnings: ["encoding_mismatch"])
        }
        warnings.append("recovered")
        let mended = XMLRepair.mended(document)
        if let mended, let root = try parsed(mended).root { return Tree(root: root, warnings: warnings) }
        if isFeed, let root = FeedRepair.tree(of: document) { return Tree(root: root, warnings: warnings) }
        throw WireError(
            .malformed,
            "not well-formed XML (\(first.problem ?? "no root")); look at the record's producer")
    }

    private func parsed(
        _ document: [UInt8]
    ) throws(WireError) -> (root: XMLNode?, problem: String?, warnings: [String]) {
        let sink = XMLSink(limits: limits)
        let (problem, hasPrefixes) = Self.parse(document, into: sink)
        if let reason = sink.excess {
            throw WireError(.tooLarge, "the document has \(reason); split it upstream")
        }
        return (problem == nil ? sink.root : nil, problem, hasPrefixes ? [] : ["undeclared_prefix"])
    }

    /// The bytes without what stands before the markup, in UTF-8 and without a declaration where the encoding is one
    /// that is read here; else as they are, for libxml2 to read by their declaration.
    private static func prepared(_ bytes: [UInt8]) -> (bytes: [UInt8], mismatch: Bool) {
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let declared = isUTF16 ? nil : declaredEncoding(bytes)
        if !isUTF16, let declared, !ownEncodings.contains(declared),
            TextEncoding.validity(of: bytes) != .multibyte
        {
            return (bytes, false)
        }
        let text = TextEncoding.utf8(bytes, declared: declared)
        var utf8 = text.bytes[(text.bytes.firstIndex(of: UInt8(ascii: "<")) ?? text.bytes.endIndex)...]
        if utf8.starts(with: "<?xml".utf8), let end = utf8.firstIndex(of: UInt8(ascii: ">")) {
            utf8 = utf8[(end + 1)...]
        }
        return (Array(utf8), text.mismatch && declared?.hasPrefix("utf") == false)
    }

    /// Names of the encodings that are read here, and of those that cannot be true of what starts as ASCII.
    private static let ownEncodings: Set<String> = [
        "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252",
        "", "utf-16", "utf-16le", "utf-16be", "utf16", "utf-32", "utf-32le", "utf-32be", "ucs-2", "ucs-4",
        "iso-10646-ucs-2", "iso-10646-ucs-4", "utf_16", "utf_32", "utf-16-le", "utf-16-be",
    ]

    /// A document without its declaration, read as UTF-8 or windows-1252; nil where it has none.
    private static func ignoringDeclaration(_ bytes: [UInt8]) -> [UInt8]? {
        guard declaredEncoding(bytes) != nil, let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        return TextEncoding.utf8(Array(bytes[(end + 1)...])).bytes
    }

    /// The lower-case encoding of an XML declaration within the first 200 bytes.
    static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let declaration = bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }
        guard let start = declaration.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        for part in declaration[start...].split(whereSeparator: { $0 == 32 || ($0 >= 9 && $0 <= 13) })
        where part.starts(with: "encoding".utf8) {
            let name = part.dropFirst(8).filter { !aroundNames.contains($0) }
            return String(decoding: name, as: UTF8.self).lowercased()
        }
        return nil
    }

    private static let aroundNames = ByteSet("=\"'?")

    /// What libxml2 says is wrong, nil where the document is well formed; and whether all prefixes were declared.
    private static func parse(
        _ bytes: [UInt8], into sink: XMLSink
    ) -> (problem: String?, hasPrefixes: Bool) {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = startElement
        handler.endElementNs = endElement
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        handler.entityDecl = declareEntity
        handler.getEntity = entity
        return withExtendedLifetime(sink) {
            let context = Unmanaged.passUnretained(sink).toOpaque()
            guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
                return ("out of memory", true)
            }
            defer {
                if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
                parser.pointee.myDoc = nil
                xmlFreeParserCtxt(parser)
            }
            xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
            sink.parser = parser
            var code: Int32 = 0
            bytes.withUnsafeBytes { buffer in
                var offset = 0
                while offset < buffer.count, code == 0 {
                    let count = min(16_384, buffer.count - offset)
                    code = xmlParseChunk(
                        parser, buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self),
                        Int32(count), 0)
                    if parser.pointee.wellFormed == 1 { code = 0 }
                    offset += count
                }
                _ = xmlParseChunk(parser, nil, 0, 1)
            }
            guard parser.pointee.wellFormed == 1 else {
                let error = parser.pointee.lastError
                return ("libxml2 error \(parser.pointee.errNo), line \(error.line)", true)
            }
            return (nil, parser.pointee.nsWellFormed == 1)
        }
    }
}

/// Builds the tree from the parser's callbacks; used on the parsing thread only.
final class XMLSink {
    var root: XMLNode?
    /// What there is too much of, once there is.
    var excess: String?
    var parser: xmlParserCtxtPtr?
    private var stack: [XMLNode] = []
    private var text: [UInt8] = []
    private var textBytes = 0
    private var expanded = 0
    private var declared: [String: [UInt8]] = [:]
    private var entities: [String: UnsafeMutablePointer<xmlEntity>] = [:]
    private let limits: DecodingLimits

    init(limits: DecodingLimits) { self.limits = limits }

    deinit {
        for entity in entities.values {
            entity.pointee.content.deallocate()
            entity.deallocate()
        }
    }

    func stop(_ reason: String) {
        if excess == nil { excess = reason }
        if let parser { xmlStopParser(parser) }
    }

    func start(_ name: String, prefix: String?, _ attributes: [(name: String, value: String)]) {
        flush()
        guard stack.count < limits.maxDepth else {
            return stop("more than \(limits.maxDepth) nested elements")
        }
        guard attributes.count <= limits.maxAttributes else { return stop("too many attributes") }
        let node = XMLNode(name: name, prefix: prefix, attributes: attributes)
        if let parent = stack.last { parent.children.append(.element(node)) } else { root = root ?? node }
        stack.append(node)
    }

    func end() {
        flush()
        stack.popLast()?.isComplete = true
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        textBytes += bytes.count
        guard textBytes <= limits.maxTextBytes else {
            return stop("more than \(limits.maxTextBytes) bytes of text")
        }
        text.append(contentsOf: bytes)
    }

    private func flush() {
        guard !text.isEmpty else { return }
        stack.last?.children.append(.text(String(decoding: text, as: UTF8.self)))
        text.removeAll(keepingCapacity: true)
    }

    func declare(_ name: String, _ content: [UInt8]) {
        guard declared.count < 16, content.count <= 1024 else { return stop("more than 16 or long entities") }
        if declared[name] == nil { declared[name] = content }
    }

    /// An entity of the document or of HTML; it stays valid as long as the sink.
    func entity(_ name: String) -> UnsafeMutablePointer<xmlEntity>? {
        let content: [UInt8]
        if let own = declared[name] {
            content = own
        } else if let scalar = HTMLEntities.scalar(of: Array(name.utf8)[...]) {
            content = Array(String(scalar).utf8)
        } else {
            return nil
        }
        expanded += content.count
        guard expanded <= 65_536 else {
            stop("more than 64 kB of expanded entities")
            return nil
        }
        if let known = entities[name] { return known }
        let bytes = UnsafeMutablePointer<xmlChar>.allocate(capacity: content.count + 1)
        for (index, byte) in content.enumerated() { bytes[index] = byte }
        bytes[content.count] = 0
        let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
        entity.initialize(to: xmlEntity())
        entity.pointee.type = XML_ENTITY_DECL
        entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
        entity.pointee.content = bytes
        // libxml2 keeps the raw text in `orig` where that is empty; the content stands in for it.
        entity.pointee.orig = bytes
        entity.pointee.length = Int32(content.count)
        entity.pointee.checked = 1
        entities[name] = entity
        return entity
    }
}

private func sink(_ context: UnsafeMutableRawPointer?) -> XMLSink? {
    context.map { Unmanaged<XMLSink>.fromOpaque($0).takeUnretainedValue() }
}

/// Called by libxml2 on the thread that parses; attributes come as (name, prefix, URI, start, end).
private func startElement(
    context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
    uri: UnsafePointer<xmlChar>?, namespaceCount: Int32,
    namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    attributeCount: Int32, defaultedCount: Int32, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let sink = sink(context), let name else { return }
    var values: [(name: String, value: String)] = []
    if let attributes, attributeCount > 0 {
        values.reserveCapacity(Int(attributeCount))
        for index in 0..<Int(attributeCount) {
            guard let key = attributes[index * 5], let start = attributes[index * 5 + 3],
                let end = attributes[index * 5 + 4]
            else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            values.append((String(cString: key), String(decoding: value, as: UTF8.self)))
        }
    }
    // `xmlns` tells the body's vocabulary.
    if let uri, String(cString: name) == "nitf" { values.append(("xmlns", String(cString: uri))) }
    sink.start(String(cString: name), prefix: prefix.map { String(cString: $0) }, values)
}

/// Called by libxml2 on the thread that parses.
private func endElement(
    context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
    uri: UnsafePointer<xmlChar>?
) { sink(context)?.end() }

/// Called by libxml2 on the thread that parses.
private func characters(context: UnsafeMutableRawPointer?, text: UnsafePointer<xmlChar>?, length: Int32) {
    guard let text, length > 0 else { return }
    sink(context)?.characters(UnsafeBufferPointer(start: text, count: Int(length)))
}

/// Called by libxml2 on the thread that parses; external entities are never declared.
private func declareEntity(
    context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, type: Int32,
    publicID: UnsafePointer<xmlChar>?, systemID: UnsafePointer<xmlChar>?,
    content: UnsafeMutablePointer<xmlChar>?
) {
    guard let name, let content, type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue) else { return }
    let bytes = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    sink(context)?.declare(String(cString: name), Array(bytes))
}

/// Called by libxml2 on the thread that parses.
private func entity(context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
    guard let name else { return nil }
    return sink(context)?.entity(String(cString: name))
}
