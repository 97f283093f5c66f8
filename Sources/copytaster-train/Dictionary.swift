import ArgumentParser
import Digest
import Foundation

/// Compiles the open CAMEO and Phoenix dictionaries into the tables that the `Events` room loads.
struct Dictionary: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compiles the CAMEO and Phoenix dictionaries for the Events room.")

    @Option(help: "The folder of the source dictionaries.")
    var sources: String

    @Option(help: "The folder of treebank files (CoNLL-U) that words and their tags are counted in.")
    var treebank: String?

    @Option(help: "The data folder of the Events room.")
    var output: String

    func run() throws {
        try compileActors()
        try write(AgentDictionary(lines(of: "Phoenix.agents.txt")).table, to: "agents.tsv")
        try write(VerbDictionary(lines(of: "CAMEO.2.0.txt")).table, to: "verbs.tsv")
        try write(
            VerbDictionary(lines(of: "CAMEO.verbpatterns.150430.txt")).table, to: "verbpatterns.tsv")
        try write(PloverTable(lines(of: "CAMEO2PLOVER-2021.txt")).table, to: "plover.tsv")
        try write(Self.discards(lines(of: "Phoenix.discards.txt")), to: "discards.tsv")
        if let treebank { try write(WordTags(folder: treebank).table, to: "wordtags.tsv") }
        try writeSums()
    }

    private func compileActors() throws {
        // Phoenix.MilNonState has no clear licence and stays out.
        var actors = ActorDictionary()
        for name in ["Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt"] {
            actors.add(try lines(of: name))
        }
        try write(actors.table, to: "actors.tsv")
    }

    private static func discards(_ lines: [Substring]) -> [String] {
        lines.compactMap { line in
            let words = DictionaryLine.words(line.prefix { $0 != "#" && $0 != "[" })
            guard line.first != "#", words.count > 1 else { return nil }
            return words.joined(separator: " ")
        }
    }

    private func lines(of name: String) throws -> [Substring] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(sources)/\(name)"))
        return String(decoding: data, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
    }

    private func write(_ lines: [String], to name: String) throws {
        let text = lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(name)"))
        print("\(name): \(lines.count) lines, \(text.utf8.count) bytes")
    }

    /// Digests of all files of the data folder, in the order of their names.
    private func writeSums() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: output)
            .filter { $0 != "SHA256SUMS" && !$0.hasPrefix(".") }.sorted()
        let lines = try names.map { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/\(name)"))
            return "\(SHA256(of: [UInt8](data)).hex)  \(name)"
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8)
            .write(to: URL(fileURLWithPath: "\(output)/SHA256SUMS"))
    }
}

/// How the dictionaries write a line.
enum DictionaryLine {
    /// The words of a phrase in small letters; `_` joins words, a last `_` only forbids stemming.
    static func words(_ phrase: some StringProtocol) -> [String] {
        phrase.lowercased().split { $0 == "_" || $0 == " " || $0 == "\t" }.map(String.init)
    }

    /// A line without its comment and the white space around it.
    static func content(_ line: Substring) -> Substring {
        var rest = line.prefix { $0 != "#" }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }

    /// What stands between the first two marks; nil where they are not there.
    static func between(_ open: Character, _ close: Character, in line: Substring) -> Substring? {
        guard let start = line.firstIndex(of: open),
            let end = line[start...].firstIndex(of: close)
        else { return nil }
        return line[line.index(after: start)..<end]
    }

    /// The regular plural of the last word of a phrase.
    static func plural(_ phrase: String) -> String {
        if phrase.hasSuffix("man") { return phrase.dropLast(3) + "men" }
        if phrase.hasSuffix("s") || phrase.hasSuffix("x") || phrase.hasSuffix("ch") || phrase.hasSuffix("sh")
        {
            return phrase + "es"
        }
        if phrase.hasSuffix("y"), let before = phrase.dropLast().last, !"aeiou".contains(before) {
            return phrase.dropLast() + "ies"
        }
        return phrase + "s"
    }
}
