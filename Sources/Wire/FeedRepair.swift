/// The lenient second reading of a feed that is not well formed: its entries by their tags, each field's content as
/// it stands. What has no end tag is left out.
enum FeedRepair {
    /// A tree of the feed's own fields and its entries; nil where no entry has an end.
    static func tree(of bytes: [UInt8]) -> XMLNode? {
        var entries: [XMLNode] = []
        var rest = bytes[...]
        var head = bytes[...]
        while let (range, name) = nextEntry(in: rest), entries.count < 10_000 {
            if entries.isEmpty { head = bytes[..<range.lowerBound] }
            entries.append(element(of: name, bytes[range]))
            rest = bytes[range.upperBound...]
        }
        guard let first = entries.first else { return nil }
        let isAtom = first.name == "entry"
        let root = XMLNode(name: isAtom ? "feed" : "rss", attributes: [])
        let channel = isAtom ? root : XMLNode(name: "channel", attributes: [])
        for name in ["title", "link", "language", "copyright", "rights", "pubDate"] {
            channel.children += fields(named: name, in: head, limit: 1).map { .element($0) }
        }
        if !isAtom {
            channel.isComplete = true
            root.children.append(.element(channel))
        }
        channel.children += entries.map { .element($0) }
        root.isComplete = true
        return root
    }

    /// The next `item` or `entry` element; one in which another starts has no end.
    private static func nextEntry(in bytes: ArraySlice<UInt8>) -> (Range<Int>, name: String)? {
        var rest = bytes
        while let start = ReutersArchive.find("<item", in: rest) ?? ReutersArchive.find("<entry", in: rest) {
            let isItem = bytes[start.upperBound - 1] == UInt8(ascii: "m")
            let follower = start.upperBound < bytes.endIndex ? bytes[start.upperBound] : 0
            let behind = bytes[start.upperBound...]
            let end =
                isItem
                ? ReutersArchive.find("</item>", in: behind) : ReutersArchive.find("</entry>", in: behind)
            guard let end else { return nil }
            let inner = bytes[start.upperBound..<end.lowerBound]
            let next =
                isItem ? ReutersArchive.find("<item>", in: inner) : ReutersArchive.find("<entry>", in: inner)
            if let next {
                rest = bytes[next.lowerBound...]
            } else if follower == UInt8(ascii: ">") || follower <= 32 {
                return (start.lowerBound..<end.upperBound, isItem ? "item" : "entry")
            } else {
                rest = behind
            }
        }
        return nil
    }

    private static func element(of name: String, _ bytes: ArraySlice<UInt8>) -> XMLNode {
        let node = XMLNode(name: name, attributes: [])
        for field in names {
            node.children += fields(named: field, in: bytes, limit: 20).map { .element($0) }
        }
        node.isComplete = true
        return node
    }

    private static let names = [
        "title", "link", "guid", "id", "description", "summary", "content:encoded", "content", "pubDate",
        "published", "updated", "dc:date", "dc:creator", "author", "category", "enclosure", "language",
    ]

    /// The fields of a name, by their start and end tags.
    private static func fields(named name: String, in bytes: ArraySlice<UInt8>, limit: Int) -> [XMLNode] {
        let open = Array("<\(name)".utf8)
        let close = Array("</\(name)>".utf8)
        var found: [XMLNode] = []
        var index = bytes.startIndex
        while index < bytes.endIndex, found.count < limit {
            guard bytes[index] == open[0], bytes[index...].starts(with: open) else {
                index += 1
                continue
            }
            let behind = bytes[(index + open.count)...]
            guard let follower = behind.first, follower <= 32 || follower == 62 || follower == 47,
                let tagEnd = behind.firstIndex(of: UInt8(ascii: ">"))
            else {
                index += 1
                continue
            }
            let local = name.split(separator: ":").last.map(String.init) ?? name
            let node = XMLNode(name: local, attributes: attributes(in: behind[..<tagEnd]))
            node.isComplete = true
            if bytes[tagEnd - 1] == UInt8(ascii: "/") {
                found.append(node)
                index = tagEnd + 1
            } else if let end = firstPlace(of: close, in: bytes[(tagEnd + 1)...]) {
                node.children = [.text(text(of: bytes[(tagEnd + 1)..<end]))]
                found.append(node)
                index = end + close.count
            } else {
                index = tagEnd + 1
            }
        }
        return found
    }

    /// A field's content: a CDATA section as it is, all else with its references resolved once.
    private static func text(of content: ArraySlice<UInt8>) -> String {
        let start = content.drop { $0 <= 32 }
        if start.starts(with: "<![CDATA[".utf8), let end = ReutersArchive.find("]]>", in: start) {
            return String(decoding: start[(start.startIndex + 9)..<end.lowerBound], as: UTF8.self)
        }
        return String(decoding: HTMLEntities.resolved(Array(content)), as: UTF8.self)
    }

    private static func firstPlace(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index + wanted.count <= bytes.endIndex {
            if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
                return index
            }
            index += 1
        }
        return nil
    }

    /// Quoted attributes of a tag.
    private static func attributes(in tag: ArraySlice<UInt8>) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        var rest = tag
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")), found.count < 16 {
            let name = rest[..<equals].split { $0 <= 32 }.last ?? []
            let value = rest[(equals + 1)...].drop { $0 <= 32 }
            guard let quote = value.first, quote == 34 || quote == 39,
                let end = value.dropFirst().firstIndex(of: quote)
            else { return found }
            let inside = HTMLEntities.resolved(Array(value[(value.startIndex + 1)..<end]))
            found.append((String(decoding: name, as: UTF8.self), String(decoding: inside, as: UTF8.self)))
            rest = tag[(end + 1)...]
        }
        return found
    }
}
