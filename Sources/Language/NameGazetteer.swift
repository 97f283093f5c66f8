import Digest

/// Lists of names by class: first and last names, cities, countries, organisations, and what marks them.
struct NameGazetteer: Sendable {
    /// Names of classes in the order of their bits.
    static let classes = [
        "city", "bigcity", "country", "admin1", "demonym", "first", "last", "title", "rank", "orgsuf",
        "locsuf",
        "waPER", "waORG", "waLOC", "org",
    ]
    /// The bit of phrases that are the head of a longer name.
    static let prefixBit: UInt32 = 1 << 15
    /// Most tokens in a name.
    static let longest = 8

    private let table: FingerprintTable

    /// Loads the lists, which are files of their own because they differ in licence.
    init(data: DataFolder) throws {
        var values: [UInt32: UInt32] = [:]
        for name in ["names.bin", "names-iso.bin", "names-wikiann.bin", "names-org.bin", "names-people.bin"] {
            var reader = try PackedReader(name, kind: "CTM1", in: data)
            for entry in try PackedMap.entries(&reader) {
                values[entry.fingerprint, default: 0] |= entry.value
            }
        }
        table = FingerprintTable(values.map { ($0.key, $0.value) })
    }

    /// The classes of a phrase and whether longer names start with it.
    @inline(__always)
    func value(of phrase: UInt64) -> UInt32 { table.value(of: phrase) ?? 0 }
}
