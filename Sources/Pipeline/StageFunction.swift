import Kafka

/// What a stage does with its records: a function with a memory that can take batches back.
///
/// Lives on its stage's thread. Outputs depend on the records and on what earlier records left in the memory,
/// never on where one batch ends and the next begins.
protocol StageFunction: AnyObject {
    /// Builds the memory for partitions that were just given, each with the offset where work begins. The
    /// producer is initialised and the offsets are stable by now.
    func prepare(_ starts: [TopicPartition: Int64]) throws
    /// A batch begins: what is remembered from now on belongs to it.
    func begin(batch: Int)
    /// What comes of records, in their order.
    func apply(_ records: [Record], batch: Int) throws -> StageOutput
    /// The batch is passed on for good.
    func settle(batch: Int)
    /// Forgets what this batch and all begun after it left in the memory.
    func undo(from batch: Int)
    /// Forgets everything: the partitions are gone.
    func forget()
    /// True where something is due that no record brings, such as the end of an embargo.
    func isDue() -> Bool
    /// What is due, in a batch of its own without records.
    func due(batch: Int) throws -> StageOutput
}

extension StageFunction {
    func prepare(_ starts: [TopicPartition: Int64]) throws {}
    func begin(batch: Int) {}
    func settle(batch: Int) {}
    func undo(from batch: Int) {}
    func forget() {}
    func isDue() -> Bool { false }
    func due(batch: Int) throws -> StageOutput { StageOutput() }
}
