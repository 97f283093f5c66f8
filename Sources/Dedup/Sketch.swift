internal import Foundation
internal import Wire

/// What the index needs of an article's text, so that it can be rebuilt from heads alone.
///
/// Packed: a version byte, then the fingerprints of body and headline; base64 in the record.
struct Sketch: Sendable, Equatable {
    static let version: UInt8 = 1
    /// Fingerprint of the normalised body; nil where it is too short to be compared.
    var text: Fingerprint?
    /// Fingerprint of the normalised headline.
    var headline: Fingerprint

    init(of article: Article, settings: DedupSettings) {
        let body = TextNormaliser.normalised(article.bodyText)
        text = body.utf8.count >= settings.minComparableCharacters ? Fingerprint(of: body) : nil
        headline = Fingerprint(of: TextNormaliser.normalised(article.headline ?? ""))
    }

    /// Reads what `packed` wrote; nil for another version or damaged text.
    init?(packed: String) {
        guard let data = Data(base64Encoded: packed), data.count == 34, data.first == Self.version else {
            return nil
        }
        let bytes = Array(data)
        text = bytes[1] == 1 ? Fingerprint(bytes[2..<18]) : nil
        headline = Fingerprint(bytes[18..<34])
    }

    var packed: String {
        let none = [UInt8](repeating: 0, count: 16)
        let bytes = [Self.version, text == nil ? 0 : 1] + (text?.bytes ?? none) + headline.bytes
        return Data(bytes).base64EncodedString()
    }
}
