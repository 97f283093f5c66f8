import Digest
import Language
import Testing

private let guesser = Result { try LanguageGuesser(data: LanguageData.folder) }
private let reader = Result { try Reader(data: LanguageData.folder) }

@Suite("Languages")
struct LanguageGuesserTests {
    @Test(
        "a paragraph's language is told, and told surely",
        arguments: [
            (
                "en",
                "The harbour was closed for two days after the storm had torn the old lighthouse from its rock."
            ),
            (
                "fr",
                "Le pont a été fermé pendant deux jours après que la tempête eut arraché le vieux phare."
            ),
            (
                "de",
                "Der Hafen blieb zwei Tage geschlossen, nachdem der Sturm den alten Leuchtturm umgerissen hatte."
            ),
            (
                "es",
                "El puerto estuvo cerrado dos días después de que la tormenta derribara el viejo faro de piedra."
            ),
            (
                "it",
                "Il porto è rimasto chiuso per due giorni dopo che la tempesta aveva abbattuto il vecchio faro."
            ),
            (
                "pt",
                "O porto ficou fechado durante dois dias depois que a tempestade derrubou o velho farol de pedra."
            ),
            (
                "nl",
                "De haven bleef twee dagen gesloten nadat de storm de oude vuurtoren van zijn rots had gerukt."
            ),
            (
                "tr",
                "Fırtına eski deniz fenerini kayasından söktükten sonra liman iki gün boyunca kapalı kaldı."
            ),
            (
                "ru",
                "Порт был закрыт два дня после того, как буря снесла старый маяк, стоявший на скале у входа."
            ),
            (
                "ar",
                "أغلق الميناء لمدة يومين بعد أن اقتلعت العاصفة المنارة القديمة من صخرتها عند مدخل الخليج الصغير."
            ),
        ])
    func paragraphs(tag: String, text: String) throws {
        let guess = try #require(try guesser.get().guess(text))
        #expect(guess.language == tag && guess.isSure)
    }

    @Test("too few letters tell no language, and a headline is never told surely")
    func short() throws {
        #expect(try guesser.get().guess("12:30 - 45%") == nil)
        #expect(try guesser.get().guess("Le pont fermé")?.isSure != true)
    }

    @Test(
        "a sentence of English that looks like a neighbour of it is not told surely for that",
        arguments: [
            "President Botha and Pik van Wyk met the winners in Windhoek over a dinner.",
            "Senator Van der Velde is in the Vosburg district over the weekend with Pieter Botha.",
        ])
    func neighbours(text: String) throws {
        let guess = try guesser.get().guess(text)
        #expect(guess?.language == "en" || guess?.isSure == false)
        let reading = try reader.get().read(ReadingRequest(body: text))
        #expect(reading.languageSupported)
    }

    @Test("copy in another language is flagged and not misread, whatever the agency says")
    func unsupported() throws {
        let text = """
            Le ministre est mort lundi à Paris dans un accident de voiture, a annoncé la police. Le 12 mai, 300 personnes \
            avaient manifesté contre lui devant la mairie, et la circulation avait été coupée.
            """
        for said in [nil, "fr", "en"] {
            let reading = try reader.get().read(ReadingRequest(body: text, language: said))
            #expect(reading.language == "fr" && !reading.languageSupported)
            #expect(reading.entities.isEmpty)
            #expect(reading.mentions.allSatisfy { $0.kind == .location || $0.kind == .quantity })
            #expect(reading.mentions.contains { $0.place?.country == "FRA" })
            #expect(reading.mentions.compactMap(\.quantity?.value) == [12, 300])
        }
    }

    @Test("English is read although the agency calls it French")
    func mislabelled() throws {
        let reading = try reader.get().read(
            ReadingRequest(
                body: "The minister died on Monday in Paris in a car crash, the police said in a statement.",
                language: "fr"))
        #expect(reading.languageSupported && reading.language == "en")
    }
}
