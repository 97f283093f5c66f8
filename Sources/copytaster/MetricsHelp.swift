import Desk

/// What each metric means, for the lines that Prometheus shows.
enum MetricsHelp {
    static let texts: KeyValuePairs<String, String> = [
        "copytaster_records_total": "Records that a stage has passed on.",
        "copytaster_records_read_total":
            "Records that a stage has read; those of batches given up are read again.",
        "copytaster_articles_total": "Articles judged, by verdict.",
        "copytaster_outcomes_total": "What became of records, by stage, outcome and reason.",
        "copytaster_dead_letters_total": "Records that could not be worked on, by stage and reason.",
        "copytaster_lag_records": "Records between a stage's position and the end of a partition.",
        "copytaster_lost_records_total": "Records that retention removed before they were read.",
        "copytaster_batches_failed_total": "Batches that were given up, by stage and class of failure.",
        "copytaster_batch_records": "Records of a batch.",
        "copytaster_compute_seconds": "Time to work out a batch.",
        "copytaster_commit_seconds": "Time to pass a batch on.",
        "copytaster_index_articles":
            "Article versions that the judge remembers; at dedup.max_articles the oldest are forgotten.",
        "copytaster_index_bytes": "Bytes of the judge's index.",
        "copytaster_queue_size": "Things that wait in memory.",
    ]

    /// Tells a registry.
    static func describe(in registry: MetricsRegistry) {
        for (name, text) in texts { registry.describe(name, text) }
    }
}
