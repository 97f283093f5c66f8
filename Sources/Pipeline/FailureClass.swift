/// What a failure of a step towards the broker means for the batch.
enum FailureClass: Sendable, Equatable, CaseIterable {
    /// The same call may be made again.
    case retriable
    /// The transaction is to be aborted; nothing of it is visible.
    case abortable
    /// Nobody knows whether it took effect.
    case doubtful
    /// Another producer took over the transactional id.
    case fenced
    /// Time does not help.
    case permanent
}

/// How a stage goes on after a batch failed and what it remembered of it is undone.
enum Recovery: Sendable, Equatable {
    /// Make the same call again.
    case retry
    /// Abort, then read again from the committed offsets.
    case rewind
    /// A new producer under the same id settles what is in doubt; then from the committed offsets.
    case renewProducer
    /// Give up the assignment and wait for another.
    case leave
    /// Two workers share a name: exit with a status of its own.
    case exitFenced
    /// Stop with a remedy.
    case stop

    /// What follows from a failure. A fenced judge lost its partition to another judge; any other stage, or a
    /// judge whose assignment still stands, shares its name with another worker.
    init(after failure: FailureClass, isJudge: Bool, assignmentStands: Bool) {
        self =
            switch failure {
            case .retriable: .retry
            case .abortable: assignmentStands ? .rewind : .leave
            case .doubtful: .renewProducer
            case .fenced: isJudge && !assignmentStands ? .leave : .exitFenced
            case .permanent: .stop
            }
    }
}
