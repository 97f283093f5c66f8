/// Gathers the paragraphs of a marked-up body from its elements and text, as a parser comes by them.
///
/// Knows the elements of HTML, XHTML and NITF. Captions, scripts and styles are left out; white space is collapsed
/// but in preformatted text; table rows become lines with tabs between cells.
struct BlockBuilder {
    /// The paragraphs so far; call `finish()` first.
    private(set) var blocks: [Block] = []
    /// True once the text is longer than the bound; further text is dropped.
    private(set) var isOverfull = false

    private var text: [UInt8] = []
    private var kind = Block.Kind.paragraph
    private var breaks = 0
    private var skipped = 0
    private var preformatted = 0
    private var tables = 0
    private var quotes = 0
    private var total = 0
    private let maxTextBytes: Int

    init(maxTextBytes: Int) { self.maxTextBytes = maxTextBytes }

    mutating func start(_ name: String) {
        guard let role = Self.roles[name] else { return }
        switch role {
        case .skip: skipped += 1
        case .line: breaks += 1
        case .pre:
            flush()
            preformatted += 1
            kind = .preformatted
        case .table:
            if tables == 0 {
                flush()
                kind = .table
            }
            tables += 1
        case .row: if tables > 0, !text.isEmpty { newLine() }
        case .cell: if tables > 0, let last = text.last, last != 10 { text.append(9) }
        case .quote:
            flush()
            quotes += 1
        case .block(let blockKind):
            if tables > 0 || preformatted > 0 {
                if preformatted > 0 { newLine() } else { space() }
            } else {
                flush()
                kind = quotes > 0 && blockKind == .paragraph ? .quote : blockKind
            }
        }
    }

    mutating func end(_ name: String) {
        guard let role = Self.roles[name] else { return }
        switch role {
        case .skip: skipped = max(0, skipped - 1)
        case .line, .cell: break
        case .row: break
        case .pre:
            flush()
            preformatted = max(0, preformatted - 1)
        case .table:
            tables = max(0, tables - 1)
            if tables == 0 { flush() }
        case .quote:
            if tables == 0, preformatted == 0 { flush() }
            quotes = max(0, quotes - 1)
        case .block: if tables == 0, preformatted == 0 { flush() }
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0, !isOverfull else { return }
        total += bytes.count
        guard total <= maxTextBytes else {
            isOverfull = true
            return
        }
        if preformatted > 0 {
            takeBreaks()
            text.append(contentsOf: bytes)
            return
        }
        // Words are copied in one piece with the single blanks between them.
        var index = 0
        while index < bytes.count {
            if Self.isBlank(bytes[index]) {
                space()
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < bytes.count {
                if !Self.isBlank(bytes[index]) {
                    index += 1
                } else if bytes[index] == 32, index + 1 < bytes.count, !Self.isBlank(bytes[index + 1]) {
                    index += 2
                } else {
                    break
                }
            }
            if breaks > 0 { takeBreaks() }
            text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

    mutating func finish() { flush() }

    private mutating func space() {
        if let last = text.last, last != 32, last != 10, last != 9 { text.append(32) }
    }

    private mutating func newLine() {
        while text.last == 32 || text.last == 9 { text.removeLast() }
        if !text.isEmpty { text.append(10) }
    }

    /// One line break is a blank, or a line in preformatted text and tables; two or more end the paragraph.
    private mutating func takeBreaks() {
        defer { breaks = 0 }
        guard breaks > 0 else { return }
        if preformatted > 0 {
            text.append(contentsOf: [UInt8](repeating: 10, count: breaks))
        } else if tables > 0 || breaks == 1 {
            space()
        } else {
            let kind = kind
            flush()
            self.kind = kind
        }
    }

    private mutating func flush() {
        breaks = 0
        defer {
            text.removeAll(keepingCapacity: true)
            kind = preformatted > 0 ? .preformatted : tables > 0 ? .table : quotes > 0 ? .quote : .paragraph
        }
        while let last = text.last, last == 32 || (last >= 9 && last <= 13) { text.removeLast() }
        let lead = text.prefix { $0 == 10 || $0 == 13 || (preformatted == 0 && $0 == 32) }.count
        guard text.count > lead else { return }
        let paragraph = HTMLEntities.cleaned(
            text[lead...], keepsLines: kind == .preformatted || kind == .table)
        if !paragraph.isEmpty { blocks.append(Block(kind, paragraph)) }
    }

    private enum Role {
        case skip, line, pre, table, row, cell, quote
        case block(Block.Kind)
    }

    private static let roles: [String: Role] = {
        var roles: [String: Role] = [
            "br": .line, "pre": .pre, "table": .table, "tr": .row, "td": .cell, "th": .cell,
            "blockquote": .quote,
            "bq": .quote, "li": .block(.item), "dd": .block(.item), "dt": .block(.item),
        ]
        for name in [
            "script", "style", "head", "figure", "figcaption", "media", "noscript", "template", "svg",
            "iframe",
            "object", "video", "audio", "form", "button", "select", "title", "nitf-table-metadata",
        ] { roles[name] = .skip }
        for name in [
            "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "dl", "block",
            "body", "body.content", "address", "note", "hr", "nav", "details", "summary", "center", "credit",
            "fn",
        ] { roles[name] = .block(.paragraph) }
        for name in ["h1", "h2", "h3", "h4", "h5", "h6", "hl2"] { roles[name] = .block(.heading) }
        return roles
    }()
}
