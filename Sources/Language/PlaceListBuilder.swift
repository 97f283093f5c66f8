/// Packs the places of the gazetteer and the names that they are called by.
public struct PlaceListBuilder {
    /// What a place is, in the order of the packed numbers.
    static let features = ["country", "admin1", "city", "region", "sea", "camp", "base", "facility"]

    /// One place to be packed.
    public struct Entry {
        /// GeoNames id; 0 where there is none.
        public var id: UInt32
        /// Its name.
        public var name: String
        /// Degrees north.
        public var latitude: Double
        /// Degrees east.
        public var longitude: Double
        /// Alpha-3 code; empty at sea.
        public var country: String
        /// Name of the first-level division; empty where there is none.
        public var admin1: String
        /// What it is, as in `Place.feature`.
        public var feature: String
        /// How many live there; 0 where that is not known.
        public var population: UInt32
        /// Other names.
        public var names: [String]
        /// Its name without accents.
        public var plainName: String { names.first ?? name }

        /// A place.
        public init(
            id: UInt32, name: String, latitude: Double, longitude: Double, country: String, admin1: String,
            feature: String, population: UInt32, names: [String]
        ) {
            self.id = id
            self.name = name
            self.latitude = latitude
            self.longitude = longitude
            self.country = country
            self.admin1 = admin1
            self.feature = feature
            self.population = population
            self.names = names
        }
    }

    private var entries: [Entry] = []
    private let tokeniser: Tokeniser

    /// An empty list.
    public init(tokeniser: Tokeniser) { self.tokeniser = tokeniser }

    /// Adds a place.
    public mutating func add(_ entry: Entry) { entries.append(entry) }

    /// Whether two names are one in two spellings, Genève and "Geneva", not two: Augsburg and "Augusta".
    private static func isAlike(_ first: String, _ second: String) -> Bool {
        let alike = zip(first.utf8, second.utf8).prefix { WordHash.lowercase($0) == WordHash.lowercase($1) }
            .count
        return alike >= 4 || alike == first.utf8.count
    }

    /// The packed file.
    public func packed() -> [UInt8] {
        var writer = PackedWriter(kind: "CTP2")
        let countries = Set(entries.map(\.country)).sorted()
        let divisions = Set(entries.map(\.admin1)).sorted()
        let countryNumbers = Dictionary(
            uniqueKeysWithValues: zip(countries, 0 as UInt32..<UInt32(countries.count)))
        let divisionNumbers = Dictionary(
            uniqueKeysWithValues: zip(divisions, 0 as UInt32..<UInt32(divisions.count)))
        for list in [countries, divisions] {
            writer.variable(UInt32(list.count))
            for name in list { writer.text(name) }
        }
        writer.variable(UInt32(entries.count))
        var owners: [UInt32: [UInt32]] = [:]
        for (number, entry) in entries.enumerated() {
            writer.variable(entry.id)
            writer.variable(UInt32((entry.latitude + 90) * 10_000))
            writer.variable(UInt32((entry.longitude + 180) * 10_000))
            writer.variable(countryNumbers[entry.country] ?? 0)
            writer.variable(divisionNumbers[entry.admin1] ?? 0)
            writer.byte(UInt8(Self.features.firstIndex(of: entry.feature) ?? 2))
            writer.variable(entry.population)
            writer.text(entry.name)
            for (place, name) in ([entry.name] + entry.names).enumerated() {
                let hashes = Phrase.hashes(of: name, tokeniser: tokeniser, lowercase: true)
                guard let hash = hashes.last, hashes.count <= 8 else { continue }
                let key = FingerprintTable.fingerprint(hash)
                let isOther = entry.feature == "city" && !Self.isAlike(entry.plainName, name)
                let value = UInt32(number) << 1 | (place > 0 && isOther ? 1 : 0)
                let isKnown = owners[key]?.last.map { $0 >> 1 == UInt32(number) } ?? false
                if !isKnown { owners[key, default: []].append(value) }
            }
        }
        writer.variable(UInt32(owners.count))
        var last: UInt32 = 0
        for (key, numbers) in owners.sorted(by: { $0.key < $1.key }) {
            writer.variable(key - last)
            last = key
            writer.variable(UInt32(numbers.count))
            for number in numbers { writer.variable(number) }
        }
        return writer.bytes
    }
}
