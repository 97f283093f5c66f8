internal import Wire

/// What the index needs of an article's text, so that it can be rebuilt from heads alone.
///
/// Packed: a version byte, flags, the number of words, the fingerprint of the body, the hash of the headline, the keys of the
/// paragraphs at head and foot, the keys of the sampled shingles; base64 in the record. About 200 bytes for an article of
/// 200 words. Version 3, without paragraphs, is read too.
struct Sketch: Sendable, Equatable {
    static let version: UInt8 = 4
    /// Fingerprint of the normalised body; nil where it is too short to be compared.
    var text: Fingerprint?
    /// Hash of the normalised headline.
    var headline: UInt64
    /// Words of the body.
    var words: Int
    /// Keys of the sampled shingles, rising; empty where the article is not to be found by its text.
    var samples: [UInt32]
    /// Whether it holds whole stories of others.
    var isRoundUp = false
    /// Paragraphs at the head and foot of the body, by which boilerplate is learned.
    var lines: [UInt32] = []
    /// What counts as one more that carried those of them that were seen before.
    var counts = Counts.nothing

    /// What the paragraphs of an article count for.
    enum Counts: UInt8 {
        case nothing = 0
        /// The article itself.
        case article = 4
        /// Its story, of which it is a copy; the paragraphs are those that it adds.
        case story = 8
    }

    init(of article: Article, words text: Words, settings: DedupSettings) {
        self.text =
            text.bytes.count >= settings.minComparableCharacters ? Fingerprint(of: text.bytes) : nil
        headline = Hash.of(SameTextNormaliser(article.headline ?? "").bytes, salt: 3)
        words = min(text.count, Int(UInt16.max))
        samples = []
        lines = text.lines.map(\.key)
        // An alert or a line such as "TABLE" is not the copy of another.
        if self.text != nil { sample(text, settings: settings) }
    }

    /// Samples the shingles of a text.
    mutating func sample(_ text: Words, settings: DedupSettings) {
        samples = Shingles.sample(of: text, rate: settings.samplingRate, least: settings.minSamples)
    }

    /// Reads what `packed` wrote; nil for another version or damaged text.
    init?(packed: String) {
        guard let bytes = Base64.bytes(of: packed), bytes.count >= Self.head else { return nil }
        var place = Self.head
        switch bytes[0] {
        case 3: break
        case Self.version:
            guard bytes.count > place, bytes.count > place + Int(bytes[place]) * 4 else { return nil }
            place += 1
            for _ in 0..<bytes[Self.head] {
                lines.append(Self.key(bytes, place))
                place += 4
            }
        default: return nil
        }
        guard (bytes.count - place) % 4 == 0 else { return nil }
        isRoundUp = bytes[1] & 2 != 0
        counts = Counts(rawValue: bytes[1] & 12) ?? .nothing
        text = bytes[1] & 1 != 0 ? Fingerprint(bytes[4..<20]) : nil
        headline = (0..<8).reduce(0) { $0 | UInt64(bytes[20 + $1]) << UInt64(8 * $1) }
        words = Int(bytes[2]) | Int(bytes[3]) << 8
        samples = stride(from: place, to: bytes.count, by: 4).map { Self.key(bytes, $0) }
    }

    private static func key(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }

    private static let head = 28

    var packed: String {
        let none = [UInt8](repeating: 0, count: 16)
        let flags: UInt8 = (text == nil ? 0 : 1) | (isRoundUp ? 2 : 0) | counts.rawValue
        var bytes: [UInt8] = [Self.version, flags, UInt8(words & 255), UInt8(words >> 8)]
        bytes += text?.bytes ?? none
        bytes.reserveCapacity(Self.head + 1 + lines.count * 4 + samples.count * 4)
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: headline >> UInt64(8 * shift))) }
        func put(_ key: UInt32) {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: key >> UInt32(shift))) }
        }
        bytes.append(UInt8(clamping: lines.count))
        lines.forEach(put)
        samples.forEach(put)
        return Base64.text(of: bytes)
    }
}
