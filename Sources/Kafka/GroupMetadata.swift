internal import CRdkafka

/// A consumer's standing in its group at one moment: member, generation, instance.
///
/// Captured with the records of a batch and handed to the transaction that commits them, so that a worker
/// that has lost its partitions since is fenced.
///
/// `@unchecked Sendable`: the pointer is written once, in `init`; librdkafka only reads it; freed in `deinit`.
public final class GroupMetadata: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
