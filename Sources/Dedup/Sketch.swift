internal import Foundation
internal import Wire

/// What the index needs of an article's text, so that it can be rebuilt from heads alone.
///
/// Packed: a version byte, whether the body is compared, the fingerprints of body and headline, the number of words,
/// the keys of the sampled shingles; base64 in the record. About 250 bytes for an article of 200 words.
struct Sketch: Sendable, Equatable {
    static let version: UInt8 = 2
    /// Fingerprint of the normalised body; nil where it is too short to be compared.
    var text: Fingerprint?
    /// Fingerprint of the normalised headline.
    var headline: Fingerprint
    /// Words of the body.
    var words: Int
    /// Keys of the sampled shingles, rising; empty where the article is not to be found by its text.
    var samples: [UInt32]

    init(of article: Article, words text: Words, settings: DedupSettings) {
        let body = TextNormaliser.normalised(article.bodyText)
        self.text = body.utf8.count >= settings.minComparableCharacters ? Fingerprint(of: body) : nil
        headline = Fingerprint(of: TextNormaliser.normalised(article.headline ?? ""))
        words = min(text.count, Int(UInt16.max))
        samples = Shingles.sample(of: text, rate: settings.samplingRate, least: settings.minSamples)
    }

    /// Reads what `packed` wrote; nil for another version or damaged text.
    init?(packed: String) {
        guard let data = Data(base64Encoded: packed), data.count >= Self.head, data.count % 4 == 0,
            data.first == Self.version
        else { return nil }
        let bytes = Array(data)
        text = bytes[1] == 1 ? Fingerprint(bytes[4..<20]) : nil
        headline = Fingerprint(bytes[20..<36])
        words = Int(bytes[2]) | Int(bytes[3]) << 8
        samples = stride(from: Self.head, to: bytes.count, by: 4).map { place in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
        }
    }

    private static let head = 36

    var packed: String {
        let none = [UInt8](repeating: 0, count: 16)
        var bytes = [Self.version, text == nil ? 0 : 1, UInt8(words & 255), UInt8(words >> 8)]
        bytes += (text?.bytes ?? none) + headline.bytes
        for key in samples {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: key >> UInt32(shift))) }
        }
        return Data(bytes).base64EncodedString()
    }
}
