/// Reads bylines: "By Janie Gabbett", "BY A. NAME and B. NAME, Reuters", "Von Anna Muster, dpa".
struct BylineReader: Sendable {
    let agencies: AgencyRegistry

    /// The byline that a line of copy is; nil where the line does not read like one.
    func byline(ofLine line: String) -> Byline? {
        let text = line.trimmingBlanks()
        guard text.utf8.count <= 160, let first = text.utf8.first, first > 32 else { return nil }
        if let rest = Self.withoutPrefix(text) {
            let byline = parse(raw: text, names: rest)
            let valid = byline.authors.allSatisfy { Self.isName($0.name, atLeast: 1) }
            guard valid else { return Self.isUnnamed(rest) ? Byline(raw: text, authors: []) : nil }
            guard !byline.authors.isEmpty || agencies.id(of: rest) != nil else { return nil }
            return byline
        }
        // "Janie Gabbett, Reuters"
        guard let comma = text.utf8.lastIndex(of: UInt8(ascii: ",")),
            agencies.id(of: String(text[text.index(after: comma)...]).trimmingBlanks()) != nil
        else { return nil }
        let byline = parse(raw: text, names: text)
        guard !byline.authors.isEmpty, byline.authors.allSatisfy({ Self.isName($0.name, atLeast: 2) }) else {
            return nil
        }
        return byline
    }

    /// The byline of a field that holds nothing else.
    func byline(ofField field: String) -> Byline? {
        let text = field.trimmingBlanks()
        guard !text.isEmpty else { return nil }
        return parse(raw: text, names: Self.withoutPrefix(text) ?? text)
    }

    /// The headline and the byline of a line that holds both ("Headline By A & B"); nil where it does not.
    func split(_ line: String) -> (headline: String, byline: Byline)? {
        guard Self.holdsPrefix(line) else { return nil }
        var end = line.endIndex
        var tries = 0
        while tries < 4, let range = line[..<end].lastWord(in: Self.prefixes) {
            tries += 1
            end = range.lowerBound
            let head = String(line[..<end]).trimmingBlanks()
            if !head.isEmpty, let byline = byline(ofLine: String(line[range.lowerBound...])),
                byline.authors.allSatisfy({ Self.isName($0.name, atLeast: 2) })
            {
                return (head, byline)
            }
        }
        return nil
    }

    private func parse(raw: String, names: String) -> Byline {
        var authors: [Byline.Author] = []
        for part in Self.split(names: names) {
            let name = part.trimmingBlanks()
            if name.isEmpty { continue }
            if agencies.id(of: name) != nil {
                for index in authors.indices where authors[index].org == nil { authors[index].org = name }
            } else if Self.isRole(name), !authors.isEmpty {
                for index in authors.indices where authors[index].role == nil { authors[index].role = name }
            } else {
                authors.append(Byline.Author(name: name))
            }
        }
        return Byline(raw: raw, authors: authors)
    }

    private static func split(names: String) -> [String] {
        var parts: [String] = []
        var words: [Substring] = []
        func flush() {
            if !words.isEmpty {
                parts.append(words.joined(separator: " ").trimmingSuffix(".").restoringInitials(words))
            }
            words.removeAll()
        }
        for bytes in names.utf8.split(whereSeparator: { $0 <= 32 }) {
            var word = Substring(bytes)
            if word.utf8.count <= longestConjunction, conjunctions.contains(word.lowercased()) {
                flush()
                continue
            }
            while let last = word.utf8.last, Self.separators.contains(last) {
                word = Substring(word.utf8.dropLast())
                words.append(word)
                word = ""
                flush()
            }
            if !word.isEmpty { words.append(word) }
        }
        flush()
        return parts
    }

    /// The text after "By", "Von", "Par"; nil where it starts with none of them.
    static func withoutPrefix(_ text: String) -> String? {
        let start = text.utf8.prefix(16)
        guard let blank = start.firstIndex(where: { $0 == 32 || $0 == UInt8(ascii: ":") }),
            prefixes.contains(text[..<blank].lowercased())
        else { return nil }
        let rest = String(text[text.index(after: blank)...]).trimmingBlanks()
        return rest.isEmpty ? nil : rest
    }

