import Digest
import Language
import Notation

/// The room's tables, loaded once: names of months and places, agencies, marks, languages.
struct WireTables: Sendable {
    let dates: DateParser
    let places: PlaceNames
    let agencies: AgencyRegistry
    let marks: MarkReader
    let languages: LanguageGuesser
    /// What feeds say in elements of their own: field and path.
    let feedFields: [(field: String, path: [String])]
    /// Words of class and id attributes that name what of a page is not the story.
    let furniture: Set<String>
    /// What single agencies do otherwise, in the order of their names.
    let profiles: [AgencyProfile]

    /// Loads the tables; the languages are those of the `Language` room.
    init(data: DataFolder) throws {
        dates = DateParser(
            months: try Self.rows(of: "months.tsv", in: data),
            weekdays: try Self.rows(of: "weekdays.tsv", in: data),
            zones: try Self.rows(of: "zones.tsv", in: data))
        var places = PlaceNames()
        places.add(try data.bytes(of: "places.txt"))
        places.add(try data.bytes(of: "places-more.txt"))
        self.places = places
        agencies = try AgencyRegistry(json: JSONReader().value(from: try data.bytes(of: "agencies.json")))
        marks = try MarkReader(rows: try Self.rows(of: "marks.tsv", in: data))
        languages = try LanguageGuesser(data: data.sibling(room: "Language"))
        feedFields = try Self.rows(of: "feed-fields.tsv", in: data).filter { $0.count == 2 }
            .map { ($0[0], $0[1].split(separator: "/").map(String.init)) }
        furniture = Set(try Self.rows(of: "page-furniture.txt", in: data).compactMap(\.first))
        profiles = try Self.rows(of: "SHA256SUMS", in: data).compactMap(\.first).compactMap { line in
            line.split(separator: " ").last.map(String.init)
        }.filter { $0.hasPrefix("profiles/") && $0.hasSuffix(".json") }.sorted().map { file in
            let name = file.dropFirst(9).dropLast(5)
            return try AgencyProfile(
                name: String(name), json: JSONReader().value(from: try data.bytes(of: file)))
        }
    }

    /// The profile of an agency's articles in a format; nil where it keeps to the standard.
    func profile(of article: Article) -> AgencyProfile? {
        guard !profiles.isEmpty, let agency = agencies.id(of: article.provider) else { return nil }
        return profiles.first { $0.isOf(agency, format: article.rawFormat) }
    }

    /// The rows of a table: fields between tabs, without empty lines and those that start with `# `.
    private static func rows(of name: String, in data: DataFolder) throws -> [[String]] {
        String(decoding: try data.bytes(of: name), as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("# ") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
