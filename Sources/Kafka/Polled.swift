/// What one poll brought.
public enum Polled: Sendable, Equatable {
    /// A record of an assigned partition.
    case record(Record)
    /// A partition was read to its end; the offset is the position there.
    case endOfPartition(TopicPartition, Int64)
    /// The group gives these partitions; answer with `assign` (or `incrementalAssign`).
    case assigned([TopicPartition])
    /// The group takes these partitions in good order: finish or abort, then answer with `unassign`.
    case revoked([TopicPartition])
    /// These partitions are gone already: abort, never commit, then answer with `unassign`.
    case lost([TopicPartition])
    /// Something that passes by itself or concerns one partition.
    case error(KafkaError, TopicPartition?)
}
