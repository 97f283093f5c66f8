import Digest

/// Turns plural nouns into singular ones: a list of the irregular ones, and the rules of English spelling.
struct Singulars: Sendable {
    private let irregular: [String: String]
    private let irregularBytes: HashTable<[UInt8]>

    /// Loads `plurals.tsv`.
    init(data: DataFolder) throws {
        irregular = Dictionary(
            try TableFile("plurals.tsv", in: data).rows.compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil },
            uniquingKeysWith: { first, _ in first })
        irregularBytes = HashTable(
            Dictionary(
                irregular.map { (WordHash.of($0.key), Array($0.value.utf8)) },
                uniquingKeysWith: { first, _ in first }))
    }

    /// The hash of the singular of a noun; the noun is in ASCII where its spelling is to be told.
    func hash(of noun: ArraySlice<UInt8>) -> UInt64 {
        let whole = WordHash.of(noun.lazy.map(WordHash.lowercase))
        if let known = irregularBytes[whole] { return WordHash.of(known) }
        guard let hyphen = noun.lastIndex(of: 0x2D), hyphen > noun.startIndex, hyphen + 1 < noun.endIndex
        else {
            return regular(noun, after: WordHash.seed)
        }
        let head = WordHash.of(noun[...hyphen].lazy.map(WordHash.lowercase))
        let tail = noun[(hyphen + 1)...]
        if let known = irregularBytes[WordHash.of(tail.lazy.map(WordHash.lowercase))] {
            return WordHash.of(known, from: head)
        }
        return regular(tail, after: head)
    }

    /// The hash of the singular that spelling tells, after what stands before.
    private func regular(_ noun: ArraySlice<UInt8>, after start: UInt64) -> UInt64 {
        func ends(_ ending: StaticString) -> Bool {
            ending.withUTF8Buffer { ending in
                noun.count >= ending.count
                    && zip(noun.suffix(ending.count), ending).allSatisfy { WordHash.lowercase($0) == $1 }
            }
        }
        var dropped = 0, hasY = false
        if noun.count > 3, ends("s"), !ends("ss"), !ends("us"), !ends("is") {
            if ends("ies") {
                (dropped, hasY) = (3, true)
            } else {
                dropped = ends("sses") || ends("ches") || ends("shes") || ends("xes") || ends("zzes") ? 2 : 1
            }
        }
        let stem = WordHash.of(noun.dropLast(dropped).lazy.map(WordHash.lowercase), from: start)
        return hasY ? WordHash.adding(0x79, to: stem) : stem
    }

    /// The singular, in lower case, of a noun; of its last part where it has a hyphen.
    func singular(of noun: String) -> String {
        let word = noun.lowercased()
        if let known = irregular[word] { return known }
        if let hyphen = word.lastIndex(of: "-"), hyphen != word.startIndex {
            let tail = word.index(after: hyphen)
            return tail < word.endIndex ? String(word[..<tail]) + singular(of: String(word[tail...])) : word
        }
        guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"),
            !word.hasSuffix("is")
        else { return word }
        if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
        for ending in ["sses", "ches", "shes", "xes", "zzes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}
