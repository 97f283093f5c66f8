/// Takes what stands below the story off a body: copyright, credits, signatures, "END" and "MORE".
struct TailReader: Sendable {
    let agencies: AgencyRegistry

    /// Removes the tail's paragraphs from the body and puts what they say into rights, notes and signals.
    func strip(_ article: inout Article) {
        while let last = article.body.last, last.text.utf8.count <= 400 {
            let text = last.text
            if Self.isCopyright(text) {
                var rights = article.rights ?? Rights()
                if rights.notice == nil { rights.notice = text }
                if rights.holder == nil { rights.holder = Self.holder(of: text) }
                article.rights = rights
            } else if let signal = Self.more(text) {
                article.signals.append(signal)
            } else if Self.isCredit(text) {
                article.ednotes.append(EditorNote(role: "credit", text: text, isPublishable: true))
            } else if !Self.isEnd(text), !isSignature(text) {
                break
            }
            article.body.removeLast()
        }
        shorten(&article)
    }

    /// Cuts a credit or end word off the last paragraph where it does not stand alone.
    private func shorten(_ article: inout Article) {
        guard let last = article.body.last, last.kind == .paragraph, last.text.hasSuffix(")") else { return }
        guard let open = last.text.lastIndex(of: "("), open > last.text.startIndex else { return }
        let credit = String(last.text[open...])
        guard Self.isCredit(credit) else { return }
        article.ednotes.append(EditorNote(role: "credit", text: credit, isPublishable: true))
        article.body[article.body.count - 1].text = String(last.text[..<open]).trimmingBlanks()
    }

    /// Whether a paragraph is a copyright line.
    static func isCopyright(_ text: String) -> Bool {
        guard let first = text.utf8.first, copyrightStarts.contains(first) else { return false }
        let lower = text.head(40).lowercased()
        if lower.hasPrefix("©") || lower.hasPrefix("(c) ") || lower.hasPrefix("&copy;") {
            return text.utf8.count <= 300
        }
        guard lower.hasPrefix("copyright") else { return false }
        return text.utf8.count <= 300
            && (text.utf8.contains { $0 >= 48 && $0 <= 57 } || text.holds("©")
                || lower.holds("(c)"))
    }

    /// The holder that a copyright line names: what is left without the sign, the word, the year and the terms.
    static func holder(of notice: String) -> String? {
        var words = notice.split(separator: " ")[...]
        while let first = words.first {
            let word = first.lowercased().filter { $0.isLetter || $0.isNumber }
            guard
                word.isEmpty || word == "copyright" || word == "c" || word == "by"
                    || word.allSatisfy(\.isNumber)
            else { break }
            words.removeFirst()
        }
        let rest = words.joined(separator: " ")
        let name = rest.split(separator: ".", maxSplits: 1).first.map(String.init)?.trimmingBlanks()
        return name?.isEmpty ?? true ? nil : name
    }

    /// What a copyright line and a credit start with.
    private static let copyrightStarts = ByteSet("cC(©&")
    private static let creditStarts = ByteSet("(rRaA")

    private static func isCredit(_ text: String) -> Bool {
        guard let first = text.utf8.first, creditStarts.contains(first) else { return false }
        let lower = text.head(40).lowercased()
        return [
            "(reporting by", "(additional reporting", "(writing by", "(editing by", "(compiled by",
            "reporting by ",
            "(report by", "(writing and", "(reporting and", "(reported by", "(graphic by",
            "additional reporting by ",
        ]
        .contains { lower.hasPrefix($0) } && text.utf8.count <= 400
    }

    private static func more(_ text: String) -> Signal? {
        guard text.utf8.count <= 20 else { return nil }
        let lower = text.lowercased()
        return ["more", "(more)", "-more-", "more follows", "(more to come)", "more to come"].contains(lower)
            ? Signal(.take, via: "body") : nil
    }

    private static func isEnd(_ text: String) -> Bool {
        guard text.utf8.count <= 12 else { return false }
        return [
            "reuter", "reuters", "end", "(end)", "-end-", "ends", "-ends-", "-30-", "###", "# # #", "enditem",
            "/ends/",
            "- - -", "***", "-0-", "====", "--",
        ].contains(text.lowercased())
    }

    /// Whether a short last paragraph is an agency's signature: "dpa ab cd ef", "==Kyodo", "xy@agency.example (END)".
    private func isSignature(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        if text.hasSuffix("(END)") { return true }
        if text.hasPrefix("=="), agencies.id(of: text.drop { $0 == "=" }) != nil { return true }
        let words = text.split(separator: " ")
        guard let first = words.first, words.count >= 2, words.count <= 7, agencies.id(of: first) != nil
        else {
            return false
        }
        return words.dropFirst().allSatisfy {
            $0.utf8.count <= 3 && $0.utf8.allSatisfy { $0 >= 97 && $0 <= 122 }
        }
    }
}
