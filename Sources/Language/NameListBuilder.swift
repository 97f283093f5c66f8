/// Packs the list of names by class.
public struct NameListBuilder {
    private var map = PackedMap()
    private let tokeniser: Tokeniser

    /// An empty list.
    public init(tokeniser: Tokeniser) { self.tokeniser = tokeniser }

    /// Adds a name; false where the class is not one of the tagger's or the name is too long.
    @discardableResult
    public mutating func add(_ name: String, class label: String) -> Bool {
        guard let bit = NameGazetteer.classes.firstIndex(of: label) else { return false }
        let hashes = Phrase.hashes(of: name, tokeniser: tokeniser)
        guard let last = hashes.last, hashes.count <= NameGazetteer.longest else { return false }
        for prefix in hashes.dropLast() { map.insert(prefix, bits: NameGazetteer.prefixBit) }
        map.insert(last, bits: 1 << UInt32(bit))
        return true
    }

    /// The packed file.
    public func packed() -> [UInt8] { map.packed() }
}
