/// Lists of plain values written one after the other into bytes, and read back.
enum PackedLists {
    /// Bytes that a list takes up.
    static func length<Value: BitwiseCopyable>(_ values: [Value]) -> Int {
        8 + (values.count * MemoryLayout<Value>.stride + 7) & ~7
    }

    /// Writes a list at the start of `rest`, and leaves there what is behind it.
    static func put<Value: BitwiseCopyable>(_ values: [Value], _ rest: inout UnsafeMutableRawBufferPointer) {
        rest.storeBytes(of: values.count, as: Int.self)
        values.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: rest[8...]).copyMemory(from: $0) }
        rest = UnsafeMutableRawBufferPointer(rebasing: rest[length(values)...])
    }

    /// Reads a list at the start of `rest`, and leaves there what is behind it.
    static func take<Value: BitwiseCopyable>(_ rest: inout UnsafeRawBufferPointer) -> [Value] {
        let count = rest.loadUnaligned(as: Int.self)
        let bytes = rest[8..<8 + count * MemoryLayout<Value>.stride]
        let values = [Value](unsafeUninitializedCapacity: count) { values, initialized in
            UnsafeMutableRawBufferPointer(values).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
            initialized = count
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[length(values)...])
        return values
    }
}
