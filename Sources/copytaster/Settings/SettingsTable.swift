/// Every setting there is, in the order of the settings file.
enum SettingsTable {
    /// What stands above each group of settings.
    static let groups: KeyValuePairs<String, String> = [
        "kafka": "The brokers, and how to reach them.",
        "topics":
            "What the topics are called. `copytaster check --create-topics` makes those that are missing.",
        "worker": "This worker: its name, its part of the work, how it starts and stops.",
        "delivery": "What is promised about each record, and how large batches are.",
        "wire": "Reading raw copy.",
        "dedup": "Recognising copies and versions.",
        "language": "Reading what the words say.",
        "events": "Coding who did what to whom.",
        "store": "The SQLite view.",
        "http": "The port for health, metrics and the overview page.",
        "log": "The log, on standard error.",
        "data": "Tables and models that ship with the program.",
    ]

    static let keys: [SettingKey] = kafka + topics + worker + delivery + content + surroundings

    /// The key of a name.
    static func key(_ name: String) -> SettingKey? { byName[name] }

    /// The nearest name that exists, for an error's remedy.
    static func nearest(_ name: String) -> String? { NearestName.of(name, in: keys.map(\.name)) }

    private static let byName = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }

    private static let kafka: [SettingKey] = [
        SettingKey(
            "kafka.brokers", .text, .text("localhost:9092"), "One or more host:port, separated by commas."),
        SettingKey(
            "kafka.security_protocol", .choice(["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"]),
            .text("plaintext"),
            "plaintext, ssl, sasl_plaintext or sasl_ssl."),
        SettingKey(
            "kafka.tls.ca_file", .path, .text(""),
            "PEM file of the authorities to trust; empty for the system's."),
        SettingKey(
            "kafka.tls.certificate_file", .path, .text(""),
            "PEM file of this client's certificate; empty for none."),
        SettingKey(
            "kafka.tls.key_file", .path, .text(""), "PEM file of this client's private key; empty for none."),
        SettingKey(
            "kafka.tls.key_password_file", .path, .text(""),
            "File that holds the private key's password; empty for none."),
        SettingKey(
            "kafka.tls.verify_hostname", .flag, .flag(true),
            "Whether the broker's name must match its certificate."),
        SettingKey(
            "kafka.sasl.mechanism",
            .choice(["", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "GSSAPI", "OAUTHBEARER"]), .text(""),
            "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, GSSAPI or OAUTHBEARER; empty for none."),
        SettingKey("kafka.sasl.username", .text, .text(""), "User name for SASL."),
        SettingKey(
            "kafka.sasl.password", .secret, .text(""),
            "Password for SASL. Never printed; better kept in a file of its own, named by kafka.sasl.password_file."
        ),
        SettingKey("kafka.sasl.password_file", .path, .text(""), "File that holds the password for SASL."),
        SettingKey(
            "kafka.session_timeout_seconds", .integer(1...300), .integer(10),
            "How long the brokers wait for a silent worker before others take its partitions."),
        SettingKey(
            "kafka.assignment", .choice(["range", "cooperative-sticky"]), .text("range"),
            "range: partitions are shared out anew all at once. cooperative-sticky: one by one; every worker must say the same."
        ),
        SettingKey(
            "kafka.transaction_timeout_seconds", .integer(1...900), .integer(15),
            "How long the brokers keep a dead worker's transaction open, which readers wait for."),
        SettingKey(
            "kafka.properties", .map, .map([:]),
            "Any property of librdkafka by its own name; passed through as it stands and wins over the keys above. "
                + "Example: {\"socket.nagle.disable\": \"true\"}."),
    ]

    private static let topics: [SettingKey] = [
        SettingKey(
            "topics.raw", .list, .list(["wire.raw"]),
            "Raw copy as the agencies send it; any partitions, keys and formats."),
        SettingKey(
            "topics.intake", .text, .text("wire.intake"),
            "Decoded articles in the one order of all copy: exactly one partition."),
        SettingKey(
            "topics.articles", .text, .text("wire.articles"), "Articles with their verdicts, keyed by story."),
        SettingKey("topics.events", .text, .text("wire.events"), "Events and retractions, keyed by story."),
        SettingKey(
            "topics.readings", .text, .text("wire.readings"),
            "Mentions, entities, dates and quantities, keyed by story."),
        SettingKey(
            "topics.dead_letters", .text, .text("wire.dead-letters"),
            "Records that could not be worked on, with the reason."),
        SettingKey(
            "topics.publish_readings", .flag, .flag(true),
            "Whether readings are published; without them SQLite holds no mentions."),
        SettingKey(
            "topics.partitions", .integer(1...1000), .integer(6),
            "Partitions of the topics that `check --create-topics` makes (wire.intake always gets one)."),
        SettingKey(
            "topics.replication_factor", .integer(0...10), .integer(0),
            "Replicas of those topics; 0 for the brokers' own default."),
        SettingKey(
            "topics.retention_days", .integer(1...3650), .integer(35),
            "How long those topics keep their records; longer than dedup.exact_copy_days."),
    ]

    private static let worker: [SettingKey] = [
        SettingKey(
            "worker.name", .text, .text(""),
            "Name of this worker, the only one of its kind in the group; empty for the host's name."),
        SettingKey(
            "worker.group", .text, .text("copytaster"), "Prefix of all consumer groups and transactional ids."
        ),
        SettingKey(
            "worker.roles", .choices(["decode", "judge", "code", "store"]),
            .list(["decode", "judge", "code", "store"]),
            "Which steps this worker runs; judge and code imply store."),
        SettingKey(
            "worker.threads", .integer(0...256), .integer(0),
            "Threads that share the work on a batch; 0 for one a core."),
        SettingKey(
            "worker.judge_membership", .choice(["dynamic", "static"]), .text("dynamic"),
            "dynamic: a standby judge goes on at once when this one ends. static: for brokers that never evict a killed member."
        ),
        SettingKey(
            "worker.drain_timeout_seconds", .integer(1...300), .integer(8),
            "How long open batches may take to finish after SIGTERM; what is left is done again after the next start."
        ),
        SettingKey(
            "worker.watchdog_seconds", .integer(5...3600), .integer(120),
            "Not live where there is input and nothing has moved for this long."),
        SettingKey(
            "worker.step_timeout_seconds", .integer(1...3600), .integer(60),
            "How long a step may work on one record; then the worker ends itself, and a record that did so twice becomes "
                + "a dead letter."),
    ]

    private static let delivery: [SettingKey] = [
        SettingKey(
            "delivery.mode", .choice(["exactly_once", "at_least_once"]), .text("exactly_once"),
            "exactly_once: outputs and offsets in one Kafka transaction. at_least_once: a crash may publish a result "
                + "twice under the same id."),
        SettingKey(
            "delivery.start_at", .choice(["earliest", "latest"]), .text("earliest"),
            "Where a group that is new to the raw topic starts."),
        SettingKey(
            "delivery.skip_lost", .flag, .flag(false),
            "Go on where retention ran over unread records, and report the gap, instead of stopping."),
        SettingKey(
            "delivery.batch_records", .integer(1...10_000), .integer(200),
            "Records of a batch while a stage keeps up."),
        SettingKey(
            "delivery.batch_records_behind", .integer(1...10_000), .integer(500),
            "Records of a batch while it lags behind."),
        SettingKey(
            "delivery.batch_behind_lag_records", .integer(0...10_000_000), .integer(1000),
            "The lag from which batches grow."),
        SettingKey(
            "delivery.batch_max_bytes", .integer(65_536...67_108_864), .integer(4_194_304),
            "Bytes of a batch."),
        SettingKey(
            "delivery.batch_linger_milliseconds", .integer(0...10_000), .integer(5),
            "How long a batch waits for more records after its first."),
    ]

    private static let content: [SettingKey] = [
        SettingKey(
            "wire.max_bytes", .integer(1024...67_108_864), .integer(4_194_304),
            "Largest raw record that is decoded; a larger one becomes a dead letter."),
        SettingKey(
            "dedup.near_copies", .flag, .flag(true),
            "Whether cut, reprinted and reworked copy is recognised by its text; without it only by id, slug and equal text."
        ),
        SettingKey(
            "dedup.near_copy_days", .integer(1...365), .integer(7),
            "Days for which cut, reprinted and reworked copy is recognised."),
        SettingKey(
            "dedup.exact_copy_days", .integer(1...365), .integer(30),
            "Days for which exact copies, revisions and kills are recognised."),
        SettingKey(
            "dedup.max_articles", .integer(1_000...50_000_000), .integer(2_000_000),
            "Articles that the judge remembers at most, about 600 bytes each; past it the oldest are forgotten before their days are over."
        ),
        SettingKey(
            "dedup.on_revision", .choice(["code", "count", "drop"]), .text("code"),
            "What is done with newer versions and corrections. code: read and coded. count: counted on their story, coded "
                + "only where nothing of it was. drop: counted and never coded."),
        SettingKey(
            "dedup.on_copy", .choice(["code", "count", "drop"]), .text("count"),
            "The same for exact and reformatted copies, cuts and reprints."),
        SettingKey(
            "dedup.on_round_up", .choice(["code", "count", "drop"]), .text("count"),
            "The same for round-ups, and for stories that stand whole in them."),
        SettingKey(
            "language.enabled", .flag, .flag(true),
            "Whether words are read; without it there are no events either."),
        SettingKey(
            "language.model", .choice(["open", "full"]), .text("open"),
            "open: trained on corpora that are free for any use. full: more accurate, but trained on non-commercial, "
                + "share-alike corpora too; read the model card first."),
        SettingKey("events.enabled", .flag, .flag(true), "Whether events are coded."),
    ]

    private static let surroundings: [SettingKey] = [
        SettingKey(
            "store.path", .path, .text("copytaster.sqlite"),
            "The database file; one worker a file, on a local disk. `copytaster rebuild` makes it anew from the topics."
        ),
        SettingKey(
            "store.batch_records", .integer(1...100_000), .integer(1000), "Records of one SQLite transaction."
        ),
        SettingKey(
            "store.batch_linger_milliseconds", .integer(0...10_000), .integer(100),
            "How long records are gathered for one SQLite transaction."),
        SettingKey(
            "http.listen", .text, .text("127.0.0.1:9102"),
            "Numeric address and port; port 0 takes any free one, :9102 listens on every interface, empty opens no port."
        ),
        SettingKey(
            "log.level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            .text("info"),
            "Entries below it are not written."),
        SettingKey(
            "log.form", .choice(["text", "json"]), .text("text"),
            "text for people, json for collectors (one object a line)."),
        SettingKey(
            "data.path", .path, .text(""),
            "Folder that holds the copytaster_*.resources folders; empty for beside the program."),
    ]
}
