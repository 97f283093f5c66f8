import Glibc

/// The target that this process drives, chosen once.
private let target: FuzzTarget? = getenv("FUZZ_TARGET").flatMap { FuzzTarget(String(cString: $0)) }

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else {
        print("FUZZ_TARGET names no target; see Tests/Fuzz/FuzzTarget.swift")
        exit(2)
    }
    target.feed(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}
