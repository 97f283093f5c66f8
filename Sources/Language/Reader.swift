public import Digest

/// Reads articles: tokens, sentences, mentions and entities of their headline and body.
///
/// Made once from the room's data and shared by all tasks; reading has no state, and the same request gives the
/// same reading on every machine and thread.
public final class Reader: Sendable {
    /// Bounds and choices.
    public let options: ReaderOptions
    private let tokeniser: Tokeniser
    private let splitter: SentenceSplitter
    private let clusters: WordClusters
    private let tagger: PartOfSpeechTagger
    private let names: NameTagger
    private let quantities: QuantityFinder
    private let dates: DateFinder
    private let lexicon: Lexicon
    private let places: PlaceResolver
    private let finder: MentionFinder
    private let languages: LanguageGuesser
    private let plain: PlainFinder

    /// Loads the room's data.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is not of the form expected.
    public init(data: DataFolder = DataFolder(room: "Language"), options: ReaderOptions = ReaderOptions())
        throws
    {
        self.options = options
        let rules = try CuttingRules(data: data)
        tokeniser = Tokeniser(rules: rules)
        splitter = SentenceSplitter(rules: rules)
        clusters = try WordClusters(data: data)
        tagger = try PartOfSpeechTagger(clusters: clusters, model: LinearModel("tags.model", in: data))
        names = try NameTagger(
            features: NameFeatures(
                gazetteer: NameGazetteer(data: data), knowledge: .of(options.profile)), clusters: clusters,
            model: LinearModel("names-\(options.profile.rawValue).model", in: data))
        quantities = try QuantityFinder(data: data, tokeniser: tokeniser)
        dates = try DateFinder(data: data, numbers: quantities.numbers)
        lexicon = try Lexicon(data: data, tokeniser: tokeniser)
        places = try PlaceResolver(data: data, lexicon: lexicon)
        languages = try LanguageGuesser(data: data)
        plain = PlainFinder(places: places)
        finder = MentionFinder(
            lexicon: lexicon, places: places, singulars: try Singulars(data: data),
            numbers: quantities.numbers)
    }

    /// What the words of one article say.
    /// - Parameter done: called after each step, so that a caller with a clock can tell what each costs.
    /// - Throws: `LanguageError.tooLarge` where headline and body are larger than the options allow.
    public func read(_ request: ReadingRequest, done: (ReadingStep) -> Void = { _ in }) throws -> Reading {
        let headline = Array((request.headline ?? "").utf8)
        let body = Array(request.body.utf8)
        guard headline.count + body.count <= options.maxBytes else {
            throw LanguageError(
                .tooLarge,
                "the text has \(headline.count + body.count) bytes, the limit is \(options.maxBytes); "
                    + "raise language.max_bytes or split the article upstream")
        }
        let (language, isEnglish) = language(of: body.isEmpty ? headline : body, said: request.language)
        done(.language)
        var reading = Reading(
            headline: headline, body: body, language: language, languageSupported: isEnglish)
        let head = request.body.unicodeScalars.prefix(max(0, request.datelineLength)).reduce(0) {
            $0 + UTF8.width($1)
        }
        let heading = tokeniser.tokens(of: headline, field: .headline)
        let copy = tokeniser.tokens(of: body, field: .body)
        reading.tokens = heading + copy
        done(.tokens)
        reading.sentences =
            splitter.sentences(of: heading, in: headline, head: 0, firstToken: 0)
            + splitter.sentences(
                of: copy, in: body, head: head, firstToken: heading.count)
        done(.sentences)
        var forms = WordForms(of: reading)
        guard isEnglish else {
            let page = Page(reading: reading, forms: forms)
            reading.mentions = plain.mentions(in: page)
            return reading
        }
        forms.lookUp(clusters)
        done(.words)
        let sentences = reading.sentences.map(\.tokens)
        forms.parts = tagger.numbers(forms, sentences: sentences)
        mendTags(&forms, sentences)
        for index in reading.tokens.indices { reading.tokens[index].tag = tagger.tag(forms.parts[index]) }
        done(.tags)
        var page = Page(reading: reading, forms: forms)
        var found = mentions(page, request, sentences, done)
        var weights: [Int: Double] = [:]
        for code in found.compactMap(\.country) {
            if let number = places.gazetteer.country(code) { weights[number, default: 0] += 0.5 }
        }
        places.resolve(
            &found, in: page, weights: weights,
            dateline: places.dateline(request.datelinePlace, tokeniser))
        for index in found.indices
        where found[index].kind == .location && found[index].place?.feature == "country" {
            found[index].country = found[index].place?.country
        }
        for index in found.indices where found[index].kind == .nationality && found[index].place == nil {
            found[index].place =
                places.country(found[index].country) ?? places.region(named: found[index].subtype)
        }
        done(.places)
        var joiner = EntityJoiner(page, found, finder: finder)
        (page.reading.mentions, page.reading.entities) = joiner.joined()
        done(.entities)
        return page.reading
    }

