import Digest
import Language
import Testing

private let parser = Result { try DependencyParser(data: LanguageData.folder) }

@Suite("Dependencies")
struct DependencyParserTests {
    @Test(
        "subject and object hang on their verb",
        arguments: [
            ("The soldiers left the village .", "left", "soldiers", "village"),
            ("The minister signed a new law .", "signed", "minister", "law"),
            ("Rebels attacked the convoy .", "attacked", "Rebels", "convoy"),
        ])
    func clause(text: String, verb: String, subject: String, object: String) throws {
        let words = text.split(separator: " ").map(String.init)
        let (heads, names) = try parser.get().parse(words)
        let root = try #require(words.firstIndex(of: verb))
        let first = try #require(words.firstIndex(of: subject))
        let second = try #require(words.firstIndex(of: object))
        #expect(heads[root] == -1 && names[root] == "root")
        #expect(heads[first] == root && names[first] == "nsubj")
        #expect(heads[second] == root && names[second] == "obj")
    }

    @Test("every sentence of a reading is a tree with one root inside it")
    func trees() throws {
        let reader = try Reader(data: LanguageData.folder)
        var reading = try reader.read(
            ReadingRequest(
                headline: "Miners Walk Out",
                body: "Sixty miners walked out on Monday, and their union told more to come. \"No,\" he said."
            ))
        try parser.get().parse(&reading, sentences: reading.sentences.indices)
        for (number, sentence) in reading.sentences.enumerated() {
            let roots = sentence.tokens.filter { reading.tokens[$0].head == nil }
            #expect(roots.count == 1 && reading.root(ofSentence: number) == roots.first)
            for token in sentence.tokens {
                var walk = token, steps = 0
                while let head = reading.tokens[walk].head, steps <= sentence.tokens.count {
                    #expect(sentence.tokens.contains(head) && reading.dependents(of: head).contains(walk))
                    walk = head
                    steps += 1
                }
                #expect(steps < sentence.tokens.count)
            }
        }
    }

    @Test("sentences that are not there, and no words at all, are passed over")
    func bounds() throws {
        var reading = Reading(headline: [], body: [], language: "en", languageSupported: true)
        try parser.get().parse(&reading, sentences: [0, 7, -1])
        #expect(reading.tokens.isEmpty && reading.root(ofSentence: 3) == nil)
        #expect(reading.dependents(of: 5).isEmpty)
        #expect(try parser.get().parse([]).heads.isEmpty)
    }
}
