/// Lists of hashes in rising order.
enum SortedHashes {
    /// How many of the first list stand in the second.
    static func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
        var (left, right, common) = (0, 0, 0)
        while left < first.count, right < second.count {
            if first[left] == second[right] {
                common += 1
                left += 1
            } else if first[left] < second[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common
    }
}
