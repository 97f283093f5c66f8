import Digest
import Language
import Testing

/// One reader for all tests of the suite: its data is loaded once.
private let shared = Result { try Reader(data: LanguageData.folder) }

@Suite("Names")
struct NameTests {
    @Test(
        "last names of many countries are persons where the sentence says little",
        arguments: ["Okonkwo", "Mthembu", "Nainggolan", "Wulandari", "Prasetyo", "Sezgin", "Babajide"])
    func lastNames(name: String) throws {
        let text = "The \(name) case was heard in a tent."
        let reading = try shared.get().read(ReadingRequest(body: text, language: "en"))
        let persons = reading.mentions.filter { $0.kind == .person }.map { reading.text(of: $0.span) }
        #expect(persons == [name], "\(reading.mentions)")
    }

    @Test(
        "an organisation or a place in the same seat is no person",
        arguments: ["Reuters", "Norway"])
    func others(name: String) throws {
        let text = "The \(name) case was heard in a tent."
        let reading = try shared.get().read(ReadingRequest(body: text, language: "en"))
        #expect(!reading.mentions.contains { $0.kind == .person }, "\(reading.mentions)")
    }
}
