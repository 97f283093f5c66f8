// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI only, so that a newer compiler never breaks a user's build.
let strict = Context.environment["COPYTASTER_STRICT"] != nil

// The fuzzer's instrumentation and program are there only for `.ci/fuzz`. Edges are counted; comparisons are not traced, which
// would cost half the executions and is made up for by word lists. The rooms that parse are watched by the address sanitizer,
// since a buffer of a hot path has no bounds check of its own in a release build; Language would double the time to compile.
let fuzzing = Context.environment["COPYTASTER_FUZZ"] != nil
let edges = ["-sanitize=fuzzer", "-sanitize-coverage=edge,inline-8bit-counters,pc-table", "-enable-testing"]
let watched = ["Notation", "Wire"]

func instruments(_ name: String) -> [SwiftSetting] {
    fuzzing ? [.unsafeFlags(edges + (watched.contains(name) ? ["-sanitize=address"] : []))] : []
}

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, uses: [Target.Dependency] = [], data: Bool = false) -> Target {
    .target(
        name: name, dependencies: uses, resources: data ? [.copy("Data")] : [],
        swiftSettings: settings + instruments(name))
}

func porch(_ name: String, uses: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: uses, swiftSettings: settings)
}

func tests(_ name: String, of rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: ["TestSupport"] + rooms, swiftSettings: settings)
}

let package = Package(
    name: "copytaster",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "copytaster", targets: ["copytaster"]),
        .executable(name: "copytaster-train", targets: ["copytaster-train"]),
        .executable(name: "copytaster-bench", targets: ["copytaster-bench"]),
    ] + (fuzzing ? [.executable(name: "fuzz", targets: ["fuzz"])] : []),
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.7.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.26.0"),
    ],
    targets: [
        // Floor 0: C libraries as they are called, and what needs no other room.
        .systemLibrary(name: "CRdkafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        room("Digest", uses: ["CCrypto"]),
        room("Notation"),
        room(
            "Desk",
            uses: [
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"), "Notation", log, coreMetrics,
                lifecycle,
            ]),
        // Floor 1
        room("Language", uses: ["Digest", "Notation"], data: true),
        room("Kafka", uses: ["CRdkafka", log]),
        // Floor 2
        room("Wire", uses: ["CLibxml2", "Digest", "Notation", "Language"], data: true),
        // Floor 3
        room("Dedup", uses: ["Wire", "Language", "Digest", "Notation"], data: true),
        room("Events", uses: ["Wire", "Language", "Digest", "Notation"], data: true),
        // Floor 4
        room(
            "Store",
            uses: [
                "Wire", "Language", "Dedup", "Events", "Digest", "Notation",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        // Floor 5
        room(
            "Pipeline",
            uses: [
                "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Digest", "Notation", log, metrics,
                lifecycle,
            ]),
        // Floor 6: porches that parse, wire and exit.
        porch(
            "copytaster",
            uses: [
                "Pipeline", "Desk", "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Digest",
                "Notation", arguments, .product(name: "Yams", package: "Yams"), log, coreMetrics, lifecycle,
                signals,
            ]),
        porch(
            "copytaster-train",
            uses: ["Wire", "Language", "Events", "Dedup", "Digest", "Notation", arguments]),
        porch(
            "copytaster-bench",
            uses: [
                "Pipeline", "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Digest", "Notation",
                arguments, log,
            ]),
        // Tests mirror the rooms.
        .target(
            name: "TestSupport",
            dependencies: [
                "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Digest", "Notation",
            ],
            path: "Tests/Support", exclude: ["Fixtures", "floors.json", "python"], swiftSettings: settings),
        tests("DigestTests", of: ["Digest"]),
        tests("NotationTests", of: ["Notation"]),
        tests("LanguageTests", of: ["Language", "Notation"]),
        tests("WireTests", of: ["Wire", "Dedup", "Language", "Notation", "Digest"]),
        tests("DedupTests", of: ["Dedup", "Wire", "Language", "Notation", "Digest"]),
        tests("EventsTests", of: ["Events", "Wire", "Language", "Notation"]),
        tests(
            "StoreTests",
            of: [
                .product(name: "GRDB", package: "GRDB.swift"), "Store", "Dedup", "Events", "Wire", "Language",
                "Notation",
            ]),
        tests("KafkaTests", of: ["Kafka"]),
        tests("DeskTests", of: ["Desk", "Notation", log, coreMetrics, lifecycle]),
        tests(
            "PipelineTests",
            of: [
                "copytaster", "Pipeline", "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Notation",
                log,
            ]),
        tests(
            "CopytasterTests",
            of: [
                "copytaster", "Pipeline", "Kafka", "Store", "Dedup", "Events", "Wire", "Language", "Notation",
            ]),
    ]
        + (fuzzing
            ? [
                .executableTarget(
                    name: "fuzz", dependencies: ["Wire", "Digest", "Notation", "Language"],
                    path: "Tests/Fuzz", exclude: ["words.dict"],
                    swiftSettings: settings + instruments("fuzz") + [.unsafeFlags(["-parse-as-library"])],
                    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
            ] : []),
    swiftLanguageModes: [.v6]
)
