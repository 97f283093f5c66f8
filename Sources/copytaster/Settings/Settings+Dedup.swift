import Dedup

extension Settings {
    /// The bars and windows of dedup.
    func dedupSettings() throws -> DedupSettings {
        var settings = try DedupSettings(
            chainDays: integer("dedup.exact_copy_days"), slugDays: integer("dedup.near_copy_days"),
            data: dataFolder("Dedup"))
        settings.maxArticles = integer("dedup.max_articles")
        return settings
    }
}
