public import Digest

/// The closed list of kinds with the codes that each stands for, as it is published.
public struct Codebook: Sendable {
    /// One kind.
    public struct Entry: Sendable, Equatable {
        /// Its name in records.
        public var kind: String
        /// PLOVER category; nil where the ontology has none.
        public var category: String?
        /// PLOVER mode; `x-` marks an extension.
        public var mode: String?
        /// PLOVER context.
        public var context: String?
        /// CAMEO code.
        public var cameo: String?
        /// Goldstein's scale of that code.
        public var goldstein: Double?
        /// ACLED sub-event type.
        public var acled: String?
        /// What it means, in a sentence.
        public var meaning: String
    }

    /// The kinds, in the order of the table.
    public let entries: [Entry]

    /// Reads the tables of the room's data folder.
    /// - Throws: `DataError` where one is missing.
    public init(data: DataFolder = DataFolder(room: "Events")) throws(DataError) {
        let table = try KindTable(data: data)
        entries = try DataTable("kinds.tsv", in: data).rows.filter { $0.count > 6 }.map { row in
            let kind = table.kind(named: row[0])
            let cameo = kind?.cameo
            return Entry(
                kind: row[0], category: cameo.flatMap { table.category(ofCameo: $0) },
                mode: kind?.mode ?? cameo.flatMap { table.mode(ofCameo: $0) },
                context: kind?.context ?? cameo.flatMap { table.context(ofCameo: $0) }, cameo: cameo,
                goldstein: cameo.flatMap { table.scale(ofCameo: $0) }, acled: kind?.acled, meaning: row[6])
        }
    }
}
