import Glibc

/// The target that this process drives, chosen once.
private let target: FuzzTarget? = getenv("FUZZ_TARGET").flatMap { FuzzTarget(String(cString: $0)) }

/// libFuzzer's own loop: it calls back with each input, and returns when its time or its runs are over.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program's start, by the name that SwiftPM gives it.
@_cdecl("fuzz_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzzOneInput)
}

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
