/// By what the index finds an article version.
enum IndexKey: Int, CaseIterable {
    /// Its record and place in it.
    case source
    /// Agency, item and version.
    case version
    /// Agency and item: the latest version.
    case article
    /// The bytes of its record.
    case raw
    /// The words of its body.
    case text
    /// Slug or headline without marks, within the agency: the latest.
    case slug
}
