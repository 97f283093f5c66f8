/// How often each of some numbers was told, in a table small enough for the processor's cache.
struct SharedCounts: Sendable {
    /// Number + 1 in the upper half, how often it was told in the lower; 0 is an empty slot.
    private var slots = [UInt64](repeating: 0, count: 64)
    /// Slots in use, a power of two less one.
    private var mask = 63

    /// Forgets all, and makes room for so many numbers.
    mutating func clear(room: Int) {
        let size = 1 << (Int.bitWidth - (max(32, room) * 2 - 1).leadingZeroBitCount)
        if size > slots.count {
            slots = [UInt64](repeating: 0, count: size)
        } else {
            slots.withUnsafeMutableBufferPointer { $0[..<size].update(repeating: 0) }
        }
        mask = size - 1
    }

    /// Counts some numbers.
    mutating func add(_ numbers: some Sequence<UInt32>) {
        slots.withUnsafeMutableBufferPointer { slots in
            for number in numbers {
                let slot = (UInt64(number) + 1) << 32
                var place = Int(truncatingIfNeeded: (slot &* 0x9e37_79b9_7f4a_7c15) >> 40) & mask
                while slots[place] != 0, slots[place] >> 32 != slot >> 32 { place = (place + 1) & mask }
                slots[place] = (slots[place] | slot) + 1
            }
        }
    }

    /// Calls `visit` with each number that was told at least so often, and how often, in no particular order.
    func forEach(atLeast least: Int, _ visit: (_ number: Int, _ count: Int) -> Void) {
        for slot in slots[...mask] where UInt32(truncatingIfNeeded: slot) >= least {
            visit(Int(slot >> 32) - 1, Int(UInt32(truncatingIfNeeded: slot)))
        }
    }
}
