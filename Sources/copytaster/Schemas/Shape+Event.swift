extension Shape {
    static let event = Shape.object([
        .always("id", .text, "Hash of story, kind, actor, recipient, date and place: the same on replay."),
        .always("story", .text, "The story it belongs to."),
        .always("article", .text, "provider:item_id it was coded from."),
        .maybe("version", .integer, "That article's version."),
        .always("sequence", .integer, "That article's place in the order of all copy."),
        .always("provider", .text, "The agency."),
        .maybe("part", .flag, "True where that article is a further part of its story, a take."),
        .maybe("published", .moment, "When that version was published."),
        .always("language", .text, "BCP 47 tag."),
        .always("incident", .text, "The same for what two agencies tell of one incident."),
        .always("kind", .text, "Plain type from the codebook: defection, arrest, meeting."),
        .maybe("event", .text, "PLOVER 2.0 category."),
        .always("mode", .list(.text), "PLOVER modes; x- marks an extension."),
        .always("context", .list(.text), "PLOVER contexts."), .maybe("cameo", .text, "CAMEO code."),
        .maybe("cameo_base", .text, "Its first three digits."),
        .maybe("cameo_root", .text, "Its first two digits."),
        .maybe(
            "quad_class", .integer, "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."),
        .maybe("goldstein", .number, "Goldstein scale, -10 to 10."),
        .maybe("acled", .text, "ACLED sub-event type."),
        .always("actor", .list(participant), "Who did it."),
        .always("recipient", .list(participant), "To whom."),
        .maybe("date", eventDate, "When it happened."),
        .maybe("statement_date", eventDate, "When it was said."),
        .maybe("location", eventLocation, "Where."),
        .always("size", .map(eventSize), "How many, by what was done to them: killed, injured, defected."),
        .always("attribution", .list(attribution), "On whose word."),
        .always(
            "modality",
            .word(["actual", "historical", "future", "intended", "hypothetical", "reported_denial"]),
            "Whether it happened."),
        .always("polarity", .word(["positive", "negative"]), "Whether it is affirmed."),
        .always("evidence", .list(excerpt), "The sentences that say so."),
        .maybe("trigger", excerpt, "The words that named it."), .always("confidence", .number, "0 to 1."),
        .always("coder", .text, "Version of the rules."),
        .always("model", .text, "Version of the model, or none."),
        .always("dictionary", .text, "Version of the dictionary."),
    ])

    private static let participant = Shape.object([
        .always("text", .text, "The words that name them here."), .always("field", field, "Which text."),
        .always("start", .integer, "First Unicode scalar."),
        .always("end", .integer, "Scalar after the last."),
        .maybe("name", .text, "Canonical name."),
        .maybe("code", .text, "ISO 3166 alpha-3 code, or UNO, IGO, NGO, MNC, IMG."),
        .maybe("sector", .text, "First of the sectors."),
        .always("sectors", .list(.text), "CAMEO and PLOVER sectors."),
        .maybe("cameo", .text, "CAMEO actor code."),
        .maybe("entity", .integer, "Entity in the article's reading."),
        .maybe("resolved_from", .text, "The pronoun or alias that stood for them."),
    ])

    private static let eventDate = Shape.object([
        .always("start", .day, "First day."), .always("end", .day, "Last day, included."),
        .always("granularity", granularity, "How fine it is."), .always("approximate", .flag, "About."),
        .maybe("text", .text, "The words that say so."), .maybe("text_field", field, "Which text."),
        .maybe("text_start", .integer, "First Unicode scalar."),
        .maybe("text_end", .integer, "Scalar after the last."),
    ])

    private static let eventLocation = Shape.object([
        .always("name", .text, "The gazetteer's name."), .maybe("text", .text, "The words that name it."),
        .maybe("field", field, "Which text."), .maybe("start", .integer, "First Unicode scalar."),
        .maybe("end", .integer, "Scalar after the last."), .maybe("geonameid", .integer, "GeoNames id."),
        .always("lat", .number, "Degrees north."), .always("lon", .number, "Degrees east."),
        .maybe("admin1", .text, "State or province."), .maybe("country", .text, "ISO 3166-1 alpha-3 code."),
        .always("feature", .text, "What it is."), .always("confidence", .number, "0 to 1."),
        .always("resolution", .text, "How fine: point, city, admin1, country, region."),
        .always("role", .word(["event", "origin", "destination"]), "What the place is to the event."),
    ])

    private static let eventSize = Shape.object([
        .always("value", .number, "The number named."), .maybe("min", .number, "Smallest number meant."),
        .maybe("max", .number, "Largest number meant."),
        .always("comparator", comparator, "How the text bounds it."),
        .maybe("of", .text, "What is counted."), .maybe("head", .text, "Its head noun."),
        .maybe("unit", .text, "Its unit."),
        .always("basis", .word(["stock", "flow"]), "What is there, or what was added."),
        .maybe("part_of", .text, "The measure of which this is a part."), .maybe("text", .text, "The words."),
        .maybe("field", field, "Which text."), .maybe("start", .integer, "First Unicode scalar."),
        .maybe("end", .integer, "Scalar after the last."),
        .always("derived", .flag, "Counted or added by the coder."),
    ])

    static let attribution = Shape.object([
        .maybe("source", excerpt, "Who says it."), .always("cue", excerpt, "The words that ascribe it."),
        .always("content", excerpt, "What is ascribed."),
        .always("kind", .text, "outlet, official, witness, organisation, person, document, unnamed."),
        .always("direct", .flag, "True for a direct quotation."),
    ])
}
