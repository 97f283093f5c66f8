import ArgumentParser
import Wire

/// What is known of files besides their bytes, as headers would tell of a record.
struct EnvelopeOptions: ParsableArguments {
    @Option(name: .long, help: "Name of the agency, where the copy does not say it.")
    var provider: String?

    @Option(name: .long, help: "Content type, such as application/ninjs+json; a hint only, the bytes decide.")
    var contentType: String?

    /// The envelope of a file.
    func envelope(file: String, received: Double? = nil) -> Envelope {
        Envelope(
            contentType: contentType, provider: provider, sourceFeed: InputFile.name(of: file),
            received: received)
    }
}
