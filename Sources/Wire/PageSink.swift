/// What the HTML parser finds in a whole page: linked data, meta data, and paragraphs with the containers around them.
final class PageSink: HTMLSink {
    /// One paragraph of a page and where it stands.
    struct Paragraph {
        var kind: Block.Kind
        var text: String
        /// Bytes of its text that are links.
        var linkBytes: Int
        /// Numbers of the containers around it, the outermost first.
        var path: [Int]
    }

    /// The texts of JSON-LD scripts.
    private(set) var linkedData: [[UInt8]] = []
    /// `html lang`.
    private(set) var language: String?
    /// `link rel=canonical href`.
    private(set) var canonical: String?
    /// Text of `title`.
    private(set) var title = ""
    /// Text of the first `h1`.
    private(set) var firstHeading: String?
    /// `meta` by name or property, in lower case.
    private(set) var meta: [String: String] = [:]
    /// The paragraphs, in order.
    private(set) var paragraphs: [Paragraph] = []
    /// Numbers of the containers that the page itself calls its article's body.
    private(set) var marked: Set<Int> = []

    private struct Open {
        var name: String
        var container: Int?
        var isSkipped: Bool
    }

    private let furniture: Set<String>
    private let maxTextBytes: Int
    private var stack: [Open] = []
    private var path: [Int] = []
    private var containers = 0
    private var skipped = 0
    private var links = 0
    private var breaks = 0
    private var inLinkedData = false
    private var inTitle = false
    private var kind = Block.Kind.paragraph
    private var text: [UInt8] = []
    private var linkBytes = 0
    private var isHeading1 = false
    private var total = 0
    private var linkedBytes = 0

    /// A sink that passes over elements whose class or id is one of the words of `furniture`.
    init(furniture: Set<String>, maxTextBytes: Int) {
        self.furniture = furniture
        self.maxTextBytes = maxTextBytes
    }

    override func wantsAttributes(of name: String) -> Bool {
        Self.containers.contains(name)
            || ["script", "html", "link", "meta", "span", "ul", "p"].contains(name)
    }

    override func start(_ name: String, _ attributes: [String: String]) {
        var open = Open(name: name, container: nil, isSkipped: false)
        switch name {
        case "script":
            inLinkedData = attributes["type"]?.lowercased().holds("ld+json") ?? false
            if inLinkedData, linkedData.count < 64 { linkedData.append([]) }
        case "html": language = attributes["lang"]
        case "link": if attributes["rel"]?.lowercased() == "canonical" { canonical = attributes["href"] }
        case "meta": readMeta(attributes)
        case "title": inTitle = title.isEmpty && !stack.contains { $0.name == "svg" }
        case "a": links += 1
        case "br": breaks += 1
        default: break
        }
        if Self.containers.contains(name) {
            flush()
            containers += 1
            open.container = containers
            path.append(containers)
            let mark = "\(attributes["itemprop"] ?? "") \(attributes["property"] ?? "")".lowercased()
            if mark.holds("articlebody") { marked.insert(containers) }
        }
        if Self.skipped.contains(name) || isFurniture(name, attributes) {
            flush()
            open.isSkipped = true
            skipped += 1
        }
        if let kind = Self.blocks[name] {
            flush()
            self.kind = kind
            isHeading1 = name == "h1"
        }
        stack.append(open)
        if stack.count > 2000 { stack.removeFirst(1000) }
    }

    override func end(_ name: String) {
        guard let open = stack.last, open.name == name else { return }
        stack.removeLast()
        if Self.blocks[name] != nil || open.container != nil || open.isSkipped { flush() }
        if open.container != nil { _ = path.popLast() }
        if open.isSkipped { skipped = max(0, skipped - 1) }
        switch name {
        case "script": inLinkedData = false
        case "title": inTitle = false
        case "a": links = max(0, links - 1)
        default: break
        }
    }

    override func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inLinkedData {
            guard linkedBytes + bytes.count <= 4 << 20, !linkedData.isEmpty else { return }
            linkedBytes += bytes.count
            linkedData[linkedData.count - 1].append(contentsOf: bytes)
            return
        }
        if inTitle {
            if title.utf8.count < 2000 { title += String(decoding: bytes, as: UTF8.self) }
            return
        }
        guard skipped == 0 || isHeading1, total <= maxTextBytes else { return }
        if breaks >= 2 { flush() }
        breaks = 0
        for byte in bytes {
            if byte > 32 {
                text.append(byte)
                if links > 0 { linkBytes += 1 }
            } else if let last = text.last, last != 32 {
                text.append(32)
            }
        }
    }

    /// To be called behind the last element.
    func finish() { flush() }

    private func flush() {
        defer {
            text.removeAll(keepingCapacity: true)
            linkBytes = 0
            breaks = 0
            kind = .paragraph
            isHeading1 = false
        }
        guard text.contains(where: { $0 > 32 }) else { return }
        let line = HTMLEntities.cleaned(text[...], keepsLines: false).trimmingBlanks()
        guard !line.isEmpty else { return }
        if isHeading1, firstHeading == nil { firstHeading = line }
        guard skipped == 0 else { return }
        total += text.count
        paragraphs.append(Paragraph(kind: kind, text: line, linkBytes: linkBytes, path: path))
    }

    private func readMeta(_ attributes: [String: String]) {
        guard let content = attributes["content"], content.utf8.count <= 4000, meta.count < 200,
            let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
        else { return }
        if meta[name.lowercased()] == nil { meta[name.lowercased()] = content }
    }

    /// Whether a class or the id of an element is a word of the list, or starts with one: `related-posts`.
    private func isFurniture(_ name: String, _ attributes: [String: String]) -> Bool {
        guard !furniture.isEmpty, !Self.frames.contains(name) else { return false }
        for name in ["class", "id"] {
            guard let value = attributes[name], value.utf8.count <= 300 else { continue }
            for token in value.utf8.split(whereSeparator: { $0 <= 32 }) {
                let word = token.prefix { $0 | 32 >= 97 && $0 | 32 <= 122 }
                if furniture.contains(String(Substring(word)).lowercased()) { return true }
            }
        }
        return false
    }

    private static let frames: Set<String> = ["html", "body", "main", "article"]
    private static let containers: Set<String> = [
        "div", "section", "article", "main", "td", "body", "center", "form",
    ]
    private static let skipped: Set<String> = [
        "script", "style", "noscript", "template", "svg", "iframe", "nav", "footer", "aside", "header",
        "button",
        "select", "textarea", "figure", "figcaption", "object", "video", "audio", "menu", "label", "head",
    ]
    private static let blocks: [String: Block.Kind] = [
        "p": .paragraph, "li": .item, "blockquote": .quote, "pre": .preformatted, "h1": .heading,
        "h2": .heading, "h3": .heading, "h4": .heading, "h5": .heading, "h6": .heading, "tr": .paragraph,
        "dd": .item, "dt": .item,
    ]
}
