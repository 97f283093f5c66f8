import Digest
import Language
import Testing

@Suite("Tokens and sentences")
struct TokeniserTests {
    let tokeniser: Tokeniser
    let splitter: SentenceSplitter

    init() throws {
        tokeniser = try Tokeniser(data: LanguageData.folder)
        splitter = try SentenceSplitter(data: LanguageData.folder)
    }

    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return tokeniser.tokens(of: bytes, field: .body).map {
            String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
        }
    }

    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return splitter.sentences(of: tokeniser.tokens(of: bytes, field: .body), in: bytes).map {
            String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
        }
    }

    @Test(
        "newspaper words stay whole or come apart as in the treebanks",
        arguments: [
            ("Mr. Oduya met Gen. Lars Holt.", "Mr.|Oduya|met|Gen.|Lars|Holt|."),
            ("It cost $3.2 million, or 2-1/2 pct.", "It|cost|$|3.2|million|,|or|2-1/2|pct|."),
            ("They don't know the mayor's name.", "They|do|n't|know|the|mayor|'s|name|."),
            ("He’s sure they can’t.", "He|’s|sure|they|ca|n’t|."),
            ("K.R.B. Radio said so in the U.S.", "K.R.B.|Radio|said|so|in|the|U.S."),
            ("Salim al-Farouq, a Geneva-based envoy", "Salim|al-Farouq|,|a|Geneva|-|based|envoy"),
            (
                "1,250 of 35,000 people at 10:30 a.m. (local)",
                "1,250|of|35,000|people|at|10:30|a.m.|(|local|)"
            ),
            ("the soldiers' tents -- O'Hara's too", "the|soldiers|'|tents|--|O'Hara|'s|too"),
            (
                "US$50m for AT&T, see https://example.org/a?b.",
                "US|$|50m|for|AT&T|,|see|https://example.org/a?b|."
            ),
            ("No. 10 said no. 5% more", "No.|10|said|no.|5|%|more"),
            ("“Go,” she said… “now”", "“|Go|,|”|she|said|…|“|now|”"),
        ])
    func tokens(text: String, expected: String) {
        #expect(words(text).joined(separator: "|") == expected)
    }

    @Test(
        "sentences end where a reader would end them",
        arguments: [
            ("He lives in the U.S. The town is small.", 2), ("The U.S. Navy sailed. Mr. Oduya waved.", 2),
            ("Talks with K.R.B. Radio failed.", 1), ("\"We left.\" She nodded.", 2),
            ("\"Why?\" he asked.", 1),
            ("They met at 5 p.m. Monday. It rained.", 2), ("Profit rose to $3.2 million. Sales fell.", 2),
            ("SHIPS SAIL FOR PORT\n\nThe ships left.", 2), ("J. P. Orlov spoke.", 1),
            ("He was ill. Doctors came.", 2),
        ])
    func ends(text: String, count: Int) {
        #expect(sentences(text).count == count, "\(sentences(text))")
    }

    @Test("hard-wrapped lines are one sentence, and an indent is a new paragraph")
    func wrapped() {
        let text = """
                The harbour master of the port of Lunde said on Tuesday that
            two ferries had been held back since the storm began, and that
            no passenger was hurt when the third one touched the pier.
                The ferries were to leave on Wednesday morning, he added, if
            the wind fell.
            """
        #expect(sentences(text).count == 2)
    }

    @Test("tokens and gaps rebuild every text, and gaps hold only white space")
    func reversible() {
        var state: UInt64 = 42
        let alphabet = Array("aB1. ,'’-\"\n$%é€—中\u{0}\u{301}\u{FEFF}nt's/&@:UuSs(").map(String.init)
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += alphabet[Int(state >> 33) % alphabet.count]
            }
            let bytes = Array(text.utf8)
            check(bytes)
            check(Array(bytes.dropFirst(3).dropLast(1)))
        }
    }

    private func check(_ bytes: [UInt8]) {
        var end = 0
        let tokens = tokeniser.tokens(of: bytes, field: .body)
        for token in tokens {
            #expect(token.span.start >= end && token.span.end > token.span.start)
            let gap = String(decoding: bytes[end..<token.span.start], as: UTF8.self)
            #expect(
                gap.unicodeScalars.allSatisfy {
                    $0.properties.isWhitespace || $0.value < 32 || $0.value == 0xFEFF
                })
            #expect(token.spaceBefore == (token.span.start > end || token.span.start == 0))
            end = token.span.end
        }
        let sentences = splitter.sentences(of: tokens, in: bytes)
        #expect(sentences.flatMap { Array($0.tokens) } == Array(tokens.indices))
    }
}
