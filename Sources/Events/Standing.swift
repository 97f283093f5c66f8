/// What an article is to the story it belongs to, as far as the coder needs to know.
public enum Standing: Sendable, Equatable {
    /// The first article of its story.
    case head
    /// Copy that says nothing new: redelivered, exact, reformatted, cut, reprinted, contained.
    case copy
    /// A newer version: update or writethru.
    case revision
    /// A newer version that mends an error: it stands for what it corrects, and no part beside that is void.
    case correction
    /// A further part under an id of its own, a take: what the other parts told stands.
    case part
    /// Words to be added to what the same article said before: nothing of it is void.
    case addition
    /// The agency takes the story back.
    case kill
    /// The article is withheld or its embargo was prolonged: nothing of it may stay out for now.
    case withdrawal
    /// The same article coded once more, by a newer coder.
    case reprocessing
}

/// What became of a story before.
public enum StoryState: Sendable, Equatable {
    /// Nothing of it has been coded: it is new, or its head could not be read.
    case uncoded
    /// It has been coded; whether anything is out is another matter.
    case coded
    /// It has been killed: copies of it stay uncoded.
    case killed
}
