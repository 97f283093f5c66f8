/// Puts sentences together from lists of words, one random choice after another.
struct Phrases {
    var random: SeededGenerator

    mutating func country() -> Country { random.pick(Country.all) }

    mutating func town() -> String {
        random.pick(["Val", "Nor", "Kar", "Sel", "Tam", "Bre", "Ost", "Mir", "Dun", "Hol", "Pel", "Zan"])
            + random.pick([
                "dara", "heim", "pura", "wick", "gorod", "ville", "mar", "tan", "ek", "ossa", "lund",
            ])
    }

    mutating func person() -> String {
        random.pick([
            "Ines", "Tomas", "Leila", "Arvid", "Chidi", "Noor", "Mateo", "Hana", "Ravi", "Elsa", "Omar",
            "Petra",
        ]) + " "
            + random.pick([
                "Valdrin", "Okonta", "Lindqvar", "Sahari", "Moreval", "Takemori", "Brandov", "Quispal",
                "Ferrund", "Haddari", "Ostwick", "Nguyell",
            ]) + random.pick(["", "", "o", "a", "ski", "son", "i", "ez"])
    }

    mutating func headline(_ country: Country) -> String {
        "\(country.name) \(random.pick(verbs).present) \(random.pick(objects)) after \(random.pick(causes))"
    }

    mutating func sentence(_ country: Country) -> String {
        switch random.number(0...5) {
        case 0:
            "\(actor(country)) \(random.pick(verbs).past) \(random.pick(objects)) \(place()) \(time()), "
                + "\(source(country)) said."
        case 1:
            "\"\(random.pick(opinions)) \(random.pick(causes)),\" said \(person()), \(random.pick(jobs)) "
                + "\(place())."
        case 2:
            "At least \(random.number(3...900)) \(random.pick(groups)) \(random.pick(fates)) when "
                + "\(random.pick(causes)) \(random.pick(spreads)) \(place()) \(time())."
        case 3:
            "\(country.demonym) \(random.pick(offices)) \(person()) \(random.pick(verbs).past) "
                + "\(random.pick(objects)) and \(random.pick(verbs).past) \(random.pick(objects)) \(time())."
        case 4:
            "About \(random.number(2...98)) percent of \(random.pick(groups)) \(place()) "
                + "\(random.pick(views)) \(random.pick(objects)), according to \(source(country))."
        default:
            "The \(random.pick(bodies)) \(place()) \(random.pick(verbs).past) \(random.pick(objects)) worth "
                + "\(random.number(2...800)) million dollars despite \(random.pick(causes))."
        }
    }

    private mutating func actor(_ country: Country) -> String {
        switch random.number(0...3) {
        case 0: "\(country.name)"
        case 1: "\(country.demonym) \(random.pick(groups))"
        case 2: "\(random.number(2...60)) \(random.pick(groups))"
        default: "\(person()), \(random.pick(jobs)),"
        }
    }

    private mutating func source(_ country: Country) -> String {
        switch random.number(0...2) {
        case 0: "\(country.demonym) \(random.pick(offices))s"
        case 1: "the \(random.pick(bodies))"
        default: "\(person())"
        }
    }

    private mutating func place() -> String {
        "\(random.pick(["in", "near", "outside", "around"])) \(town())"
    }

    private mutating func time() -> String {
        random.pick([
            "on Monday", "on Tuesday", "late on Friday", "last week", "a few days earlier", "in January",
            "over the weekend", "before dawn", "since last year", "on March 3", "at noon on Sunday",
        ])
    }
}
