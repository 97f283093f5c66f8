import Foundation

/// How the C library's heap gives memory back.
///
/// By default each thread's arena returns its top to the system as soon as 128 KiB lie free there, and every batch
/// faults the same pages in again: 7 % of the processor time of a worker at full load. Where the C library is not
/// glibc nothing happens here.
enum Heap {
    /// Free bytes at the top of an arena that are kept for the next batch.
    static let kept: Int32 = 32 << 20
    /// Allocations of this size and more come from the system and go back to it.
    static let large: Int32 = 4 << 20

    /// Sets this for the process.
    static func keepPages() {
        typealias SetOption = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let set = unsafeBitCast(symbol, to: SetOption.self)
        // M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc's <malloc.h>, which Swift's module of it leaves out.
        _ = set(-1, kept)
        _ = set(-3, large)
    }

    /// Gives back what lies free between what is in use, as a backlog leaves it behind. Cost: milliseconds.
    static func giveBack() {
        typealias Trim = @convention(c) (Int) -> Int32
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: Trim.self)(0)
    }
}
