/// Puts sentences together from lists of words, one random choice after another.
struct Phrases {
    var random: SeededGenerator

    mutating func country() -> Country { random.pick(Country.all) }

    /// One of some ten thousand towns: what is rare in a sentence keeps unrelated articles apart, as names do in real copy.
    mutating func town() -> String {
        random.pick(["", "", "", "", "Upper ", "New ", "Port ", "Old "])
            + random.pick([
                "Val", "Nor", "Kar", "Sel", "Tam", "Bre", "Ost", "Mir", "Dun", "Hol", "Pel", "Zan", "Lor",
                "Fen",
                "Gal", "Rud", "Vis", "Cal", "Tor", "Bas", "Jel", "Mor", "Sab", "Wen",
            ]) + random.pick(["", "", "a", "o", "i"])
            + random.pick([
                "dara", "heim", "pura", "wick", "gorod", "ville", "mar", "tan", "nek", "rossa", "lund",
                "ford",
                "stad", "mouth", "grad", "bury", "vik", "polis", "sk", "berg", "field", "zin", "quay",
                "combe",
            ])
    }

    mutating func person() -> String {
        random.pick([
            "Ines", "Tomas", "Leila", "Arvid", "Chidi", "Noor", "Mateo", "Hana", "Ravi", "Elsa", "Omar",
            "Petra", "Jonas", "Amina", "Luis", "Sanna", "Karim", "Yuki", "Dario", "Marta",
        ]) + " "
            + random.pick([
                "Valdr", "Okont", "Lindqv", "Sahar", "Morev", "Takem", "Brand", "Quisp", "Ferrund", "Hadd",
                "Ostw",
                "Nguy", "Petk", "Zavarr", "Holmg", "Tsering", "Abend", "Crastell", "Ibark", "Merid",
            ])
            + random.pick([
                "in", "a", "ist", "ari", "al", "ori", "ov", "ez", "er", "ick", "ell", "ska", "son", "ino",
            ])
    }

    mutating func headline(_ country: Country) -> String {
        "\(country.name) \(random.pick(verbs).present) \(object()) after \(cause())"
    }

    mutating func sentence(_ country: Country) -> String {
        switch random.number(0...5) {
        case 0:
            "\(actor(country)) \(random.pick(verbs).past) \(object()) \(place()) \(time()), \(source(country)) said."
        case 1:
            "\"\(opinion()) \(cause()) \(place()),\" said \(person()), \(job()) \(place())."
        case 2:
            "At least \(random.number(3...900)) \(town()) \(random.pick(groups)) \(random.pick(fates)) when \(cause()) "
                + "\(random.pick(spreads)) \(place()) \(time())."
        case 3:
            "\(country.demonym) \(random.pick(offices)) \(person()) \(random.pick(verbs).past) \(object()) and "
                + "\(random.pick(verbs).past) \(object()) \(time())."
        case 4:
            "About \(random.number(2...98)) percent of \(town()) \(random.pick(groups)) \(random.pick(views)) \(object()), "
                + "according to \(source(country))."
        default:
            "The \(town()) \(random.pick(bodies)) \(random.pick(verbs).past) \(object()) worth "
                + "\(random.number(2...800)) million dollars, \(person()) said, despite \(cause())."
        }
    }

    /// Something to act on: "a contested Karheim border treaty".
    private mutating func object() -> String {
        random.pick(objects).replacing("%", with: "\(random.pick(qualities)) \(town())")
    }

    private mutating func job() -> String { random.pick(jobs).replacing("%", with: town()) }

    private mutating func cause() -> String { random.pick(causes).replacing("%", with: town()) }

    private mutating func opinion() -> String { random.pick(opinions).replacing("%", with: town()) }

    private mutating func actor(_ country: Country) -> String {
        switch random.number(0...3) {
        case 0: "\(country.name)"
        case 1: "\(country.demonym) \(random.pick(groups))"
        case 2: "\(random.number(2...60)) \(town()) \(random.pick(groups))"
        default: "\(person()), \(job()),"
        }
    }

    private mutating func source(_ country: Country) -> String {
        switch random.number(0...2) {
        case 0: "\(country.demonym) \(random.pick(offices)) \(person())"
        case 1: "the \(town()) \(random.pick(bodies))"
        default: "\(person())"
        }
    }

    private mutating func place() -> String {
        "\(random.pick(["in", "near", "outside", "around", "north of", "west of"])) \(town())"
    }

    private mutating func time() -> String {
        switch random.number(0...3) {
        case 0: "on March \(random.number(1...28))"
        case 1: "\(random.number(2...30)) days earlier"
        default:
            random.pick([
                "on Monday", "on Tuesday", "late on Friday", "last week", "a few days earlier", "in January",
                "over the weekend", "before dawn", "since last year", "on Thursday", "at noon on Sunday",
            ])
        }
    }
}
