import Digest

/// All places that the room knows, and the names that they are called by.
struct PlaceGazetteer: Sendable {
    /// What a candidate is, by its number in the gazetteer.
    struct Candidate {
        let number: Int
        let population: Double
        /// Number of its country in the gazetteer's list.
        let country: Int
        /// Number of its division.
        let division: Int
        let latitude: Double
        let longitude: Double
        let feature: Int
        /// True where the name asked for is not its main one: Augsburg as "Augusta".
        var isOtherName = false
    }

    private let countries: [String]
    private let divisions: [String]
    private var ids: [UInt32] = []
    private var latitudes: [UInt32] = []
    private var longitudes: [UInt32] = []
    private var countryNumbers: [UInt8] = []
    private var divisionNumbers: [UInt16] = []
    private var features: [UInt8] = []
    private var populations: [UInt32] = []
    private var nameStarts: [UInt32] = [0]
    private var nameBytes: [UInt8] = []
    private var owners: [UInt32] = []
    private let names: FingerprintTable
    private let countryPlaces: [Int]
    private let numbersByCode: [String: Int]

    /// Loads `places.bin`.
    init(data: DataFolder) throws {
        var reader = try PackedReader("places.bin", kind: "CTP2", in: data)
        countries = (0..<reader.count()).map { _ in reader.text() }
        divisions = (0..<reader.count()).map { _ in reader.text() }
        let count = reader.count()
        for _ in 0..<count {
            ids.append(reader.variable())
            latitudes.append(reader.variable())
            longitudes.append(reader.variable())
            countryNumbers.append(UInt8(truncatingIfNeeded: reader.variable()))
            divisionNumbers.append(UInt16(truncatingIfNeeded: reader.variable()))
            features.append(reader.byte())
            populations.append(reader.variable())
            for _ in 0..<reader.count() { nameBytes.append(reader.byte()) }
            nameStarts.append(UInt32(nameBytes.count))
        }
        var entries: [(fingerprint: UInt32, value: UInt32)] = []
        var key: UInt32 = 0
        for _ in 0..<reader.count() {
            key &+= reader.variable()
            entries.append((key, UInt32(owners.count)))
            let count = reader.count()
            owners.append(UInt32(count))
            for _ in 0..<count { owners.append(reader.variable()) }
        }
        try reader.finish()
        guard countries.count <= 256, divisions.count <= 65_536,
            owners.allSatisfy({ $0 < UInt32(max(count, 1)) << 1 || $0 <= 10_000 })
        else {
            throw LanguageError(
                .badData,
                "places.bin is not of the form that this version reads; install the data of the same version"
            )
        }
        names = FingerprintTable(entries)
        numbersByCode = Dictionary(
            countries.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var countryPlaces = [Int](repeating: -1, count: countries.count)
        for number in ids.indices
        where features[number] == 0 && Int(countryNumbers[number]) < countries.count
            && countryPlaces[Int(countryNumbers[number])] < 0
        {
            countryPlaces[Int(countryNumbers[number])] = number
        }
        self.countryPlaces = countryPlaces
    }

    /// The places called by a lower-case phrase.
    func candidates(_ phrase: UInt64) -> [Candidate] {
        guard let start = names.value(of: phrase).map(Int.init) else { return [] }
        let count = Int(owners[start])
        guard start + count < owners.count else { return [] }
        return owners[start + 1..<start + 1 + count].compactMap { value in
            var candidate = candidate(Int(value >> 1))
            candidate?.isOtherName = value & 1 == 1
            return candidate
        }
    }

    private func candidate(_ number: Int) -> Candidate? {
        guard ids.indices.contains(number) else { return nil }
        return Candidate(
            number: number, population: Double(populations[number]), country: Int(countryNumbers[number]),
            division: Int(divisionNumbers[number]),
            latitude: Double(Int(latitudes[number]) - 900_000) / 10_000,
            longitude: Double(Int(longitudes[number]) - 1_800_000) / 10_000, feature: Int(features[number]))
    }

    /// A country itself, by its number in the list of countries.
    func countryCandidate(_ country: Int) -> Candidate? {
        countryPlaces.indices.contains(country) ? candidate(countryPlaces[country]) : nil
    }

    /// A candidate as a place.
    func place(_ candidate: Candidate, confidence: Double) -> Place {
        let number = candidate.number
        let name = nameBytes[Int(nameStarts[number])..<Int(nameStarts[number + 1])]
        let division = divisions.indices.contains(candidate.division) ? divisions[candidate.division] : ""
        let country = code(candidate.country)
        return Place(
            geonameID: ids[number] == 0 ? nil : Int(ids[number]), name: String(decoding: name, as: UTF8.self),
            latitude: candidate.latitude, longitude: candidate.longitude,
            country: country.isEmpty ? nil : country,
            admin1: division.isEmpty ? nil : division,
            feature: PlaceListBuilder.features.indices.contains(candidate.feature)
                ? PlaceListBuilder.features[candidate.feature] : "city",
            confidence: confidence)
    }

    /// The alpha-3 code of a country's number; empty at sea.
    func code(_ number: Int) -> String { countries.indices.contains(number) ? countries[number] : "" }

    /// The number of an alpha-3 code.
    func country(_ code: String) -> Int? { numbersByCode[code] }
}
