public import Notation

extension Reading {
    /// The reading as JSON: `{"language","language_supported","sentences":[[start,end]...],"mentions":[...],
    /// "entities":[...]}`, of one text or, for nil, of both.
    ///
    /// Offsets are Unicode scalars into their text, end exclusive; `field` says which text. `entity` is the place
    /// in `entities`, which always lists all of the article.
    public func json(of field: TextField? = nil) -> JSONValue {
        let offsets = (headline: ScalarOffsets(headline), body: ScalarOffsets(body))
        func scalars(_ span: TextSpan) -> (Int, Int) {
            let text = span.field == .headline ? offsets.headline : offsets.body
            return (text.scalar(at: span.start), text.scalar(at: span.end))
        }
        let sentences: [JSONValue] = sentences.filter { field == nil || $0.span.field == field }.map {
            let (start, end) = scalars($0.span)
            return .array([.int(Int64(start)), .int(Int64(end))])
        }
        let mentions: [JSONValue] = mentions.filter { field == nil || $0.span.field == field }.map {
            mention in
            let (start, end) = scalars(mention.span)
            return .members([
                "field": .string(mention.span.field.rawValue), "start": .number(start), "end": .number(end),
                "text": .string(text(of: mention.span)), "type": .string(mention.kind.rawValue),
                "subtype": .text(mention.subtype), "entity": .number(mention.entity),
                "name": .text(mention.entity.map { entities[$0].name }), "country": .text(mention.country),
                "place": mention.place?.json ?? .null, "date": mention.date?.json ?? .null,
                "quantity": mention.quantity.map { quantity in
                    quantity.json(phrase: quantity.phrase.map(scalars))
                } ?? .null,
            ])
        }
        return .members([
            "language": .string(language), "language_supported": .bool(languageSupported),
            "sentences": .array(sentences), "mentions": .array(mentions),
            "entities": .array(entities.map(\.json)),
        ])
    }
}

extension Entity {
    /// `{"type","name","title"?,"role"?,"country"?,"subtype"?,"place"?,"mentions":[...]}`.
    public var json: JSONValue { json(numbers: mentions) }

    /// The same with other numbers of its mentions, or for nil with none.
    public func json(numbers: [Int]?) -> JSONValue {
        .members([
            "type": .string(kind.rawValue), "name": .string(name), "title": .text(title), "role": .text(role),
            "country": .text(country), "subtype": .text(subtype), "place": place?.json ?? .null,
            "mentions": numbers.map { .array($0.map { .int(Int64($0)) }) } ?? .null,
        ])
    }
}

extension Place {
    /// `{"geonameid"?,"name","lat","lon","country"?,"admin1"?,"feature","confidence"}`; degrees to 4 digits.
    public var json: JSONValue {
        .members([
            "geonameid": .number(geonameID), "name": .string(name),
            "lat": .double((latitude * 10_000).rounded() / 10_000),
            "lon": .double((longitude * 10_000).rounded() / 10_000), "country": .text(country),
            "admin1": .text(admin1), "feature": .string(feature),
            "confidence": .double((confidence * 100).rounded() / 100),
        ])
    }
}

extension DateValue {
    /// `{"start","end","granularity","approximate"?}`; ISO days, the last one included.
    public var json: JSONValue {
        .members([
            "start": .string(start.iso), "end": .string(end.iso),
            "granularity": .string(granularity.rawValue),
            "approximate": isApproximate ? .bool(true) : .null,
        ])
    }
}

extension Quantity {
    /// `{"value","min"?,"max"?,"comparator","of"?,"head"?,"unit"?,"phrase"?}`.
    /// - Parameter phrase: the start and end of all its words, in Unicode scalars.
    func json(phrase: (start: Int, end: Int)?) -> JSONValue {
        func whole(_ number: Double?) -> JSONValue {
            guard let number else { return .null }
            return Int64(exactly: number).map { .int($0) } ?? .double(number)
        }
        return .members([
            "value": whole(value), "min": whole(min), "max": whole(max),
            "comparator": .string(comparator.rawValue), "of": .text(of), "head": .text(head),
            "unit": .text(unit),
            "phrase": phrase.map { .array([.number($0.start), .number($0.end)]) } ?? .null,
        ])
    }
}
