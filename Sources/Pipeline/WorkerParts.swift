import Digest
import Events
import Language
import Wire

/// What the stages' functions are made of, loaded from the data folders once and shared by all threads.
struct WorkerParts: Sendable {
    let decoder: WireDecoder
    let coder: ArticleCoder

    /// Loads what the roles of a worker need.
    /// - Throws: `PipelineError` with the code `data` where a file is missing or damaged.
    init(settings: PipelineSettings) throws {
        func folder(_ room: String) -> DataFolder { DataFolder(room: room, root: settings.dataRoot) }
        do {
            var limits = DecodingLimits()
            limits.maxBytes = settings.maxBytes
            decoder = try WireDecoder(data: folder("Wire"), limits: limits)
            let options = ReaderOptions(profile: settings.languageProfile)
            let reader = settings.readsLanguage ? try Reader(data: folder("Language"), options: options) : nil
            let events =
                settings.readsLanguage && settings.codesEvents ? try EventCoder(data: folder("Events")) : nil
            coder = ArticleCoder(reader: reader, coder: events, publishesReadings: settings.publishesReadings)
        } catch {
            throw PipelineError(.data, "a data file cannot be used: \(error)", cause: error)
        }
    }
}
