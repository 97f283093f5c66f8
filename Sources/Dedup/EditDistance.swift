/// How alike two short texts are, letter by letter; keeps its working memory from one comparison to the next.
///
/// Levenshtein distance with bit vectors (Myers 1999, in blocks of 64 letters as Hyyrö 2003 has it): about a
/// nanosecond for 64 pairs of letters.
struct EditDistance: Sendable {
    /// Letters by which two texts may differ in length.
    static let band = 48

    /// Places of each letter in the pattern: 256 letters, `blocks` words each; all zero between comparisons.
    private var places: [UInt64] = []
    private var rises: [UInt64] = []
    private var falls: [UInt64] = []

    /// 1 less the edit distance by the length of the longer text; 0 where their lengths differ by more than the band or
    /// by half.
    mutating func likeness(_ first: [UInt8], _ second: [UInt8]) -> Double {
        let longer = max(first.count, second.count)
        guard longer > 0 else { return 1 }
        guard abs(first.count - second.count) <= min(Self.band, longer / 2), !first.isEmpty, !second.isEmpty
        else { return 0 }
        return max(0, 1 - Double(distance(first, second)) / Double(longer))
    }

    private mutating func distance(_ pattern: [UInt8], _ text: [UInt8]) -> Int {
        let blocks = (pattern.count + 63) / 64
        if places.count < 256 * blocks { places = [UInt64](repeating: 0, count: 256 * blocks) }
        rises = [UInt64](repeating: ~0, count: blocks)
        falls = [UInt64](repeating: 0, count: blocks)
        for (place, letter) in pattern.enumerated() {
            places[Int(letter) * blocks + place / 64] |= 1 << UInt64(place % 64)
        }
        var distance = pattern.count
        let last: UInt64 = 1 << UInt64((pattern.count - 1) % 64)
        for letter in text {
            var (risesIn, fallsIn): (UInt64, UInt64) = (1, 0)
            for block in 0..<blocks {
                let (rise, fall) = (rises[block], falls[block])
                var equal = places[Int(letter) * blocks + block]
                let vertical = equal | fall
                equal |= fallsIn
                let across = (((equal & rise) &+ rise) ^ rise) | equal
                var up = fall | ~(across | rise)
                var down = rise & across
                if block == blocks - 1 {
                    if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
                }
                let (upOut, downOut) = (up >> 63, down >> 63)
                up = up << 1 | risesIn
                down = down << 1 | fallsIn
                rises[block] = down | ~(vertical | up)
                falls[block] = up & vertical
                (risesIn, fallsIn) = (upOut, downOut)
            }
        }
        for (place, letter) in pattern.enumerated() { places[Int(letter) * blocks + place / 64] = 0 }
        return distance
    }
}
