import ArgumentParser
import Foundation
import Language
import Notation

/// Packs the table by which languages are told apart.
struct Languages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs letter groups by language into languages.bin.",
        discussion: "Profiles are those of PyPI's langdetect: one JSON file a language, counted on Wikipedia."
    )

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "Groups of each length that are kept for a language.")
    var most: Int = 700

    @Argument(help: "The folder of profiles.")
    var profiles: String

    func run() throws {
        var table = LanguageTableBuilder()
        for name in try FileManager.default.contentsOfDirectory(atPath: profiles).sorted()
        where name.allSatisfy({ $0.isLowercase || $0 == "-" }) {
            let value = try JSONReader(maxValues: 1_000_000).value(
                from: try Files.bytes("\(profiles)/\(name)"))
            let totals = (value["n_words"]?.array ?? []).compactMap(\.double)
            guard totals.count == 3, let counts = value["freq"]?.object?.members else { continue }
            // Two scripts of Chinese are one language here.
            table.add(
                name.hasPrefix("zh") ? "zh" : name,
                counts: counts.map { ($0.name, $0.value.double ?? 0) }, totals: totals, most: most)
        }
        try Files.write(table.packed(), to: "\(data)/languages.bin")
    }
}
