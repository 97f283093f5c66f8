import Digest
import Language

extension Event {
    /// 32 hexadecimal digits of what the event says: codes, participants, days, place, sizes, attributions,
    /// modality. Offsets, versions, provenance and confidence do not count, so that a sentence that only moved
    /// is no news.
    public var contentDigest: String {
        var parts = [kind, event ?? "", cameo ?? "", acled ?? "", modality.rawValue, polarity.rawValue]
        parts.append(mode.joined(separator: ","))
        parts.append(context.joined(separator: ","))
        for (label, people) in [("actor", actor), ("recipient", recipient)] {
            for one in people { parts += [label, one.identity, one.sectors.joined(separator: ",")] }
        }
        for (label, date) in [("date", date), ("said", statementDate)] {
            if let value = date?.value { parts += [label, value.start.iso, value.end.iso] }
        }
        if let location {
            parts += ["place", location.place.name, location.place.country ?? "", location.role.rawValue]
        }
        for one in size {
            let quantity = one.quantity
            let numbers = [quantity.value, quantity.min, quantity.max].map { $0.map { "\($0)" } ?? "" }
            parts +=
                [one.measure, one.basis.rawValue, one.partOf ?? "", quantity.comparator.rawValue] + numbers
        }
        for one in attribution { parts += ["source", one.source?.text ?? "", one.kind, "\(one.isDirect)"] }
        return Identifier.of(parts)
    }
}

extension Participant {
    /// What makes two mentions the same participant: the name where there is one, else country and sectors,
    /// else the words.
    var identity: String {
        if let name, !name.isEmpty { return name.lowercased() }
        if code != nil || !sectors.isEmpty { return "\(code ?? "---")/\(sectors.joined())" }
        return excerpt.text.lowercased()
    }
}
