#if canImport(Glibc)
    internal import Glibc
#endif

/// The memory of tables that are looked up all over.
enum WideTable {
    /// Bytes from which on an array takes up whole large pages.
    private static let large = 1 << 22
    private static let largePage = 1 << 21

    /// An array of zeros. Of a large one the system is asked to hold it in large pages, for with small ones a look-up
    /// anywhere in hundreds of megabytes waits for the tables of pages as long as for the memory itself.
    static func zeros<Value: FixedWidthInteger>(_ count: Int) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { values, initialized in
            adviseLargePages(UnsafeMutableRawBufferPointer(values))
            values.initialize(repeating: 0)
            initialized = count
        }
    }

    /// Makes room for `more` values at a list's end: of a long one for a quarter more than it holds, for one that is doubled
    /// stands half empty.
    static func reserve<Value>(_ more: Int, in list: inout [Value]) {
        guard list.count + more > list.capacity else { return }
        let isLarge = list.count * MemoryLayout<Value>.stride >= large
        let capacity = max(list.count + more, list.count + list.count / (isLarge ? 4 : 2))
        list = [Value](unsafeUninitializedCapacity: capacity) { values, initialized in
            adviseLargePages(UnsafeMutableRawBufferPointer(values))
            (_, initialized) = values.initialize(from: list)
        }
    }

    /// Advice only: where it is not taken the array is as it is.
    private static func adviseLargePages(_ bytes: UnsafeMutableRawBufferPointer) {
        #if os(Linux)
            guard bytes.count >= large, let start = bytes.baseAddress else { return }
            let before = (largePage - Int(bitPattern: start) & (largePage - 1)) & (largePage - 1)
            let length = (bytes.count - before) & ~(largePage - 1)
            if length > 0 { madvise(start + before, length, MADV_HUGEPAGE) }
        #endif
    }
}
