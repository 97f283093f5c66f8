/// An element of a wire document: local name, attributes by local name, and children in order.
final class XMLNode {
    enum Child {
        case element(XMLNode)
        case text(String)
    }

    let name: String
    /// The name's prefix, as written.
    let prefix: String?
    let attributes: [(name: String, value: String)]
    var children: [Child] = []
    /// False for an element of a broken document that has no end.
    var isComplete = false

    init(name: String, prefix: String? = nil, attributes: [(name: String, value: String)]) {
        self.name = name
        self.prefix = prefix
        self.attributes = attributes
    }

    /// The value of an attribute, nil where it is missing or empty.
    func attribute(_ name: String) -> String? {
        guard let value = attributes.first(where: { $0.name == name })?.value.trimmingBlanks(), !value.isEmpty
        else {
            return nil
        }
        return value
    }

    /// The child elements of a name, in order.
    func all(_ name: String) -> [XMLNode] {
        children.compactMap { if case .element(let node) = $0, node.name == name { node } else { nil } }
    }

    /// The first child element of a name.
    private func first(_ name: String) -> XMLNode? {
        for child in children { if case .element(let node) = child, node.name == name { return node } }
        return nil
    }

    /// All child elements.
    var elements: [XMLNode] { children.compactMap { if case .element(let node) = $0 { node } else { nil } } }

    /// The first element along a path of child names.
    func at(_ path: String...) -> XMLNode? {
        var node = self
        for name in path {
            guard let next = node.first(name) else { return nil }
            node = next
        }
        return node
    }

    /// All descendants of a name, in document order; those inside a match are passed over.
    func descendants(_ name: String) -> [XMLNode] {
        var found: [XMLNode] = []
        gather(name, into: &found)
        return found
    }

    private func gather(_ name: String, into found: inout [XMLNode]) {
        for child in children {
            guard case .element(let node) = child else { continue }
            if node.name == name { found.append(node) } else { node.gather(name, into: &found) }
        }
    }

    /// Whether any text but blanks stands in the element.
    var hasText: Bool {
        children.contains { child in
            switch child {
            case .text(let piece): piece.utf8.contains { $0 != 32 && ($0 < 9 || $0 > 13) }
            case .element(let node): node.hasText
            }
        }
    }

    /// The text of the element and all below it, in one line; nil where there is none.
    var line: String? {
        var text = ""
        gather(into: &text)
        let line = HTMLEntities.plainText(text)
        return line.isEmpty ? nil : line
    }

    /// The text of the element and all below it, as it stands.
    var rawText: String {
        var text = ""
        gather(into: &text)
        return text
    }

    private func gather(into text: inout String) {
        for child in children {
            switch child {
            case .text(let piece): text += piece
            case .element(let node):
                if Self.spaced.contains(node.name) { text += " " }
                node.gather(into: &text)
                if Self.spaced.contains(node.name) { text += " " }
            }
        }
    }

    private static let spaced: Set<String> = [
        "p", "br", "li", "div", "hl1", "hl2", "h1", "h2", "h3", "h4", "byttl", "tr", "td",
    ]

    /// Hands the element's content to a builder of paragraphs; elements for which `skip` is true are left out.
    func blocks(into builder: inout BlockBuilder, skip: (XMLNode) -> Bool = { _ in false }) {
        for child in children {
            switch child {
            case .text(var text): text.withUTF8 { builder.characters($0) }
            case .element(let node):
                if skip(node) { continue }
                let name = node.name.lowercased()
                builder.start(name)
                node.blocks(into: &builder, skip: skip)
                builder.end(name)
            }
        }
    }

    /// The paragraphs of the element's content.
    func blocks(maxTextBytes: Int, skip: (XMLNode) -> Bool = { _ in false }) -> [Block] {
        var builder = BlockBuilder(maxTextBytes: maxTextBytes)
        blocks(into: &builder, skip: skip)
        builder.finish()
        return builder.blocks
    }
}
