/// A text of a feed in one of the dresses that feeds give it: plain, escaped HTML, XHTML as markup, or Base64.
struct FeedText {
    private let node: XMLNode
    private let decoded: String?

    /// The text of an element.
    init(_ node: XMLNode) {
        self.node = node
        let type = node.attribute("type")?.lowercased() ?? ""
        let mode = node.attribute("mode")?.lowercased() ?? ""
        let isText =
            type.isEmpty || ["text", "html", "xhtml"].contains(type) || type.hasPrefix("text/")
            || type.hasSuffix("xml") || type.hasSuffix("html")
        let isEncoded = mode == "base64" || !isText
        let bytes = isEncoded ? EnvelopePeeler.base64(node.rawText.trimmingBlanks()) : nil
        decoded = bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The paragraphs.
    func blocks(maxTextBytes: Int) -> [Block] {
        if let decoded { return HTMLBody.blocks(of: decoded, maxTextBytes: maxTextBytes) }
        if !node.elements.isEmpty { return node.blocks(maxTextBytes: maxTextBytes) }
        return HTMLBody.blocks(of: node.rawText, maxTextBytes: maxTextBytes)
    }

    /// The text in one line.
    var line: String {
        if decoded == nil, !node.elements.isEmpty { return node.line ?? "" }
        return HTMLBody.text(of: decoded ?? node.rawText, maxTextBytes: 100_000)
    }
}
