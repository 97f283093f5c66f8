/// One named thread that does jobs in the order in which they are sent.
final class SerialWorker: Sendable {
    private enum Job: Sendable {
        case work(@Sendable () -> Void)
        case end
    }

    private let jobs = Mailbox<Job>()

    /// Starts the thread.
    init(name: String) {
        let jobs = self.jobs
        NamedThread.start(name) {
            while true {
                switch jobs.receive(within: .seconds(3600)) {
                case .work(let body): body()
                case .end: return
                case nil: continue
                }
            }
        }
    }

    /// Adds a job.
    func perform(_ body: @escaping @Sendable () -> Void) { jobs.send(.work(body)) }

    deinit { jobs.send(.end) }
}
