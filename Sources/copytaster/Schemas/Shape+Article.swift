import Dedup
import Wire

extension Shape {
    static let judgedArticle = Shape.object([
        .always("article", article, "The article in its canonical form."),
        .always("source", source, "Its raw record."),
        .always("received_ms", .integer, "When that was received: milliseconds since 1970 UTC."),
        .always("verdict", verdict, "What dedup says of it."),
        .always("sequence", .integer, "Its place in the one order of all copy."),
        .maybe("held", .flag, "True where an embargo holds it."),
        .maybe("held_until", .number, "When that ends: seconds since 1970 UTC; absent where nobody knows."),
        .maybe("released", .flag, "True for the second record of a held article."),
        .always("judge", .text, "Version of the judge."),
        .maybe("sketch", .text, "What the index needs of it, packed."),
    ])

    private static let source = Shape.object([
        .always("topic", .text, "The raw topic."), .always("partition", .integer, "Its partition."),
        .always("offset", .integer, "The record's offset."),
        .always("ordinal", .integer, "Place among the record's articles."),
    ])

    private static let verdict = Shape.object([
        .always("story", .text, "Id of the story."),
        .always("relation", .word(Relation.allCases.map(\.rawValue)), "What the article is to the story."),
        .maybe("of", .text, "provider:item_id of the article it relates to."),
        .maybe("similarity", .number, "0 to 1."),
        .maybe(
            "changed",
            .list(.object([.always("before", .text, "As it was."), .always("after", .text, "As it is.")])),
            "Figures that a revision changed."),
        .always("rules", .text, "Version of the rules."),
    ])

    private static let labelled = Shape.object([
        .maybe("role", .text, "The role that the agency gave it."), .always("text", .text, "The text."),
    ])

    private static let tags = Shape.list(
        .object([
            .always("name", .text, "The name."), .maybe("scheme", .text, "The vocabulary."),
            .maybe("code", .text, "The code."),
        ]))

    private static let article = Shape.object([
        .always("schema", .constant(Article.schema), "Version of the canonical form."),
        .always("provider", .text, "Registry id of the agency."),
        .always("item_id", .text, "The agency's id, without version."),
        .maybe("version", .integer, "Ordinal of the version."),
        .maybe("version_raw", .text, "The version as written."),
        .maybe("message_id", .text, "Id of the transmission."),
        .maybe("sequence", .text, "Number of the transmission."),
        .always(
            "status", .word(["usable", "withheld", "canceled", "embargoed", "commissioned", "unknown"]),
            "What the agency allows."),
        .maybe("status_raw", .text, "The status as written."),
        .maybe("embargo_until", wireTime, "When the embargo ends."),
        .maybe("signals", .list(signal), "What the agency says this copy is."),
        .maybe("first_created", wireTime, "When the first version was made."),
        .maybe("version_created", wireTime, "When this version was made."),
        .maybe("sent", wireTime, "When it was sent."),
        .maybe("urgency", .integer, "1 (most urgent) to 9."),
        .maybe("priority", .text, "The priority as written."),
        .always(
            "item_class",
            .word(["text", "picture", "video", "audio", "graphic", "composite", "event", "other"]),
            "The medium."),
        .maybe("language", .text, "BCP 47 tag."), .maybe("headline", .text, "The headline."),
        .maybe("headlines", .list(labelled), "All headlines."), .maybe("slugline", .text, "The slug line."),
        .maybe("take_key", .text, "Which take this is."),
        .maybe("title", .text, "A title that is not the headline."),
        .maybe("abstract", .text, "A summary by the agency."), .maybe("byline", byline, "Who wrote it."),
        .maybe("dateline", dateline, "Where it was filed."),
        .maybe(
            "body", .list(block),
            "The paragraphs with their kinds; left out where they are the body's text cut at blank lines."),
        .always("body_text", .text, "The paragraphs joined by blank lines; offsets point into this text."),
        .maybe("subjects", .list(subject), "Subject codes."), .maybe("places", tags, "Places by the agency."),
        .maybe("people", tags, "People by the agency."), .maybe("orgs", tags, "Organisations by the agency."),
        .maybe("keywords", tags, "Keywords."), .maybe("genre", .text, "Genre."),
        .maybe("ednotes", .list(note), "Notes to editors."), .maybe("rights", rights, "Who owns the copy."),
        .maybe("links", .list(link), "Related items."),
        .maybe("source_feed", .text, "Where the record came by."),
        .always("raw_format", .text, "Format it was decoded from."),
        .maybe("raw_format_version", .text, "Its version."),
        .always("raw_sha256", .text, "SHA-256 of the record's value."),
        .always("raw_bytes", .integer, "Length of it."),
        .always("warnings", .list(.text), "What was guessed or repaired."),
    ])

    private static let signal = Shape.object([
        .always("kind", .word(Signal.Kind.allCases.map(\.rawValue)), "Which mark."),
        .maybe("number", .integer, "Its number."),
        .always("via", .text, "Where it was seen."),
    ])
    private static let byline = Shape.object([
        .always("raw", .text, "As it was written."),
        .always(
            "authors",
            .list(
                .object([
                    .always("name", .text, "The name."), .maybe("role", .text, "The role."),
                    .maybe("org", .text, "The organisation."),
                ])), "The authors, in order."),
    ])
    private static let dateline = Shape.object([
        .always("raw", .text, "As it was written."), .maybe("place", .text, "The place."),
        .maybe("date", .text, "The date."),
        .maybe("source", .text, "The agency."), .maybe("city", .text, "The city."),
        .maybe("region", .text, "The region."),
        .maybe("country", .text, "The country."),
        .always("length", .integer, "Unicode scalars of the body it takes up."),
    ])
    private static let block = Shape.object([
        .always("kind", .word(["p", "h", "li", "table", "pre", "quote"]), "What it is."),
        .always("text", .text, "Its text."),
    ])
    private static let subject = Shape.object([
        .always("scheme", .text, "The vocabulary."), .always("code", .text, "The code."),
        .maybe("name", .text, "Its name."),
    ])
    private static let note = Shape.object([
        .maybe("role", .text, "The role."), .always("text", .text, "The note."),
        .always("publishable", .flag, "Whether readers may see it."),
    ])
    private static let rights = Shape.object([
        .maybe("holder", .text, "The holder."), .maybe("notice", .text, "The notice."),
        .maybe("usage", .text, "Terms of use."),
    ])
    private static let link = Shape.object([
        .always("rel", .text, "The relation."), .maybe("id", .text, "The other item."),
        .maybe("version", .text, "Its version."),
        .maybe("href", .text, "Its address."),
    ])
}
