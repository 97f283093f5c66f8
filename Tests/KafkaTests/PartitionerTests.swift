import Kafka
import Testing

@Suite("Choosing a partition")
struct PartitionerTests {
    // Values of Kafka's own Utils.murmur2 test (org.apache.kafka.common.utils.UtilsTest), masked to 31 bits modulo 1000.
    @Test(
        "keys go where Kafka's Java client sends them",
        arguments: [
            ("21", Int32(-973_932_308)), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971), ("abc", 479_470_107),
        ])
    func murmur(key: String, hash: Int32) {
        let masked = Int32(UInt32(bitPattern: hash) & 0x7FFF_FFFF)
        #expect(Partitioner.partition(forKey: Array(key.utf8), count: 1000) == masked % 1000)
    }
}