    /// Makes nouns of words that the tagger takes for adjectives and the lexicon knows better.
    private func mendTags(_ forms: inout WordForms, _ sentences: [Range<Int>]) {
        let adjective = tagger.number(.adjective), noun = tagger.number(.noun)
        for sentence in sentences {
            for index in sentence where forms.parts[index] == adjective {
                if finder.isNoun(forms, { tagger.tag(forms.parts[$0]) }, index, in: sentence) {
                    forms.parts[index] = noun
                }
            }
        }
    }

    /// The language of a text, and whether it is read as English. The words count for more than what the agency says;
    /// what is too short to tell is what the agency says, or English.
    private func language(of bytes: [UInt8], said: String?) -> (tag: String, isEnglish: Bool) {
        let said = said.flatMap { $0.isEmpty ? nil : $0 }
        guard let guess = languages.guess(bytes), guess.isSure else {
            let tag = said ?? "en"
            return (tag, Self.isEnglish(tag))
        }
        if let said, Self.isEnglish(said) == (guess.language == "en") {
            return (said, guess.language == "en")
        }
        return (guess.language, guess.language == "en")
    }

    private static func isEnglish(_ tag: String) -> Bool {
        let main = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return main == "en" || main == "eng" || main == "und"
    }

    private func mentions(
        _ page: Page, _ request: ReadingRequest, _ sentences: [Range<Int>], _ done: (ReadingStep) -> Void
    ) -> [Mention] {
        var mentions: [Mention] = []
        var taken = [Bool](repeating: false, count: page.forms.count)
        func take(from first: Int) {
            for mention in mentions[first...] { for token in mention.tokens { taken[token] = true } }
        }
        var context = DateFinder.Context(reference: request.date, named: nil)
        for sentence in sentences.indices {
            dates.find(in: page, sentence: sentence, context: &context, into: &mentions)
        }
        take(from: 0)
        done(.dates)
        let (labels, memory) = names.labels(page.forms, sentences: sentences)
        let first = mentions.count
        for sentence in sentences.indices {
            learned(page, labels, memory, sentence: sentence, taken: taken, into: &mentions)
        }
        finder.placeDateline(in: page, &mentions, from: first)
        take(from: first)
        done(.names)
        let persons = Set(mentions.lazy.filter { $0.kind == .person }.map(\.tokens.lowerBound))
        for sentence in sentences.indices {
            finder.find(
                in: page, sentence: sentence, persons: persons, taken: &taken, into: &mentions)
        }
        done(.lists)
        for sentence in sentences.indices {
            quantities.find(in: page, sentence: sentence, taken: taken, into: &mentions)
        }
        finder.creditOutlets(in: page, &mentions)
        mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        done(.quantities)
        return mentions
    }

    /// The mentions that the name tagger's labels say.
    private func learned(
        _ page: Page, _ labels: [Int], _ memory: DocumentMemory, sentence: Int, taken: [Bool],
        into mentions: inout [Mention]
    ) {
        let kinds: [Mention.Kind] = [.person, .organisation, .location, .misc]
        let range = page.reading.sentences[sentence].tokens
        let inHeadline = page.reading.sentences[sentence].span.field == .headline
        let hasCapitals = inHeadline || DocumentMemory.isTitle(page.forms, range)
        var index = range.lowerBound
        while index < range.upperBound {
            guard let type = NameLabels.type(labels[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            if NameLabels.isOpen(labels[index]) {
                while end < range.upperBound, NameLabels.type(labels[end]) == type,
                    NameLabels.isOpen(labels[end])
                {
                    end += 1
                }
                end = min(end + 1, range.upperBound)
            }
            for part in kinds[type] == .location ? places.parts(of: index..<end, in: page) : [index..<end] {
                guard !part.contains(where: { taken[$0] }),
                    let mention = page.mention(kinds[type], part, sentence: sentence),
                    // What the body writes small is no name for the capitals of a headline.
                    !(hasCapitals && kinds[type] != .person
                        && memory.isWord(part.upperBound - 1, inHeadline: inHeadline))
                else { continue }
                mentions.append(finder.revise(mention, in: page, sentence: range))
            }
            index = end
        }
    }
}
