import Language
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(
        "a day is written as it is read",
        arguments: ["1970-01-01", "2012-07-02", "1899-12-31", "2000-02-29", "0001-01-01"])
    func roundTrip(iso: String) throws {
        #expect(try #require(CalendarDay(iso: iso)).iso == iso)
    }

    @Test(
        "days that do not exist are refused",
        arguments: ["2011-02-29", "2012-13-01", "2012-00-10", "soon", ""])
    func refusal(iso: String) {
        #expect(CalendarDay(iso: iso) == nil)
    }

    @Test("2 July 2012 was a Monday")
    func weekday() throws {
        #expect(try #require(CalendarDay(iso: "2012-07-02")).weekday == 0)
    }
}
