/// Features of one token that are looked up together.
///
/// Nearly all the time that a model takes goes into waiting for memory, so each step is done for all features before
/// the next: those that the model does not know are sorted out, then all slots are asked for, then all rows.
struct FeatureBatch {
    private var fingerprints = [UInt32](repeating: 0, count: 128)
    private var slots = [UInt64](repeating: 0, count: 128)
    private var count = 0

    /// Adds a feature.
    @inline(__always)
    mutating func append(_ feature: UInt64) {
        if count == fingerprints.count {
            fingerprints += [UInt32](repeating: 0, count: count)
            slots += [UInt64](repeating: 0, count: count)
        }
        fingerprints[count] = FingerprintTable.fingerprint(feature)
        count += 1
    }

    /// Empties the batch, and gives in their order the places of the rows of those features that a table knows.
    @inline(__always)
    mutating func drain(
        through table: FingerprintTable, rows: UnsafeBufferPointer<UInt8>, _ give: (Int) -> Void
    ) {
        fingerprints.withUnsafeMutableBufferPointer { fingerprints in
            slots.withUnsafeMutableBufferPointer { slots in
                let passed = table.sift(fingerprints, count: count)
                table.load(fingerprints, count: passed, into: slots)
                var known = 0
                var touched: UInt8 = 0
                for index in 0..<passed {
                    guard let row = table.value(of: fingerprints[index], first: slots[index]) else {
                        continue
                    }
                    // Asks for the row without waiting for it.
                    touched |= rows[Int(row)]
                    slots[known] = UInt64(row)
                    known += 1
                }
                // No row is empty.
                guard touched > 0 else { return }
                for index in 0..<known { give(Int(slots[index])) }
            }
        }
        count = 0
    }
}
