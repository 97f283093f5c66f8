import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Marks the record that a thread works on when a fault of that thread ends the process.
///
/// The handler runs on the faulting thread, on a stack of its own, and does only what a handler may do: it reads and
/// writes mapped memory, puts the earlier handler back and raises the signal again.
enum CrashMarks {
    private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT]
    private static let stackBytes = 64 << 10
    /// Address of the slots; 0 while nothing is watched.
    private static let slots = Atomic<UInt>(0)
    /// Address of the earlier handlers, one `sigaction` a signal number.
    private static let earlier = Atomic<UInt>(0)

    /// Watches over notes until the process ends; a later call watches over others instead.
    static func watch(_ notes: WorkNotes) {
        let isFirst = slots.exchange(notes.slotsAddress, ordering: .acquiringAndReleasing) == 0
        guard isFirst else { return }
        // Never freed: a handler may need it until the process is gone.
        let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        before.initialize(repeating: sigaction(), count: 65)
        earlier.store(UInt(bitPattern: before), ordering: .releasing)
        for number in signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { CrashMarks.handle($0) }
            action.sa_flags = SA_ONSTACK
            sigaction(number, &action, before + Int(number))
        }
    }

    /// Ends the watch over notes, before they are unmapped.
    static func leave(_ notes: WorkNotes) {
        // The handlers stay; without slots they only pass the signal on.
        _ = slots.compareExchange(
            expected: notes.slotsAddress, desired: 0, ordering: .acquiringAndReleasing)
    }

    /// Gives the calling thread a stack for handlers, so that an overflow of its own can be marked too; returns what
    /// takes it away at the thread's end.
    static func standOnOwnStack() -> () -> Void {
        guard
            let memory = mmap(
                nil, stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { return {} }
        var stack = stack_t(ss_sp: memory, ss_flags: 0, ss_size: stackBytes)
        guard sigaltstack(&stack, nil) == 0 else {
            munmap(memory, stackBytes)
            return {}
        }
        let address = UInt(bitPattern: memory)
        return {
            var none = stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
            sigaltstack(&none, nil)
            munmap(UnsafeMutableRawPointer(bitPattern: address), stackBytes)
        }
    }

    /// The calling thread, as it stands in its slots.
    static var thisThread: UInt { UInt(pthread_self()) }

    private static func handle(_ number: Int32) {
        let table = slots.load(ordering: .acquiring)
        let thread = thisThread
        if table != 0 {
            for place in 0..<WorkNotes.slots {
                guard
                    let entry = UnsafeMutableRawPointer(
                        bitPattern: table + UInt(place * WorkNotes.entryBytes)),
                    entry.load(as: UInt32.self) == WorkNotes.State.working,
                    entry.load(fromByteOffset: 24, as: UInt.self) == thread
                else { continue }
                entry.storeBytes(of: WorkNotes.State.fatal, as: UInt32.self)
            }
        }
        let before = UnsafeMutablePointer<sigaction>(bitPattern: earlier.load(ordering: .acquiring))
        sigaction(number, before.map { $0 + Int(number) }, nil)
        raise(number)
    }
}
