/// Which candidates are told as events: over-production is the disease of the field.
extension CandidateFinder {
    /// Over-production is the disease of the field: what names nobody is not an event.
    func isCredible(_ candidate: Candidate, _ coding: Coding, _ view: SentenceView) -> Bool {
        // A deed of force that is only in the air is no event; words may be.
        let deed = Int((candidate.cameo ?? "").prefix(2)) ?? 99
        if candidate.isUnreal, deed >= 14 || deed == 8 { return false }
        if candidate.isLoose, (candidate.cameo ?? "") < "16" { return false }
        // "did not rule out": what is not refused and not threatened is no event.
        if deed == 12 || deed == 13, coding.rule.frame == nil,
            candidate.group.map({ view.groups[$0].isNegated }) ?? (candidate.polarity == .negative)
        {
            return false
        }
        // What a dictionary's verb is only meant to do, nobody has done.
        if !coding.isOwn, coding.rule.frame == nil, candidate.modality == .intended { return false }
        if isLoosePromise(candidate, coding, view) { return false }
        // Only people are seized.
        if !coding.isOwn, coding.kind == "arrest", !candidate.recipients.contains(where: \.isSomeone) {
            return false
        }
        // Only people are freed, seized and put into office.
        if Self.ofPeople.contains(candidate.kind), candidate.group != nil,
            candidate.recipients.allSatisfy(\.isThing),
            let chunk = candidate.recipientChunks.first, people.isThing(chunk, in: view)
        {
            return false
        }
        // "released the results": what is let out, and is no one that is known, is a thing.
        if coding.kind == "release", candidate.group != nil, !candidate.isDirect,
            !candidate.recipients.isEmpty,
            candidate.group.map({ Words.returning.contains(view.words[view.groups[$0].head]) }) == false,
            let chunk = candidate.recipientChunks.first, isUnknown(chunk, view),
            !coding.matched.contains(view.chunks[chunk].head)
        {
            return false
        }
        // A promise to work together that a firm gives or gets is a plan of business.
        if candidate.cameo.map({ $0.hasPrefix("031") || $0.hasPrefix("032") }) == true,
            PublicMatter.areFirms(candidate.actors) || PublicMatter.areFirms(candidate.recipients)
        {
            return false
        }
        let hasActor = !candidate.actors.isEmpty || coding.isOwn && hasName(candidate.actorChunks, view)
        let hasRecipient =
            !candidate.recipients.isEmpty || coding.isOwn && hasName(candidate.recipientChunks, view)
        // "agreed to buy Spanish corn": offers, trade and aid need a party to whom they are made.
        if !coding.rule.table.hasPrefix("triggers"), deed == 3 || deed == 6 || deed == 7, candidate.isDirect,
            !candidate.recipients.contains(where: \.isSomeone)
        {
            return false
        }
        if !coding.isOwn {
            let isVerbal = (Int((candidate.cameo ?? "").prefix(2)) ?? 99) < 14
            if coding.score >= 4 {
                guard isVerbal, !Self.lonely.contains(candidate.kind) else { return hasActor || hasRecipient }
                if coding.rule.frame != nil || coding.score < 6,
                    !PublicMatter.isBetweenParties(candidate.actors, candidate.recipients)
                {
                    return isOneSided(candidate, view) && coding.score >= 6
                }
                let acts = hasActor || hasRecipient && hasName(candidate.actorChunks, view)
                return acts && (hasRecipient || isOneSided(candidate, view))
            }
            if coding.score >= 2 {
                return hasActor && hasRecipient
                    && (!isVerbal || PublicMatter.isBetweenParties(candidate.actors, candidate.recipients))
            }
            // A verb's own code without a word beside it: between two that are known.
            guard let group = candidate.group, view.groups[group].form == .finite else { return false }
            return hasActor && hasRecipient && candidate.isDirect
                && !frames.plain.contains(view.words[view.groups[group].head])
                && PublicMatter.isBetweenStates(candidate.actors, candidate.recipients)
        }
        let root = Int((candidate.cameo ?? "").prefix(2)) ?? 99
        if root < 14, !Self.lonely.contains(candidate.kind) {
            // Words between parties need both parties, or a phrase that says it plainly.
            if candidate.group.map({ view.groups[$0].isPassive }) == true, !candidate.recipients.isEmpty {
                return true
            }
            return hasActor && (hasRecipient || coding.score >= 4 || isOneSided(candidate, view))
        }
        if hasActor || hasRecipient { return true }
        if root == 16 || Self.measures.contains(candidate.kind) { return false }
        return !candidate.actorChunks.isEmpty
            || !candidate.recipientChunks.isEmpty
    }

