/// Packs how often letters stand together in each language.
public struct LanguageTableBuilder {
    private var languages: [String] = []
    private var groups: [UInt32: [(language: UInt8, cost: UInt8)]] = [:]

    /// An empty table.
    public init() {}

    /// Adds a language: groups of one to three letters and how often each came.
    /// - Parameters:
    ///   - totals: how many groups of each length were counted.
    ///   - most: how many groups are kept, the most frequent of each length.
    public mutating func add(
        _ tag: String, counts: [(group: String, count: Double)], totals: [Double], most: Int
    ) {
        let number = UInt8(truncatingIfNeeded: languages.count)
        languages.append(tag)
        // Two groups that differ in their capitals only are one.
        var merged: [String: Double] = [:]
        for (group, count) in counts { merged[group.lowercased(), default: 0] += count }
        for length in 1...3 {
            let own = merged.filter { $0.key.unicodeScalars.count == length }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
            for (group, count) in own {
                let share = count / max(1, totals[length - 1])
                let cost = UInt8(min(254, max(0, (-share.binaryLogarithm * 16).rounded())))
                let hash = LetterGroups.hash(of: group.unicodeScalars.map(\.value))
                groups[FingerprintTable.fingerprint(hash), default: []].append((number, cost))
            }
        }
    }

    /// The packed file.
    public func packed() -> [UInt8] {
        var writer = PackedWriter(kind: "CTN1")
        writer.variable(UInt32(languages.count))
        for language in languages { writer.text(language) }
        writer.variable(UInt32(groups.count))
        var last: UInt32 = 0
        for (group, costs) in groups.sorted(by: { $0.key < $1.key }) {
            writer.variable(group - last)
            last = group
            writer.byte(UInt8(truncatingIfNeeded: costs.count))
            for (language, cost) in costs {
                writer.byte(language)
                writer.byte(cost)
            }
        }
        return writer.bytes
    }
}

extension Double {
    /// The logarithm to the base 2, from the exponent and a parabola: the same on every machine.
    fileprivate var binaryLogarithm: Double {
        guard self > 0 else { return -40 }
        let rest = significand - 1
        return Double(exponent) + rest * (1.3465 - 0.3465 * rest)
    }
}
