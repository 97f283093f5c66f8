/// What became of a value: its articles, and by what it was recognised.
public struct Decoding: Sendable {
    /// The articles, in their order; at least one.
    public var articles: [Article]
    /// What showed which format it is, in the order in which it was looked at.
    public var evidence: [String]

    /// The format of the first article; all are of one but in a batch of events.
    public var format: String { articles.first?.rawFormat ?? "" }
}

/// What a content type promises of a value. A hint: it is held against the bytes, which decide.
enum ContentTypeHint {
    case json, xml, html, text

    /// The promise of a content type; nil where it promises nothing that could be held against the bytes.
    init?(_ contentType: String?) {
        guard let contentType else { return nil }
        let type =
            contentType.split(separator: ";").first.map { String($0).trimmingBlanks().lowercased() } ?? ""
        switch type {
        case "text/html", "application/xhtml+xml": self = .html
        case "text/plain": self = .text
        case "application/json", "text/json": self = .json
        case "application/xml", "text/xml": self = .xml
        case let type where type.hasSuffix("+json"): self = .json
        case let type where type.hasSuffix("+xml"): self = .xml
        default: return nil
        }
    }

    /// Whether bytes of a family keep the promise.
    func allows(_ family: FormatDetector.Family) -> Bool {
        switch family {
        case .json: self == .json
        case .xml, .reuters: self == .xml || self == .html
        case .html: self == .html || self == .xml
        case .text, .iptc7901, .anpa1312: self == .text
        case .ftMessage, .confluent, .binary: true
        }
    }
}

extension Article {
    /// Adds a warning, once and in its place.
    mutating func warn(_ warning: String) {
        guard !warnings.contains(warning) else { return }
        warnings.append(warning)
        warnings.sort()
    }
}