    /// Whether a chunk is a common noun that is neither counted nor known as anyone.
    private func isUnknown(_ number: Int, _ view: SentenceView) -> Bool {
        let chunk = view.chunks[number]
        return view.classes[chunk.head] == .noun && people.find(number, in: view) == nil
            && !(chunk.start..<chunk.end).contains {
                view.classes[$0] == .number || view.classes[$0] == .proper
            }
    }

    /// "plans to establish a plant", "would not discuss the issue": what a dictionary's verb promises, demands or
    /// refuses of nobody who is known.
    private func isLoosePromise(_ candidate: Candidate, _ coding: Coding, _ view: SentenceView) -> Bool {
        let frame = coding.rule.frame
        if candidate.cameo == "125", frame == "refuse", candidate.recipients.isEmpty { return true }
        guard !coding.rule.table.hasPrefix("triggers") else { return false }
        if PublicMatter.areFirms(candidate.recipients), frame == "agree" { return true }
        // "plans to file papers": what one who is known plans with nobody is no promise.
        if frame == "agree", coding.score < 6 || coding.isOwn,
            candidate.group.map({ frames.consenting.contains(view.words[view.groups[$0].head]) }) != true,
            !PublicMatter.isBetweenParties(candidate.actors, candidate.recipients)
                || !PublicMatter.isBetweenParties(candidate.recipients, candidate.actors),
            !PublicMatter.isBetweenStates(candidate.actors, candidate.recipients)
        {
            return true
        }
        guard frame == "agree" || frame == "obliged", candidate.cameo?.hasPrefix("13") != true else {
            return false
        }
        let isAlone = ["034", "035"].contains((candidate.cameo ?? "").prefix(3))
        return !isAlone && !candidate.recipients.contains(where: \.isSomeone)
    }

    /// "Officials refused": both sides of a refusal must be told, unless the one who refuses is known by name.
    private func isOneSided(_ candidate: Candidate, _ view: SentenceView) -> Bool {
        let code = candidate.cameo ?? ""
        guard
            ["08", "10", "11", "12", "13"].contains(code.prefix(2))
                || ["034", "035", "036"].contains(code.prefix(3))
        else { return false }
        return candidate.actors.contains { $0.code != nil || $0.hasName }
            || !candidate.actors.isEmpty && hasName(candidate.actorChunks, view)
    }

    /// Whether a chunk is a name or stands for one.
    private func hasName(_ chunks: [Int], _ view: SentenceView) -> Bool {
        chunks.contains { chunk in
            let kind = view.classes[view.chunks[chunk].head]
            return kind == .proper && !people.text.isCaseless(view)
                || kind == .pronoun && !Words.speakers.contains(view.words[view.chunks[chunk].head])
        }
    }

    /// Kinds of deeds that are done to people.
    private static let ofPeople: Set<String> = ["release", "arrest", "abduction", "appointment", "election"]
    /// Kinds of words and yielding that one side does alone.
    private static let lonely: Set<String> = [
        "defection", "failed_agreement", "displacement", "refugees_hosted", "asylum", "humanitarian_aid",
        "resignation", "release", "easing", "truce", "withdrawal", "reform", "sanction_relief",
        "mandate_expiry",
    ]
    /// Kinds of force without violence that name at least one side.
    private static let measures: Set<String> = ["ban", "coercion", "sanction", "charge", "deportation"]
}
