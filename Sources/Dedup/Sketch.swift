internal import Foundation
internal import Wire

/// What the index needs of an article's text, so that it can be rebuilt from heads alone.
///
/// Packed: a version byte, whether the body is compared, the number of words, the fingerprint of the body, the hash of
/// the headline, the keys of the sampled shingles; base64 in the record. About 170 bytes for an article of 200 words.
struct Sketch: Sendable, Equatable {
    static let version: UInt8 = 3
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

    init(of article: Article, words text: Words, settings: DedupSettings) {
        self.text =
            text.bytes.count >= settings.minComparableCharacters ? Fingerprint(of: text.bytes) : nil
        headline = Hash.of(SameTextNormaliser(article.headline ?? "").bytes, salt: 3)
        words = min(text.count, Int(UInt16.max))
        // An alert or a line such as "TABLE" is not the copy of another.
        samples =
            self.text == nil
            ? [] : Shingles.sample(of: text, rate: settings.samplingRate, least: settings.minSamples)
    }

    /// Reads what `packed` wrote; nil for another version or damaged text.
    init?(packed: String) {
        guard let data = Data(base64Encoded: packed), data.count >= Self.head, data.count % 4 == 0,
            data.first == Self.version
        else { return nil }
        let bytes = Array(data)
        isRoundUp = bytes[1] & 2 != 0
        text = bytes[1] & 1 != 0 ? Fingerprint(bytes[4..<20]) : nil
        headline = (0..<8).reduce(0) { $0 | UInt64(bytes[20 + $1]) << UInt64(8 * $1) }
        words = Int(bytes[2]) | Int(bytes[3]) << 8
        samples = stride(from: Self.head, to: bytes.count, by: 4).map { place in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
        }
    }

    private static let head = 28

    var packed: String {
        let none = [UInt8](repeating: 0, count: 16)
        let flags: UInt8 = (text == nil ? 0 : 1) | (isRoundUp ? 2 : 0)
        var bytes: [UInt8] = [Self.version, flags, UInt8(words & 255), UInt8(words >> 8)]
        bytes += text?.bytes ?? none
        bytes.reserveCapacity(Self.head + samples.count * 4)
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: headline >> UInt64(8 * shift))) }
        for key in samples {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: key >> UInt32(shift))) }
        }
        return Data(bytes).base64EncodedString()
    }
}
