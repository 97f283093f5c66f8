import Kafka

/// Passes batches on, one at a time, on the stage's second thread.
protocol Committer: Sendable {
    /// Makes ready under a transactional id; what a predecessor left open is aborted.
    func prepare(id: String) throws
    /// Passes a batch on; blocks until it is done or has failed, and then nothing of it is visible unless the
    /// failure is doubtful.
    func commit(_ job: CommitJob) -> CommitFailure?
}
