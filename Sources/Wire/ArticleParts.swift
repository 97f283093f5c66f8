/// What the agency allows to be done with an article.
public enum PublicationStatus: String, Sendable {
    case usable, withheld, canceled, embargoed, commissioned, unknown
}

/// The medium of an item.
public enum ItemClass: String, Sendable {
    case text, picture, video, audio, graphic, composite, event, other
}

/// A mark by which the agency says what this copy is, and where the mark was seen.
public struct Signal: Sendable, Equatable {
    /// The closed list of marks.
    public enum Kind: String, Sendable, CaseIterable {
        case correction, update, `repeat`, kill, withhold, advisory, writethru, lead, add, take, refile, alert
        case planned, test
    }

    /// Which mark.
    public var kind: Kind
    /// Its number where it has one: the 2 of "2nd Lead", of "UPDATE 2-", of "TAKE 2".
    public var number: Int?
    /// Where it was seen: `signal`, `headline`, `slugline`, `ednote`, `status`, `body`.
    public var via: String

    /// A mark of a kind, with its number, as seen in `via`.
    public init(_ kind: Kind, number: Int? = nil, via: String) {
        self.kind = kind
        self.number = number
        self.via = via
    }
}

/// A moment as the wire gave it.
public struct WireTime: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00:00Z, to the millisecond; nil where the raw text could not be read.
    public var utc: Double?
    /// The text as it was written.
    public var raw: String
    /// Whether the text named its zone; without one UTC is assumed.
    public var zoneKnown: Bool

    /// Seconds since 1970 of an ISO 8601 date or date and time, UTC where it names no zone; nil for other texts.
    public static func moment(iso text: String) -> Double? { Timestamp.read(text)?.utc }

    /// A moment with its raw text.
    public init(utc: Double?, raw: String, zoneKnown: Bool) {
        self.utc = utc
        self.raw = raw
        self.zoneKnown = zoneKnown
    }
}

/// A text with the role that the agency gave it.
public struct Labelled: Sendable, Equatable {
    /// The role: `main`, `sub`, `seo`.
    public var role: String?
    /// The text.
    public var text: String

    /// A text in a role.
    public init(role: String?, text: String) {
        self.role = role
        self.text = text
    }
}

/// Who wrote an article.
public struct Byline: Sendable, Equatable {
    /// One author.
    public struct Author: Sendable, Equatable {
        /// The name as it stands, without "By".
        public var name: String
        /// The role: "Sports Writer".
        public var role: String?
        /// The organisation: "Associated Press".
        public var org: String?

        /// An author with role and organisation where they are given.
        public init(name: String, role: String? = nil, org: String? = nil) {
            self.name = name
            self.role = role
            self.org = org
        }
    }

    /// The byline as it was written.
    public var raw: String
    /// The authors, in order.
    public var authors: [Author]

    /// A byline with its authors.
    public init(raw: String, authors: [Author]) {
        self.raw = raw
        self.authors = authors
    }
}

/// Where, and often when and by which agency, an article was filed.
public struct Dateline: Sendable, Equatable {
    /// The dateline as it was written, up to and without the dash.
    public var raw: String
    /// The place: "ISTANBUL", "San Diego, California" without the region.
    public var place: String?
    /// The date as it was written: "Aug. 29, 2014".
    public var date: String?
    /// The agency in brackets: "Reuters".
    public var source: String?
    /// City, region and country where the agency gives them apart.
    public var city: String?
    /// State or province.
    public var region: String?
    /// Country.
    public var country: String?
    /// Unicode scalars of `bodyText` that the dateline and its dash take up; 0 where it stands in a field of its own.
    public var length: Int

    /// A dateline that takes up `length` scalars of the body.
    public init(
        raw: String, place: String? = nil, date: String? = nil, source: String? = nil, length: Int = 0
    ) {
        self.raw = raw
        self.place = place
        self.date = date
        self.source = source
        self.length = length
    }
}

/// One paragraph of a body.
public struct Block: Sendable, Equatable {
    /// What a paragraph is.
    public enum Kind: String, Sendable {
        case paragraph = "p", heading = "h", item = "li", table, preformatted = "pre", quote
    }

    /// What it is.
    public var kind: Kind
    /// Its text, lines joined.
    public var text: String

    /// A paragraph of a kind.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// A subject code.
public struct Subject: Sendable, Equatable {
    /// The vocabulary: `medtop`, `subj`, `apsubject`.
    public var scheme: String
    /// The code in it.
    public var code: String
    /// Its name.
    public var name: String?

    /// A code of a vocabulary.
    public init(scheme: String, code: String, name: String? = nil) {
        self.scheme = scheme
        self.code = code
        self.name = name
    }
}

/// A place, person, organisation or keyword that the agency supplied.
public struct Tag: Sendable, Equatable {
    /// What is named.
    public enum Kind: String, Sendable, CaseIterable { case place, person, organisation, keyword }

    /// What is named.
    public var kind: Kind
    /// Its name.
    public var name: String
    /// The vocabulary of its code.
    public var scheme: String?
    /// Its code.
    public var code: String?

    /// A name, with its code where there is one.
    public init(_ kind: Kind, name: String, scheme: String? = nil, code: String? = nil) {
        self.kind = kind
        self.name = name
        self.scheme = scheme
        self.code = code
    }
}

/// A note to editors.
public struct EditorNote: Sendable, Equatable {
    /// The role that the agency gave it.
    public var role: String?
    /// The note.
    public var text: String
    /// Whether readers may see it.
    public var isPublishable: Bool

    /// A note in a role.
    public init(role: String?, text: String, isPublishable: Bool) {
        self.role = role
        self.text = text
        self.isPublishable = isPublishable
    }
}

/// Who owns the copy.
public struct Rights: Sendable, Equatable {
    /// The holder's name.
    public var holder: String?
    /// The notice as it stands.
    public var notice: String?
    /// Terms of use.
    public var usage: String?

    /// Holder, notice and terms, each where given.
    public init(holder: String? = nil, notice: String? = nil, usage: String? = nil) {
        self.holder = holder
        self.notice = notice
        self.usage = usage
    }
}

/// A relation to another item.
public struct Link: Sendable, Equatable {
    /// The relation: `previous`, `derivedFrom`, `seeAlso`, `correctionOf`, `supersedes`.
    public var rel: String
    /// The other item's id.
    public var id: String?
    /// Its version.
    public var version: String?
    /// Its address.
    public var href: String?

    /// A relation to an item.
    public init(rel: String, id: String? = nil, version: String? = nil, href: String? = nil) {
        self.rel = rel
        self.id = id
        self.version = version
        self.href = href
    }
}
