/// Which figures differ between two versions of a text.
///
/// Numbers that stand in one version only are set against each other in their order; a number without a partner
/// was added or dropped and is no changed figure.
enum ChangedFigures {
    /// At most this many are reported.
    static let limit = 12

    static func between(_ before: String, _ after: String) -> [Verdict.ChangedFigure] {
        let old = figures(in: before)
        let new = figures(in: after)
        let gone = without(old, new)
        let come = without(new, old)
        return zip(gone, come).prefix(limit).map { Verdict.ChangedFigure(before: $0, after: $1) }
    }

    /// The numbers of a text as they stand, with their separators: "1,400", "6.4", "4:12".
    static func figures(in text: String) -> [String] {
        var figures: [String] = []
        var current: [UInt8] = []
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) || (!current.isEmpty && [0x2C, 0x2E, 0x3A].contains(byte)) {
                current.append(byte)
            } else if !current.isEmpty {
                figures.append(trimmed(current))
                current = []
            }
        }
        if !current.isEmpty { figures.append(trimmed(current)) }
        return figures
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        var bytes = bytes
        while let last = bytes.last, !(0x30...0x39).contains(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func without(_ figures: [String], _ others: [String]) -> [String] {
        var left: [String: Int] = [:]
        for other in others { left[other, default: 0] += 1 }
        return figures.filter { figure in
            guard let count = left[figure], count > 0 else { return true }
            left[figure] = count - 1
            return false
        }
    }
}
