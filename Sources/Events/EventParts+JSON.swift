import Language
internal import Notation

extension TextExcerpt {
    /// Reads `{"field","start","end","text"}`.
    init(json: JSONValue) throws {
        let name = json["field"]?.string ?? TextField.body.rawValue
        guard let field = TextField(rawValue: name) else {
            throw JSONError(.shape, "unknown text field \"\(name)\"")
        }
        self.init(
            field: field, start: try json.requiredInt("start"), end: try json.requiredInt("end"),
            text: try json.requiredString("text"))
    }

    var json: JSONValue {
        .members([
            "field": .string(field.rawValue), "start": .number(start), "end": .number(end),
            "text": .string(text),
        ])
    }
}

extension Participant {
    init(json: JSONValue) throws {
        self.init(
            excerpt: try TextExcerpt(json: json), name: json["name"]?.string, code: json["code"]?.string,
            sectors: (json["sectors"]?.array ?? []).compactMap(\.string))
        sector = json["sector"]?.string
        cameo = json["cameo"]?.string
        entity = json["entity"]?.int
        resolvedFrom = json["resolved_from"]?.string
    }

    var json: JSONValue {
        .members([
            "text": .string(excerpt.text), "field": .string(excerpt.field.rawValue),
            "start": .number(excerpt.start), "end": .number(excerpt.end), "name": .text(name),
            "code": .text(code), "sector": .text(sector), "sectors": .texts(sectors), "cameo": .text(cameo),
            "entity": .number(entity), "resolved_from": .text(resolvedFrom),
        ])
    }
}

extension EventDate {
    init(json: JSONValue) throws {
        let start = CalendarDay(iso: try json.requiredString("start"))
        let end = CalendarDay(iso: try json.requiredString("end"))
        let granularity = DateValue.Granularity(rawValue: try json.requiredString("granularity"))
        guard let start, let end, let granularity else {
            throw JSONError(.shape, "a date needs ISO days and a known granularity")
        }
        var excerpt: TextExcerpt?
        if let text = json["text"]?.string {
            excerpt = TextExcerpt(
                field: TextField(rawValue: json["text_field"]?.string ?? "body") ?? .body,
                start: try json.requiredInt("text_start"), end: try json.requiredInt("text_end"), text: text)
        }
        self.init(
            value: DateValue(
                start: start, end: end, granularity: granularity,
                isApproximate: json["approximate"]?.bool ?? false), excerpt: excerpt)
    }

    var json: JSONValue {
        .members([
            "start": .string(value.start.iso), "end": .string(value.end.iso),
            "granularity": .string(value.granularity.rawValue), "approximate": .bool(value.isApproximate),
            "text": .text(excerpt?.text), "text_field": .text(excerpt?.field.rawValue),
            "text_start": .number(excerpt?.start), "text_end": .number(excerpt?.end),
        ])
    }
}

extension EventLocation {
    init(json: JSONValue) throws {
        let place = Place(
            geonameID: json["geonameid"]?.int, name: try json.requiredString("name"),
            latitude: json["lat"]?.double ?? 0, longitude: json["lon"]?.double ?? 0,
            country: json["country"]?.string, admin1: json["admin1"]?.string,
            feature: json["feature"]?.string ?? "", confidence: json["confidence"]?.double ?? 0)
        guard let role = Role(rawValue: try json.requiredString("role")) else {
            throw JSONError(.shape, "unknown role of a place")
        }
        self.init(
            place: place, excerpt: json["text"] == nil ? nil : try TextExcerpt(json: json),
            resolution: try json.requiredString("resolution"), role: role)
    }

    var json: JSONValue {
        .members([
            "name": .string(place.name), "text": .text(excerpt?.text),
            "field": .text(excerpt?.field.rawValue),
            "start": .number(excerpt?.start), "end": .number(excerpt?.end),
            "geonameid": .number(place.geonameID), "lat": .double(place.latitude),
            "lon": .double(place.longitude), "admin1": .text(place.admin1), "country": .text(place.country),
            "feature": .string(place.feature), "confidence": .double(place.confidence),
            "resolution": .string(resolution), "role": .string(role.rawValue),
        ])
    }
}
