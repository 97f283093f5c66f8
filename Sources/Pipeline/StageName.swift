/// The steps of the way from a record to a row: three stages, and the follower that keeps the view.
public enum StageName: String, Sendable, CaseIterable, Comparable {
    /// Bytes to articles.
    case decode
    /// What dedup says of each article.
    case judge
    /// What the words say, and the events they tell.
    case code
    /// The follower: topics to SQLite.
    case store

    /// In the order of the flow.
    public static func < (left: StageName, right: StageName) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
