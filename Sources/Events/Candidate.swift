/// An event that a verb or noun names, before it is filled in and merged.
struct Candidate {
    /// Number of its sentence among the views.
    var view: Int
    /// Tokens of its trigger, in the sentence.
    var trigger: Range<Int>
    /// Tokens of its clause.
    var clause: Range<Int>
    /// Its kind.
    var kind: String
    /// Its CAMEO code; nil for kinds without one.
    var cameo: String?
    /// How well the pattern fits: twice the number of words that had to be there.
    var score: Int
    /// Number of its verb group; nil for nouns.
    var group: Int?
    /// What named it.
    var rule: EventRule
    /// Whether one of the project's own triggers named it.
    var isOwn: Bool
    var actors: [ParticipantFinder.Found] = []
    var recipients: [ParticipantFinder.Found] = []
    /// Chunks that the subject and the object stand in, whoever they are.
    var actorChunks: [Int] = []
    var recipientChunks: [Int] = []
    var actorParticipants: [Participant] = []
    var recipientParticipants: [Participant] = []
    /// Whether its recipients stand as direct object, as subject of a passive or as its agent.
    var isDirect = false
    /// Whether it stands in an infinitive away from the verb before: "sought help to patrol", "in order to".
    var isLoose = false
    /// Whether it hangs on a noun or adjective of what is only planned or possible.
    var isUnreal = false
    var modality: Event.Modality = .actual
    var polarity: Event.Polarity = .positive

    /// Whether it means what it says also beside sport and show, where sides attack, shoot and clash.
    var isPlain: Bool { isViolent && !Self.playful.contains(kind) }

    private static let playful: Set<String> = [
        "attack", "armed_clash", "shooting", "mob_violence", "occupation", "recapture",
    ]

    /// Whether it is one of force, or a disaster or accident, which have no code.
    var isViolent: Bool { cameo.map { $0 >= "18" } ?? true }
}
