import Notation

/// One file to publish, with what is told of it in headers.
struct FeedItem: Sendable {
    /// Where its bytes are; `-` for standard input.
    var path: String
    /// The agency; header `provider`.
    var provider: String?
    /// Header `content-type`.
    var contentType: String?
    /// How often it is delivered.
    var copies = 1

    /// The items of files and folders, in order. A folder with a `feed.json` is delivered as that says, else its
    /// files in the order of their names.
    /// - Throws: `Failure` where a path or the list cannot be read.
    static func items(of paths: [String]) throws -> [FeedItem] {
        var items: [FeedItem] = []
        for path in paths {
            if path == "-" {
                items.append(FeedItem(path: path))
            } else if InputFile.isFolder(path) {
                items += try folder(path)
            } else if InputFile.exists(path) {
                items.append(FeedItem(path: path, contentType: guess(path)))
            } else {
                throw Failure(
                    .noInput, "\(path) is not there; name a file or a folder, or - for standard input")
            }
        }
        return items
    }

    private static func folder(_ path: String) throws -> [FeedItem] {
        guard let bytes = InputFile.read("\(path)/feed.json") else {
            let files = InputFile.files(below: path)
            guard !files.isEmpty else { throw Failure(.noInput, "the folder \(path) holds no files") }
            return files.map { FeedItem(path: $0, contentType: guess($0)) }
        }
        let list: JSONValue
        do {
            list = try JSONReader().value(from: bytes)
        } catch {
            throw Failure(.badInput, "\(path)/feed.json: \(error); see the demo's for the form")
        }
        return try (list.array ?? []).map { entry in
            guard let file = entry["file"]?.string else {
                throw Failure(
                    .badInput, "\(path)/feed.json: an entry has no \"file\"; see the demo's for the form")
            }
            return FeedItem(
                path: "\(path)/\(file)", provider: entry["provider"]?.string,
                contentType: entry["content_type"]?.string ?? guess(file),
                copies: max(1, entry["copies"]?.int ?? 1))
        }
    }

    /// The content type that a file's name promises; nil where it promises none.
    private static func guess(_ path: String) -> String? {
        let name = InputFile.name(of: path).lowercased()
        switch name.split(separator: ".").last.map(String.init) ?? "" {
        case "json": return "application/json"
        case "xml", "g2", "nitf", "newsml": return "application/xml"
        case "rss": return "application/rss+xml"
        case "atom": return "application/atom+xml"
        case "html", "htm": return "text/html"
        case "txt": return "text/plain; charset=utf-8"
        default: return nil
        }
    }
}
