import Testing

@testable import Wire

@Suite("ISO moments")
struct TimestampTests {
    @Test(
        "every shape that agencies write is read",
        arguments: [
            ("2012-07-02T14:05:33Z", 1_341_237_933, true), ("20120702T140533Z", 1_341_237_933, true),
            ("2012-07-02T14:05:33+00:00", 1_341_237_933, true), ("20120702T160533+0200", 1_341_237_933, true),
            ("2012-07-02T09:05:33-05", 1_341_237_933, true), ("2012-07-02 14:05:33", 1_341_237_933, false),
            ("2012-07-02T14:05Z", 1_341_237_900, true), ("2012-07-02", 1_341_187_200, false),
            ("20120702", 1_341_187_200, false), ("2012-07-02T14:05:33.250Z", 1_341_237_933.25, true),
            ("2012-07-02T24:00:00Z", 1_341_273_600, true), ("1899-12-31T00:00:00Z", -2_209_075_200, true),
        ] as [(String, Double, Bool)])
    func shapes(text: String, utc: Double, zoneKnown: Bool) {
        let moment = Timestamp.read(text)
        #expect(moment?.utc == utc)
        #expect(moment?.zoneKnown == zoneKnown)
    }

    @Test(
        "what is no moment is not read",
        arguments: [
            "", "2012", "2012-13-01", "2012-02-30", "2012-07-02T25:00:00Z", "2012-07-02T14:61Z", "yesterday",
            "2012-07-02T14:05:33Zx", "2012-07-0a",
        ])
    func refusal(text: String) { #expect(Timestamp.read(text) == nil) }

    @Test(
        "what is written reads back",
        arguments: [0, 1_341_237_933.25, -1, -62_135_596_800, 253_402_300_799.999])
    func roundTrip(utc: Double) throws {
        let text = try #require(Timestamp.text(of: utc))
        #expect(Timestamp.read(text)?.utc == utc)
    }

    @Test("moments past the calendar are not written", arguments: [Double.nan, .infinity, 1e300, -1e12])
    func outside(utc: Double) { #expect(Timestamp.text(of: utc) == nil) }
}
