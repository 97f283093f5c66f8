import Foundation
import Language

/// Which corpora a profile's name tagger learns from, and how often each counts.
struct NameRecipe {
    /// Files and how many times they count.
    let corpora: [(path: String, times: Int)]

    /// The recipe of a profile: rows of `corpora.tsv` of the Data folder, in a folder of corpora.
    init(profile: String, data: String, folder: String) throws {
        corpora = try Files.lines("\(data)/corpora.tsv").compactMap { line in
            let cells = line.split(separator: "\t")
            guard line.first != "#", cells.count >= 3, cells[0] == profile || cells[0] == "both",
                let times = Int(cells[2])
            else { return nil }
            return ("\(folder)/\(cells[1])", times)
        }
    }

    /// A file given by hand as PATH or PATH:xN.
    init(arguments: [String]) {
        corpora = arguments.map { argument in
            let parts = argument.split(separator: ":")
            let times = parts.count > 1 ? Int(parts[parts.count - 1].dropFirst()) : nil
            return times.map { (String(parts.dropLast().joined(separator: ":")), $0) } ?? (argument, 1)
        }
    }

    /// The documents with their features, and their numbers in the order of the files, as often as they count.
    func documents(
        _ training: NameTraining, quiet: Bool = false
    ) throws -> (documents: [NameTraining.Document], order: [Int]) {
        var documents: [NameTraining.Document] = []
        var order: [Int] = []
        for (path, times) in corpora {
            let corpus = try Corpus(path)
            if !quiet {
                print("\(path): \(corpus.documents.count) documents, \(corpus.tokenCount) tokens, x\(times)")
            }
            for document in corpus.documents {
                for _ in 0..<times { order.append(documents.count) }
                documents.append(training.document(document.sentences, tags: document.tags))
            }
        }
        return (documents, order)
    }
}
