import Events
import Language
import Wire

/// Reads and codes one text or article: the two pure steps behind `inspect` and `code`.
struct Analyst: Sendable {
    let reader: Reader
    let coder: EventCoder

    /// Loads tables and models.
    init(settings: Settings) throws {
        reader = try Reader(data: settings.dataFolder("Language"), options: settings.readerOptions)
        coder = try EventCoder(data: settings.dataFolder("Events"))
    }

    /// What the words of an article say, and the events they tell.
    func analysis(of article: Article, story: String, sequence: Int64) throws -> (Reading, [Event]) {
        let context = CodingContext(article: article, story: story, sequence: sequence)
        let reading = try reader.read(
            ReadingRequest(
                headline: article.headline, body: article.bodyText, date: context.date,
                datelinePlace: article.dateline?.place, datelineLength: article.dateline?.length ?? 0,
                language: article.language))
        return (reading, try coder.events(of: reading, in: context))
    }
}
