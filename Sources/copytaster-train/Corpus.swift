import Foundation

/// Annotated text, cut into tokens already: CoNLL lines of token, tab and BIO tag.
struct Corpus {
    /// A document: sentences of tokens, and their tags.
    struct Document {
        var sentences: [[String]] = []
        var tags: [[String]] = []
    }

    private(set) var documents: [Document] = []

    /// Sources without document marks are cut into pieces of this many sentences.
    private static let pieceLength = 10

    /// Reads a file.
    init(_ path: String) throws {
        var document = Document()
        var words: [String] = []
        var tags: [String] = []
        for line in try Files.lines(path) {
            if line.hasPrefix("-DOCSTART-") || line.isEmpty {
                if !words.isEmpty {
                    document.sentences.append(words)
                    document.tags.append(tags)
                    words = []
                    tags = []
                }
                if !line.isEmpty { close(&document) }
                continue
            }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > 1, !cells[0].isEmpty else { continue }
            words.append(String(cells[0]))
            tags.append(String(cells[1]))
        }
        if !words.isEmpty {
            document.sentences.append(words)
            document.tags.append(tags)
        }
        close(&document)
    }

    private mutating func close(_ document: inout Document) {
        defer { document = Document() }
        if document.sentences.isEmpty { return }
        guard document.sentences.count > 400 else { return documents.append(document) }
        for start in stride(from: 0, to: document.sentences.count, by: Self.pieceLength) {
            let range = start..<min(start + Self.pieceLength, document.sentences.count)
            documents.append(
                Document(sentences: Array(document.sentences[range]), tags: Array(document.tags[range])))
        }
    }

    /// Number of tokens.
    var tokenCount: Int { documents.reduce(0) { $0 + $1.sentences.reduce(0) { $0 + $1.count } } }
}
