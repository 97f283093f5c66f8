/// A place on earth, as the gazetteer knows it (GeoNames, CC BY 4.0, and the project's own list).
public struct Place: Sendable, Equatable {
    /// GeoNames id; nil for places of the project's own list that GeoNames' extract lacks.
    public var geonameID: Int?
    /// The gazetteer's name.
    public var name: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// ISO 3166-1 alpha-3 code; nil at sea.
    public var country: String?
    /// First-level division: state, province.
    public var admin1: String?
    /// What it is: `country`, `admin1`, `city`, `region`, `sea`, `camp`, `base`.
    public var feature: String
    /// 0 to 1.
    public var confidence: Double

    /// A place.
    public init(
        geonameID: Int?, name: String, latitude: Double, longitude: Double, country: String?, admin1: String?,
        feature: String, confidence: Double
    ) {
        self.geonameID = geonameID
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
        self.country = country
        self.admin1 = admin1
        self.feature = feature
        self.confidence = confidence
    }
}
