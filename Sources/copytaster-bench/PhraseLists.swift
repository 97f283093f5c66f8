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
    var objects: [String] {
        [
            "a border treaty", "the fishing agreement", "plans for a dam", "two rebel commanders",
            "an arms convoy", "the grain corridor", "a pension reform", "talks on river water",
            "striking miners", "the coastal railway", "a visiting envoy", "new customs rules",
            "a shipment of rifles", "the mayor's budget", "foreign observers", "a radar station",
            "aid for flooded villages", "a gas pipeline", "the exiled opposition", "three former ministers",
        ]
    }
    var causes: [String] {
        [
            "months of drought", "a disputed vote", "an explosion at a refinery", "heavy snow",
            "the fall of the currency", "a mutiny", "clashes between farmers and herders", "a landslide",
            "the ferry disaster", "leaked letters", "a ruling by the court", "the closing of the border",
            "a night of shelling", "protests by students", "the collapse of talks", "an outbreak of cholera",
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
    var opinions: [String] {
        [
            "We cannot go on like this after", "Nobody was ready for", "The government has ignored",
            "There is no excuse for", "We have lived for years with", "Our children will pay for",
            "It was a mistake to blame", "The world looks away from",
        ]
    }
    var jobs: [String] {
        [
            "a grain trader", "the head of the harbour board", "a retired general", "a union leader",
            "a doctor", "a spokesman for the army", "an economist", "the bishop", "a hotel owner", "a judge",
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
