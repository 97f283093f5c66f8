import Kafka
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

#if canImport(Glibc)
    @Suite("Nothing is left behind", .serialized, .timeLimit(.minutes(2)))
    struct LeakTests {
        /// Entries of a folder of /proc/self: open files, or threads.
        private func count(_ folder: String) -> Int {
            guard let directory = opendir("/proc/self/\(folder)") else { return 0 }
            defer { closedir(directory) }
            var count = 0
            while readdir(directory) != nil { count += 1 }
            return count
        }

        private func cycle(_ brokers: String) throws {
            let configuration = ClientConfiguration(brokers: brokers)
            let consumer = try Consumer(configuration, group: GroupSettings(id: "desk"))
            try consumer.subscribe(to: ["copy"])
            _ = try consumer.poll(timeout: .milliseconds(1))
            _ = try Consumer(configuration, group: nil).groupMetadata()
            let producer = try PlainProducer(configuration)
            try producer.send(
                OutgoingRecord(topic: "copy", partition: 0, value: [1], headers: [Header("a", "b")]))
            let transactional = try TransactionalProducer(configuration, transactionalID: "desk")
            #expect(throws: KafkaError.self) { try transactional.begin() }
            // Failing paths: settings that are refused one by one, and all together.
            for properties in [
                ["no.such.thing": "1"], ["linger.ms": "x"],
                ["security.protocol": "ssl", "ssl.ca.location": "/nowhere"],
            ] {
                let wrong = ClientConfiguration(brokers: brokers, properties: properties)
                #expect(throws: KafkaError.self) { _ = try Admin(wrong) }
                #expect(throws: KafkaError.self) {
                    _ = try Consumer(wrong, group: GroupSettings(id: "desk"))
                }
            }
        }

        @Test("clients that are made and dropped, in use or refused, leave no thread and no open file")
        func cycles() throws {
            let broker = try MockBroker(topics: ["copy": 1])
            try cycle(broker.cluster.brokers)
            let (threads, files) = (count("task"), count("fd"))
            for _ in 0..<25 { try cycle(broker.cluster.brokers) }
            // Other suites run beside this one with a few clients of their own; each cycle has five clients with three
            // or more threads and files each, so a leak would show as hundreds.
            #expect(count("task") < threads + 60)
            #expect(count("fd") < files + 60)
        }

        @Test("mock clusters go with all they have")
        func clusters() throws {
            let (threads, files) = (count("task"), count("fd"))
            for _ in 0..<8 { _ = try MockBroker(topics: ["copy": 3], brokers: 3) }
            #expect(count("task") < threads + 60)
            #expect(count("fd") < files + 60)
        }
    }
#endif
