import Foundation
import Language

/// A treebank in CoNLL-U, cut again the way the project's tokeniser cuts.
struct Treebank {
    /// A sentence: words, Penn tags, heads (-1 for the root) and dependencies.
    struct Sentence {
        var words: [String] = []
        var tags: [String] = []
        var heads: [Int] = []
        var dependencies: [String] = []
    }

    private(set) var sentences: [Sentence] = []

    /// Reads files.
    init(_ paths: [String], tokeniser: Tokeniser) throws {
        for path in paths {
            var rows: [[Substring]] = []
            for line in try Files.lines(path) {
                if line.isEmpty {
                    if !rows.isEmpty { sentences.append(Self.cut(rows, tokeniser)) }
                    rows = []
                } else if line.utf8.first != UInt8(ascii: "#") {
                    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                    if cells.count >= 10, !cells[0].contains("."), !cells[0].contains("-") {
                        rows.append(cells)
                    }
                }
            }
            if !rows.isEmpty { sentences.append(Self.cut(rows, tokeniser)) }
        }
    }

    /// The files of a folder: those held back for measuring are every fourth of the news.
    static func files(_ folder: String) throws -> (train: [String], held: [String]) {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".conllu")
        }
        var train: [String] = [], held: [String] = []
        for (index, name) in names.sorted().enumerated() {
            if name.contains("_news_"), index % 4 == 0 {
                held.append("\(folder)/\(name)")
            } else {
                train.append("\(folder)/\(name)")
            }
        }
        return (train, held)
    }

    private static func cut(_ rows: [[Substring]], _ tokeniser: Tokeniser) -> Sentence {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for row in rows {
            starts.append(bytes.count)
            bytes.append(contentsOf: row[1].utf8)
            if !row[9].contains("SpaceAfter=No") { bytes.append(32) }
        }
        let tokens = tokeniser.tokens(of: bytes, field: .body)
        var groups: [Range<Int>] = []
        var owner = [Int](repeating: 0, count: rows.count)
        var row = 0
        for token in tokens {
            let first = row
            while row < rows.count, starts[row] < token.span.end {
                owner[row] = groups.count
                row += 1
            }
            // A piece of a row that another token began takes that row's place.
            groups.append(first < row ? first..<row : max(0, first - 1)..<max(1, first))
        }
        var sentence = Sentence()
        for (index, group) in groups.enumerated() {
            let span = tokens[index].span
            sentence.words.append(String(decoding: bytes[span.start..<span.end], as: UTF8.self))
            sentence.tags.append(tag(of: group.map { String(rows[$0][4]) }))
            let heads = group.map { (Int(rows[$0][6]) ?? 0) - 1 }
            let outer =
                group.indices.first { !group.contains(heads[$0 - group.lowerBound]) } ?? group.lowerBound
            let head = heads[outer - group.lowerBound]
            let isPiece = index > 0 && groups[index - 1] == group
            sentence.heads.append(isPiece ? index - 1 : head < 0 || head >= rows.count ? -1 : owner[head])
            sentence.dependencies.append(isPiece ? "flat" : dependency(rows[outer][7]))
        }
        return sentence
    }

    /// The tag of a token that the treebank has in several: compounds are adjectives, numbers or what their last
    /// part is.
    private static func tag(of tags: [String]) -> String {
        let tags = tags.map { brackets[$0] ?? $0 }
        guard let last = tags.last, tags.count > 1 else { return tags.first ?? "-" }
        if tags.contains("HYPH") {
            if tags.allSatisfy({ $0 == "CD" || $0 == "HYPH" }) { return "CD" }
            if tags.first == "NNP", last == "NNP" || last == "NNPS" { return last }
            return last == "NNS" || last == "RB" || last == "NN" && tags.first == "NN" ? last : "JJ"
        }
        return last
    }

    /// The tags of brackets, as the Penn Treebank has them.
    private static let brackets = ["-LRB-": "(", "-RRB-": ")"]

    private static func dependency(_ name: Substring) -> String {
        switch name {
        case "nsubj:pass", "obl:agent", "acl:relcl", "nmod:poss", "aux:pass", "csubj:pass", "compound:prt":
            String(name)
        default: String(name.split(separator: ":").first ?? "dep")
        }
    }
}
