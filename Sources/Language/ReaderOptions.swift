/// Bounds and choices of a reader.
public struct ReaderOptions: Sendable, Equatable {
    /// Which trained models are used.
    public enum Profile: String, Sendable, CaseIterable {
        /// Trained only on corpora that are free for any use.
        case open
        /// Trained on non-commercial, share-alike corpora too.
        case full
    }

    /// Most bytes of headline and body together.
    public var maxBytes: Int
    /// Which trained models are used.
    public var profile: Profile

    /// Options; by default 4 MiB of text and the open models.
    public init(maxBytes: Int = 4 << 20, profile: Profile = .open) {
        self.maxBytes = maxBytes
        self.profile = profile
    }
}
