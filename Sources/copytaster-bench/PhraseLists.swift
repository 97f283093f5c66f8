/// A country with its adjective.
struct Country {
    let name: String
    let demonym: String

    static let all = [
        ("Norway", "Norwegian"), ("Kenya", "Kenyan"), ("Peru", "Peruvian"), ("Japan", "Japanese"),
        ("Jordan", "Jordanian"), ("India", "Indian"), ("Chile", "Chilean"), ("Georgia", "Georgian"),
        ("Poland", "Polish"), ("Nigeria", "Nigerian"), ("Vietnam", "Vietnamese"), ("Canada", "Canadian"),
        ("Turkey", "Turkish"), ("Mexico", "Mexican"), ("Egypt", "Egyptian"), ("Ireland", "Irish"),
    ].map { Country(name: $0.0, demonym: $0.1) }
}

extension Phrases {
    var verbs: [(present: String, past: String)] {
        [
            ("rejects", "rejected"), ("signs", "signed"), ("condemns", "condemned"), ("delays", "delayed"),
            ("opens", "opened"), ("blocks", "blocked"), ("arrests", "arrested"), ("releases", "released"),
            ("visits", "visited"), ("attacks", "attacked"), ("praises", "praised"),
            ("sanctions", "sanctioned"),
            ("expels", "expelled"), ("shells", "shelled"), ("funds", "funded"), ("halts", "halted"),
            ("suspends", "suspended"), ("criticises", "criticised"), ("seizes", "seized"),
            ("rebuilds", "rebuilt"),
        ]
    }
    /// `%` stands for a quality and a town.
    var objects: [String] {
        [
            "a % border treaty", "the % fishing agreement", "plans for % dams", "two % rebels",
            "a % arms convoy",
            "the % grain corridor", "a % pension reform", "talks on % water", "striking % miners",
            "the % railway", "a % envoy", "% customs rules", "a load of % rifles", "the % budget",
            "foreign % observers", "a % radar station", "aid for % villages", "a % gas pipeline",
            "the exiled % opposition", "three % ministers",
        ]
    }
    /// `%` stands for a town.
    var causes: [String] {
        [
            "months of % drought", "a disputed % vote", "a blast at a % refinery", "heavy % snow",
            "a fall of % currency", "a % mutiny", "clashes of % herders", "a % landslide",
            "the % ferry disaster",
            "leaked % letters", "a % court ruling", "closed % borders", "a night of % shelling",
            "% student protests",
            "collapsed % talks", "cholera in %",
        ]
    }
    var groups: [String] {
        [
            "soldiers", "fishermen", "students", "refugees", "gunmen", "teachers", "villagers", "dockworkers",
            "nurses", "police officers", "protesters", "miners", "lawmakers", "truck drivers", "monks",
            "settlers",
        ]
    }
    var fates: [String] {
        [
            "were killed", "were injured", "were arrested", "fled their homes", "went missing",
            "lost their jobs", "were evacuated", "surrendered", "were detained", "were rescued",
        ]
    }
    var spreads: [String] {
        ["spread", "reached homes", "closed roads", "stopped work", "cut power", "emptied markets", "began"]
    }
    /// `%` stands for a town.
    var opinions: [String] {
        [
            "We in % cannot go on after", "Nobody in % was ready for", "The % council has ignored",
            "There is in % no excuse for", "We have seen in %", "Our % children pay for",
            "It was % that caused",
            "The world passes % by after",
        ]
    }
    var qualities: [String] {
        [
            "contested", "secret", "new", "costly", "long-delayed", "joint", "rejected", "unpopular", "small",
            "large",
            "disputed", "partial", "planned", "second", "last", "hidden", "foreign-built", "wartime",
            "northern", "modern",
        ]
    }
    /// `%` stands for a town.
    var jobs: [String] {
        [
            "a % grain trader", "head of the % harbour", "a retired % general", "a % union leader",
            "a % doctor",
            "a spokesman for % troops", "a % economist", "the bishop of %", "a % hotel owner", "a % judge",
        ]
    }
    var offices: [String] {
        [
            "minister", "official", "diplomat", "prosecutor", "lawmaker", "envoy", "negotiator", "commander",
            "governor", "adviser",
        ]
    }
    var bodies: [String] {
        [
            "defence ministry", "central bank", "election commission", "coast guard", "police",
            "fire brigade", "high court", "port authority", "health ministry", "farm council",
        ]
    }
    var views: [String] {
        ["support", "oppose", "fear", "doubt", "would accept", "never heard of", "distrust"]
    }
}