    private static func isRole(_ text: String) -> Bool {
        guard let last = text.utf8.split(separator: 32).last else { return false }
        return roles.contains(Substring(last).lowercased())
    }

    /// Whether a text names no person but a role: "a staff writer", "our own correspondent".
    private static func isUnnamed(_ text: String) -> Bool {
        let words = text.utf8.split(separator: 32)
        return (2...5).contains(words.count) && isRole(text)
            && text.utf8.allSatisfy { $0 == 32 || $0 >= 0x80 || ($0 | 32) &- 97 < 26 }
    }

    /// Whether a text is written as a person's name is: capitals, at most six words, no digits.
    static func isName(_ text: String, atLeast fewest: Int) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let words = text.utf8.split(separator: 32).map { Substring($0) }
        guard words.count >= fewest, words.count <= 6 else { return false }
        for word in words {
            guard let first = word.utf8.first, !word.utf8.contains(where: { noName.contains($0) }) else {
                return false
            }
            let isLowercase =
                first < 128
                ? first >= 97 && first <= 122 : word.unicodeScalars.first?.properties.isLowercase ?? false
            if isLowercase, !particles.contains(String(word)), !word.utf8.contains(UInt8(ascii: "'")) {
                return false
            }
        }
        return true
    }

    /// Whether one of the words before names stands in a line, whatever its capitals.
    private static func holdsPrefix(_ line: String) -> Bool {
        var hash = seed
        for byte in line.utf8 {
            if byte == 32 {
                if prefixHashes.contains(hash) { return true }
                hash = seed
            } else {
                hash = (hash ^ UInt64(byte >= 65 && byte <= 90 ? byte | 32 : byte)) &* 0x100_0000_01B3
            }
        }
        return false
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prefixHashes = Set(
        prefixes.map { $0.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } })
    private static let separators = ByteSet(",;/")
    /// Bytes that no name holds.
    private static let noName = ByteSet("0123456789\"!?:;()<>=")
    private static let prefixes: Set<String> = [
        "by", "von", "par", "por", "de", "di", "da", "door", "av", "af", "text", "kirjoittanut", "oleh",
    ]
    private static let conjunctions: Set<String> = ["and", "&", "und", "et", "y", "och", "og", "en", "with"]
    private static let longestConjunction = conjunctions.reduce(0) { max($0, $1.utf8.count) }
    private static let particles: Set<String> = [
        "de", "der", "den", "del", "della", "di", "da", "dos", "do", "du", "la", "le", "van", "von", "zu",
        "al", "el",
        "bin", "ibn", "ben", "ter", "ten", "af", "av", "st", "y", "e",
    ]
    private static let roles: Set<String> = [
        "writer", "correspondent", "editor", "reporter", "staff", "analyst", "columnist", "photographer",
        "bureau",
        "chief", "writers", "correspondents", "reporters", "redakteur", "korrespondent", "korrespondentin",
    ]
}

extension String {
    /// The text without blanks, tabs and line ends at its ends.
    func trimmingBlanks() -> String {
        let bytes = utf8
        func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
        guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else {
            return self
        }
        guard let start = bytes.firstIndex(where: { !isBlank($0) }),
            let end = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[start...end])
    }

    /// A name whose last word is an initial keeps its full stop.
    fileprivate func restoringInitials(_ words: [Substring]) -> String {
        guard let last = words.last, last.utf8.last == UInt8(ascii: "."), last.count <= 3, words.count > 1
        else {
            return self
        }
        return self + "."
    }
}

extension Substring {
    /// The last word, between blanks, that is one of the given in lower case.
    fileprivate func lastWord(in words: Set<String>) -> Range<Index>? {
        var end = endIndex
        while end > startIndex, let blank = self[..<end].lastIndex(of: " ") {
            let word = self[index(after: blank)..<end]
            if end < endIndex, words.contains(word.lowercased()) { return index(after: blank)..<end }
            end = blank
        }
        return nil
    }
}
