import Language

/// Sentences with their mentions in colour, wrapped to a width.
struct MarkedText {
    private let reading: Reading
    private let terminal: Terminal

    init(_ reading: Reading, terminal: Terminal) {
        self.reading = reading
        self.terminal = terminal
    }

    /// The lines of a sentence after its number.
    func lines(of sentence: Int) -> [String] {
        let span = reading.sentences[sentence].span
        let head = "\(sentence + 1). "
        let text = head + TextWidth.tame(reading.text(of: span))
        let wrapped = TextWidth.wrap(text, to: terminal.width - 2)
        guard terminal.hasColour else { return wrapped }
        let marks = Array(repeating: nil, count: head.unicodeScalars.count) + marks(of: sentence, span)
        // Wrapping moves white space only: what is seen stands in the same order as before.
        let seen = zip(text.unicodeScalars, marks).lazy.filter { $0.0 != " " }.map(\.1)
        var next = seen.makeIterator()
        return wrapped.map { line in painted(line) { next.next() ?? nil } }
    }

    /// What the colours stand for; empty where there are none.
    var legend: String {
        guard terminal.hasColour else { return "" }
        let names: [(String, Mention.Kind)] = [
            ("person", .person), ("organisation", .organisation), ("place", .location), ("time", .date),
            ("number", .quantity), ("other", .role),
        ]
        return names.map { terminal.paint($0.0, Self.ink(of: $0.1)) }.joined(separator: "  ")
    }

    /// The colour of a kind of mention.
    static func ink(of kind: Mention.Kind) -> Ink {
        switch kind {
        case .person: .name
        case .organisation, .outlet: .body
        case .location, .facility: .good
        case .date, .time: .notice
        case .quantity, .money, .percent, .measure: .number
        case .role, .nationality, .weapon, .vehicle, .misc: .strong
        }
    }

    /// For each scalar of a sentence the number of the mention that holds it.
    private func marks(of sentence: Int, _ span: TextSpan) -> [Int?] {
        var marks: [Int?] = []
        let held = reading.mentions.indices.filter { reading.mentions[$0].sentence == sentence }
        var place = span.start
        for scalar in reading.text(of: span).unicodeScalars {
            // Of mentions within each other the inner one stands later in the list.
            marks.append(
                held.last {
                    let own = reading.mentions[$0].span
                    return own.field == span.field && own.start <= place && place < own.end
                })
            place += UTF8.width(scalar)
        }
        return marks
    }

    private func painted(_ line: String, _ next: () -> Int?) -> String {
        var result = "", run = "", spaces = ""
        var mark: Int?
        func close() {
            result += mark.map { terminal.paint(run, Self.ink(of: reading.mentions[$0].kind)) } ?? run
            run = ""
        }
        for scalar in line.unicodeScalars {
            guard scalar != " " else {
                spaces += " "
                continue
            }
            let own = next()
            if own == mark {
                run += spaces
            } else {
                close()
                result += spaces
                mark = own
            }
            spaces = ""
            run.unicodeScalars.append(scalar)
        }
        close()
        return result
    }
}
