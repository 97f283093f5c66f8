/// The partition of a key, as Kafka's Java client chooses it: murmur2 of the key's bytes.
///
/// All our producers choose so, and so do readers who look for one story's partition.
public enum Partitioner {
    /// The partition for a key among `count` partitions; `count` is 1 or more.
    public static func partition(forKey key: [UInt8], count: Int32) -> Int32 {
        Int32(murmur2(key) & 0x7FFF_FFFF) % max(1, count)
    }

    /// MurmurHash2 (Appleby), 32 bits, with Kafka's seed 0x9747b28c.
    static func murmur2(_ data: [UInt8]) -> UInt32 {
        let multiplier: UInt32 = 0x5BD1_E995
        var hash = 0x9747_B28C ^ UInt32(truncatingIfNeeded: data.count)
        var index = 0
        while index + 4 <= data.count {
            var word =
                UInt32(data[index]) | UInt32(data[index + 1]) << 8 | UInt32(data[index + 2]) << 16
                | UInt32(data[index + 3]) << 24
            word = word &* multiplier
            word ^= word >> 24
            hash = (hash &* multiplier) ^ (word &* multiplier)
            index += 4
        }
        let rest = data.count - index
        if rest == 3 { hash ^= UInt32(data[index + 2]) << 16 }
        if rest >= 2 { hash ^= UInt32(data[index + 1]) << 8 }
        if rest >= 1 { hash = (hash ^ UInt32(data[index])) &* multiplier }
        hash = (hash ^ (hash >> 13)) &* multiplier
        return hash ^ (hash >> 15)
    }
}
