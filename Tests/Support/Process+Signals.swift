public import Foundation

extension Process {
    /// Runs it so that it heeds signals: Swift's threads block most of them, and a child inherits that.
    public func runHeedingSignals() throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
