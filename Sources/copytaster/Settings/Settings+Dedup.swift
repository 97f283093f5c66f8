import Dedup

extension Settings {
    /// The bars and windows of dedup.
    func dedupSettings() throws -> DedupSettings {
        try DedupSettings(
            chainDays: integer("dedup.exact_copy_days"), slugDays: integer("dedup.near_copy_days"),
            data: dataFolder("Dedup"))
    }
}
