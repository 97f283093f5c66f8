import ArgumentParser
import Digest
import Language

/// Packs word clusters and lists of names for the `Language` room.
struct Gazetteer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs word clusters and lists of names for the Language room.",
        discussion: """
            Reads clusters.tsv (word and three cluster numbers) and gaz.tsv (name, class, source) and writes \
            clusters.bin, names.bin, names-iso.bin and names-wikiann.bin; the sources differ in licence, so each \
            group is a file of its own. names-org.bin holds organisations: those of Phoenix's international actors, of \
            the stock indices of PyPI's pytickersymbols, and the project's own of lexicon.tsv; names-people.bin first \
            and last names of many countries, of PyPI's Faker.
            """)

    @Option(help: "The folder of clusters.tsv and gaz.tsv.")
    var sources: String

    @Option(help: "The folder of the Phoenix actor dictionaries.")
    var dictionaries: String

    @Option(help: "indices_data.py of pytickersymbols.")
    var companies: String

    @Option(help: "The folder of Faker's person providers, one a locale.")
    var people: String

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    func run() throws {
        try Files.write(try clusters(), to: "\(data)/clusters.bin")
        let tokeniser = try Tokeniser(data: DataFolder(path: data))
        var lists: [String: NameListBuilder] = [:]
        for line in try Files.lines("\(sources)/gaz.tsv") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count >= 3 else { continue }
            let file =
                cells[2] == "iso-codes" ? "names-iso" : cells[2] == "wikiann" ? "names-wikiann" : "names"
            lists[file, default: NameListBuilder(tokeniser: tokeniser)].add(
                String(cells[0]), class: String(cells[1]))
        }
        lists["names-org"] = try organisations(tokeniser)
        lists["names-people"] = try persons(tokeniser)
        for (file, list) in lists.sorted(by: { $0.key < $1.key }) {
            try Files.write(list.packed(), to: "\(data)/\(file).bin")
        }
    }

    private func organisations(_ tokeniser: Tokeniser) throws -> NameListBuilder {
        var names = try OrganisationNames(lexicon: "\(data)/lexicon.tsv")
        try names.add(dictionary: "\(dictionaries)/Phoenix.International.actors.txt")
        try names.add(companies: companies)
        var list = NameListBuilder(tokeniser: tokeniser)
        for name in names.names.sorted() { list.add(name, class: "org") }
        print("\(names.names.count) organisations")
        return list
    }

    private func persons(_ tokeniser: Tokeniser) throws -> NameListBuilder {
        let names = try PersonNames(folder: people)
        var list = NameListBuilder(tokeniser: tokeniser)
        for name in names.first.sorted() { list.add(name, class: "first") }
        for name in names.last.sorted() { list.add(name, class: "last") }
        print("\(names.first.count) first names, \(names.last.count) last names")
        return list
    }

    /// Words whose clusters are those of their lower-case form are left out: they are found through it.
    private func clusters() throws -> [UInt8] {
        var words: [(word: String, clusters: UInt32)] = []
        var known: [String: UInt32] = [:]
        for line in try Files.lines("\(sources)/clusters.tsv") {
            let cells = line.split(separator: "\t")
            guard cells.count == 4, let coarse = UInt32(cells[1]), let middle = UInt32(cells[2]),
                let fine = UInt32(cells[3])
            else { continue }
            let word = String(cells[0])
            guard word.utf8.count <= 24, !word.utf8.contains(where: { $0 < 33 }) else { continue }
            let packed = (coarse | middle << 6 | fine << 15) + 1
            words.append((word, packed))
            known[word] = packed
        }
        var map = PackedMap()
        for (word, clusters) in words {
            let lower = word.lowercased()
            if lower != word, known[lower] == clusters { continue }
            map.set(Phrase.word(word), to: clusters)
        }
        print("\(map.count) of \(words.count) words")
        return map.packed()
    }
}
