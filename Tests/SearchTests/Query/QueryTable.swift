import Indexer

@testable import Search

/// A query, what it means, and what it finds.
struct QueryRow: Sendable, CustomStringConvertible {
    /// What was typed: one line, or the arguments of a command line.
    var text: [String]
    var isLine: Bool
    /// The tree, printed.
    var tree: String
    var matching = Query.Matching.all
    /// Which of the pains with other systems it answers; see ``QueryTable/pains``.
    var pain: Int?
    /// What it finds in `Samples/`.
    var samples: Set<Sample>?
    /// Which of them come first, in any order.
    var first: Set<Sample> = []
    /// What it finds among ``QueryTable/drafts``.
    var drafts: Set<String>?
    /// What lights up in the passage of the first hit in `Samples/`.
    var lit: [String]?
    /// What was not taken as it stands.
    var notes: [QueryNote.Repair] = []

    init(
        _ text: String, _ tree: String, matching: Query.Matching = .all, pain: Int? = nil,
        samples: Set<Sample>? = nil, first: Set<Sample> = [], drafts: Set<String>? = nil,
        lit: [String]? = nil, notes: [QueryNote.Repair] = []
    ) {
        self.init(
            typed: [text], tree, matching: matching, pain: pain, samples: samples, first: first,
            drafts: drafts, lit: lit, notes: notes)
        isLine = true
    }

    init(
        typed text: [String], _ tree: String, matching: Query.Matching = .all, pain: Int? = nil,
        samples: Set<Sample>? = nil, first: Set<Sample> = [], drafts: Set<String>? = nil,
        lit: [String]? = nil, notes: [QueryNote.Repair] = []
    ) {
        self.text = text
        isLine = false
        self.tree = tree
        self.matching = matching
        self.pain = pain
        self.samples = samples
        self.first = first
        self.drafts = drafts
        self.lit = lit
        self.notes = notes
    }

    var description: String { text.joined(separator: " | ") }

    /// The articles of `Samples/`, each by its key.
    enum Sample: String, CaseIterable {
        case vote = "nw-210309-014"
        case voteReprint = "azzd0dxh93kgv"
        case cupFinal = "nw-210522-101"
        case boats = "3z2htehpgqfzw"
        case cracks = "nw-210715-033"
        case panel = "fbx44vnwzbrj0"
        case talks = "nw-210930-077"
        case judge = "49jxwcszdt50q"
        case argument = "nw-2111-review-3"
        case speech = "nw-211202-058"
        case speechReprint = "dnv8zcykcgbg1"
        case noPromise = "4efxghmf2j2g3"
        case offer = "nw-211220-021"
        case desks = "7mvw6g35j9w3s"
        case flu = "nw-220114-040"
        case fluReprint = "4r5bq30pphn4m"
        case ice = "bq92ft5k4maa6"
        case theft = "nw-220208-009"
        case nightGuard = "7btkk53q32mcj"
        case queue = "4wdjfr8rb09c6"
        case drills = "nw-220303-052"
        case factCheck = "6zv2p2taxn7ch"
        case candidates = "fd0gcmsnr2qyy"
        case runoff = "nw-220425-003"
        case runoffReprint = "9r30m945w9jd4"
        case quentWins = "nw-220509-002"
        case preview = "0vq7s0z3q5jt8"
        case revenge = "6hxx8dvt25f4z"
        case niedrigwasser = "auenbote-88213"
        case dredger = "8wbrzyq8rvzsg"
        case pueblo = "ewcv86dq3bt8t"
        case porom = "vz-5521"
        case water = "eprss1qbv5w2w"
        case arrests = "6h02nhpg41409"
        case orsasee = "d95k43ka10zmg"
        case encre = "cdv-20221216-7"
        case jabs = "8ytj55x8tjq6v"
        case ship = "1evgv680egkyq"
        case memorandum = "nw-230214-044"
        case signed = "dxmt1kkfp51bp"
        case found = "nw-230321-012"
        case ferry = "shiogaura-230404-2"
        case torvel = "3p1jve78x2mba"
        case tideTable = "3yjemw9s6bptt"
        case keeper = "ed9dq24qfwnct"
        case towpath = "60yxagcywfdcw"
    }
}

/// What people type, what it means, and what it finds.
enum QueryTable {
    /// What other systems do wrong, by the numbers that rows bear.
    static let pains: [Int: String] = [
        1: "plain typing is a syntax error",
        2: "exact is stemmed",
        3: "stop words break phrases",
        4: "typographic quotation marks are not understood",
        5: "words are taken for operators, and the other way round",
        6: "passages lack the phrase or light something else",
        11: "text without spaces finds nothing",
    ]

    /// What `Samples/` has no example of.
    static let drafts: [ArticleDraft] = [
        draft("offbeat-hyphen", "Off-beat film opens"),
        draft("offbeat", "Offbeat films of the year"),
        draft("putins", "Putin’s red lines"),
        draft("putin", "What Putin said"),
        draft("us-points", "The U.S. envoy left"),
        draft("us", "US envoy returns"),
        draft("uk-points", "Letter from the U.K."),
        draft("uk", "UK writes back"),
        draft("att", "AT&T cuts jobs"),
        draft("handle", "Posted by @newsdesk today"),
        draft("tag", "Trending: #RedLines"),
        draft("n-comma", "12,000 march"),
        draft("n-plain", "12000 marched"),
        draft("n-point", "12.000 Menschen"),
        draft("n-space", "12 000 personnes"),
        draft("year", "Back in 1989"),
        draft("url", "Read https://www.example.org/a/long-read now"),
        draft("wave", "A wave 🌊 again"),
        draft("flags", "Final: 🇸🇪 beat 🇳🇴"),
        draft("family", "The 👩\u{200D}👩\u{200D}👧 walked"),
        draft("fabianski", "Łukasz Fabiański saves"),
        draft("strasse", "Straße gesperrt"),
        draft("capek", "Čapek and the robots"),
        draft("orsted", "Ørsted buys turbines"),
        draft("nfc", "Café society"),
        draft("nfd", "Café closes"),
        draft("full-width", "ＮＡＴＯ ｓｕｍｍｉｔ"),
        draft("nato", "NATO summit"),
        draft("ligature", "The ﬁnal oﬃce"),
        draft("plain", "The final office"),
        draft("zh", "北约东扩引发争议"),
        draft("ja", "港湾を拡張する計画、NATO拡大"),
        draft("ko", "나토는 확대를 논의했다"),
        draft("th", "การขยายตัวของนาโต"),
        draft("yes-seats", "Seats available"),
        draft("no-seats", "Seats not available"),
        draft("inches", "Not a single inches, he wrote"),
        draft("inch", "Not a single inch, he said"),
        draft("who", "The Who play on"),
        draft("to-be", "To be, or not to be"),
        draft("colours", "Neither red and blue nor green"),
        draft("hebrew", "שלום עולם"),
        draft("arabic", "مرحبا بالعالم"),
        draft("cpp", "C++ turns forty"),
        draft("shy", "They co\u{AD}operate"),
        draft("dont", "Don't panic"),
        draft("dont-curly", "Don’t panic again"),
        draft("clock", "Train at 10:30"),
        draft("mail", "Write to desk@wire.example"),
    ]

    static let rows: [QueryRow] = [
        // MARK: Pain 1: plain typing

        QueryRow(
            "not a single inch", "not a single inch", pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck],
            first: [.speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            "Varekh's", #""varekh s" OR varekh"#, pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .factCheck, .memorandum, .signed]),
        QueryRow(
            "Varekh’s", #""varekh s" OR varekh"#, pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .factCheck, .memorandum, .signed]),
        QueryRow(
            "Korvania's President", #"("korvania s" OR korvania) president"#, pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .factCheck, .memorandum, .signed]),
        QueryRow(
            "fishermen's suit", #"("fishermen s" OR fishermen) suit"#, pain: 1, samples: [.judge]),
        QueryRow(
            "off-beat", #""off beat" OR offbeat"#, pain: 1, samples: [],
            drafts: ["offbeat-hyphen", "offbeat"]),
        QueryRow("offbeat", "offbeat", pain: 1, samples: [], drafts: ["offbeat"]),
        QueryRow(
            "run-off", #""run off" OR runoff"#, pain: 1,
            samples: [.runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "Ambrose-Hale", #""ambrose hale" OR ambrosehale"#, pain: 1,
            samples: [.theft, .nightGuard, .queue, .found]),
        QueryRow(
            "deep-water quay", #"("deep water" OR deepwater) quay"#, pain: 1,
            samples: [.vote, .voteReprint, .ship]),
        QueryRow(
            "last‑year", #""last year" OR lastyear"#, pain: 1,
            samples: [.preview, .revenge, .jabs]),
        QueryRow("U.S.", #""u s""#, pain: 1, samples: [], drafts: ["us-points"]),
        QueryRow("US", #"us OR "u s""#, pain: 1, drafts: ["us", "us-points"]),
        QueryRow(
            "U.K. letter", #"("u k" OR uk) letter"#, pain: 1, samples: [], drafts: ["uk-points"]),
        QueryRow("UK", #"uk OR "u k""#, pain: 1, samples: [], drafts: ["uk", "uk-points"]),
        QueryRow("AT&T", #""at t""#, pain: 1, samples: [], drafts: ["att"]),
        QueryRow("C++", "c", pain: 1, drafts: ["cpp"]),
        QueryRow("red lines?", "red lines", pain: 1, samples: [], drafts: ["putins"]),
        QueryRow("@newsdesk", #""newsdesk""#, pain: 1, samples: [], drafts: ["handle"]),
        QueryRow(
            "#RedLines", #""redlines" OR "red lines""#, pain: 1, samples: [],
            drafts: ["tag", "putins"]),
        QueryRow(
            "12,000", #""12 000" OR 12000"#, pain: 1, samples: [],
            drafts: ["n-comma", "n-plain", "n-point", "n-space"]),
        QueryRow(
            "12000", #"12000 OR "12 000""#, pain: 1, samples: [],
            drafts: ["n-comma", "n-plain", "n-point", "n-space"]),
        QueryRow("12.000 people", #"("12 000" OR 12000) people"#, pain: 1, samples: []),
        QueryRow("1989", "1989", pain: 1, samples: [.runoff, .runoffReprint], drafts: ["year"]),
        QueryRow("40.9 percent", #""40 9" percent"#, pain: 1, samples: [.runoff, .runoffReprint]),
        QueryRow("10:30", #""10 30""#, pain: 1, samples: [], drafts: ["clock"]),
        QueryRow("H3N2?", "h3n2", pain: 1, samples: [.flu, .fluReprint]),
        QueryRow(
            "desk@wire.example", #""desk wire example""#, pain: 1, samples: [], drafts: ["mail"]),
        QueryRow(
            "https://www.example.org/a/long-read",
            #""example org a long read" OR url:example.org/a/long-read"#, pain: 1, samples: [],
            drafts: ["url"]),
        QueryRow(
            "https://northgatewire.example/2022/02/08/hallam-theft",
            #""northgatewire example 2022 02 08 hallam theft" OR url:northgatewire.example/2022/02/08/hallam-theft"#,
            pain: 1, samples: [.theft]),
        QueryRow(
            "www.haldenpost.example", #""haldenpost example" OR url:haldenpost.example"#, pain: 1,
            samples: [.nightGuard, .arrests]),
        QueryRow(
            "date:2021", "date:2021", pain: 1,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks,
            ]),
        QueryRow("date: 2021", "date 2021", pain: 1, samples: []),
        QueryRow(
            "NATO -expand", "nato -expand", pain: 1, samples: [],
            drafts: ["nato", "full-width", "ja"]),
        QueryRow("Note: harbour closed", "note harbour closed", pain: 1, samples: []),
        QueryRow("foo:bar", #""foo bar""#, pain: 1, samples: []),
        QueryRow(
            #""not a single inch"#, #""not a single inch""#, pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .factCheck],
            notes: [.unclosedQuote("\"")]),
        QueryRow(
            "harbour (vote", "harbour vote", pain: 1,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "harbour) vote", "harbour vote", pain: 1,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "harbour ) OR vote", "harbour OR vote", pain: 1,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ],
            notes: [.strayParenthesis]),
        QueryRow("what's new?", #""what s" new"#, pain: 1),
        QueryRow(
            "don't panic", #"("don t" OR dont) panic"#, pain: 1, samples: [],
            drafts: ["dont", "dont-curly"]),
        QueryRow("dont panic", "dont panic", pain: 1, samples: [], drafts: []),
        QueryRow(
            "^harbour", "harbour", pain: 1,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            "harbour + vote", "harbour vote", pain: 1,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow("{headline body}: harbour", "headline body harbour", pain: 1, samples: []),
        QueryRow("harbour; drop table article", "harbour drop table article", pain: 1, samples: []),
        QueryRow(
            "harbour --", "harbour", pain: 1,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow("100%", "100", pain: 1, samples: [.vote, .voteReprint]),
        QueryRow(#"\"#, "", pain: 1, samples: []),
        QueryRow("'", "", pain: 1, samples: []),
        QueryRow("!!!", "", pain: 1, samples: []),
        QueryRow(
            "harbour\u{0}vote", "harbour vote", pain: 1,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "harbour\u{A}\u{9}vote", "harbour vote", pain: 1,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "harbour harbour Harbour", "harbour", pain: 1,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            typed: ["off-beat", "film"], #"("off beat" OR offbeat) film"#, pain: 1, samples: [],
            drafts: ["offbeat-hyphen", "offbeat"]),
        QueryRow(
            typed: ["Varekh's promise"], #""varekh s promise""#, pain: 1,
            samples: [.speech, .speechReprint, .noPromise, .factCheck]),

        // MARK: Pain 2: as written is as written

        QueryRow(
            #""single inch""#, #""single inch""#, pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            #""not a single inch""#, #""not a single inch""#, pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            #""not a single inches""#, #""not a single inches""#, pain: 2, samples: [],
            drafts: ["inches"]),
        QueryRow(
            "inch", "inch", pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck],
            drafts: ["inch", "inches"]),
        QueryRow(
            "=inch", #""inch""#, pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck], drafts: ["inch"]),
        QueryRow(
            "=inches", #""inches""#, pain: 2, samples: [.noPromise, .factCheck],
            drafts: ["inches"]),
        QueryRow(
            "inches", "inches", pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck],
            drafts: ["inch", "inches"]),
        QueryRow(
            #""promise""#, #""promise""#, pain: 2,
            samples: [.argument, .speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            "promise", "promise", pain: 2,
            samples: [
                .boats, .argument, .speech, .speechReprint, .noPromise, .factCheck, .quentWins,
                .dredger, .ship,
            ]),
        QueryRow(
            "=promised", #""promised""#, pain: 2,
            samples: [.noPromise, .factCheck, .quentWins, .dredger, .ship]),
        QueryRow(
            "=promise -=promised", #""promise" -"promised""#, pain: 2,
            samples: [.argument, .speech, .speechReprint]),
        QueryRow(
            #""ships that call""#, #""ships that call""#, pain: 2, samples: [.vote, .voteReprint]),
        QueryRow(#""ship that calls""#, #""ship that calls""#, pain: 2, samples: []),
        QueryRow(
            "=run-off", #""run off""#, pain: 2, samples: [.runoff, .runoffReprint, .quentWins]),
        QueryRow(typed: ["red lines"], #""red lines""#, pain: 2, samples: [], drafts: ["putins"]),
        QueryRow(
            typed: ["single inches"], #""single inches""#, pain: 2,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck],
            drafts: ["inches"]),
        QueryRow(
            "=Varekh =accused", #""varekh" "accused""#, pain: 2,
            samples: [.speech, .speechReprint]),

        // MARK: Pain 3: stop words in phrases

        QueryRow(
            #""not available""#, #""not available""#, pain: 3, samples: [], drafts: ["no-seats"]),
        QueryRow("not available", "not available", pain: 3, samples: [], drafts: ["no-seats"]),
        QueryRow(
            #""to be or not to be""#, #""to be or not to be""#, pain: 3, samples: [],
            drafts: ["to-be"]),
        QueryRow(#""the who""#, #""the who""#, pain: 3, samples: [], drafts: ["who"]),
        QueryRow(
            #""the same""#, #""the same""#, pain: 3,
            samples: [
                .talks, .flu, .nightGuard, .queue, .drills, .preview, .jabs, .ship, .memorandum,
                .signed, .keeper, .towpath,
            ]),
        QueryRow(#""same the""#, #""same the""#, pain: 3, samples: []),
        QueryRow(
            #""it was the""#, #""it was the""#, pain: 3,
            samples: [.factCheck, .revenge, .arrests, .memorandum, .signed]),
        QueryRow(#""what was said""#, #""what was said""#, pain: 3, samples: [.argument, .torvel]),
        QueryRow(#""what said""#, #""what said""#, pain: 3, samples: []),
        QueryRow(#""all the same""#, #""all the same""#, pain: 3, samples: [.ship, .keeper]),
        QueryRow(
            #""is not a contract""#, #""is not a contract""#, pain: 3,
            samples: [.speech, .speechReprint]),
        QueryRow(#""is a contract""#, #""is a contract""#, pain: 3, samples: []),
        QueryRow(
            #""of the""#, #""of the""#, pain: 3,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .theft,
                .drills, .factCheck, .candidates, .runoff, .runoffReprint, .quentWins, .preview,
                .dredger, .water, .jabs, .ship, .memorandum, .signed, .torvel, .tideTable, .keeper,
            ]),
        QueryRow(
            "the", "the", pain: 3,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .theft,
                .nightGuard, .queue, .drills, .factCheck, .candidates, .runoff, .runoffReprint,
                .quentWins, .preview, .revenge, .dredger, .water, .arrests, .jabs, .ship,
                .memorandum, .signed, .found, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow(
            "to be or not", "to be or not", pain: 3, samples: [.fluReprint, .tideTable],
            drafts: ["to-be"]),
        QueryRow(
            typed: ["not available"], #""not available""#, pain: 3, samples: [],
            drafts: ["no-seats"]),

        // MARK: Pain 4: quotation marks

        QueryRow(
            "“not a single inch”", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "„not a single inch“", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "„not a single inch”", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "«not a single inch»", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "»not a single inch«", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "»not a single inch»", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "‹not a single inch›", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "›not a single inch‹", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "”not a single inch”", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "‟not a single inch”", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "＂not a single inch＂", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "《not a single inch》", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "「not a single inch」", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "『not a single inch』", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "〝not a single inch〞", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"]),
        QueryRow(
            "Varekh “single inch”", #"varekh "single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            "« Not a single inch »", #""not a single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            "“single inch” „four countries“", #""single inch" "four countries""#, pain: 4,
            samples: [.noPromise]),
        QueryRow(
            "“single inch", #""single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck],
            notes: [.unclosedQuote("“")]),
        QueryRow(
            "„single inch", #""single inch""#, pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .factCheck],
            notes: [.unclosedQuote("„")]),
        QueryRow("-“single inch” inch", #"-"single inch" inch"#, pain: 4, samples: [.offer]),
        QueryRow(
            "headline:“Pale Horseman”", #"headline:"pale horseman""#, pain: 4,
            samples: [.arrests]),
        QueryRow(
            "source:„Der Auenbote“", #"source:"Der Auenbote""#, pain: 4,
            samples: [.niedrigwasser, .orsasee]),
        QueryRow(
            "„Ich habe hier lesen gelernt“", #""ich habe hier lesen gelernt""#, pain: 4,
            samples: [.niedrigwasser]),
        QueryRow(
            "« Le lac n'a pas encore gelé, et nous non plus »",
            #""le lac n a pas encore gele et nous non plus""#, pain: 4, samples: [.encre]),
        QueryRow(
            "«Las casas son bonitas»", #""las casas son bonitas""#, pain: 4, samples: [.pueblo]),
        QueryRow("「この港から船がなくなる」", #""この港から船がなくなる""#, pain: 4, samples: [.ferry]),
        QueryRow(
            typed: ["“red lines”", "Putin"], #""red lines" putin"#, pain: 4, samples: [],
            drafts: ["putins"]),
        QueryRow(#"a 5" pipe"#, "a 5 pipe", pain: 4, samples: []),
        QueryRow(
            "'not a single inch'", "not a single inch", pain: 4,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck]),

        // MARK: Pain 5: operators, and words that look like them

        QueryRow(
            "not", "not", pain: 5,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .judge, .argument, .speech,
                .speechReprint, .noPromise, .offer, .fluReprint, .nightGuard, .queue, .drills,
                .factCheck, .candidates, .runoff, .runoffReprint, .preview, .dredger, .arrests,
                .jabs, .ship, .memorandum, .signed, .found, .tideTable, .towpath,
            ]),
        QueryRow(
            "and", "and", pain: 5,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .theft,
                .nightGuard, .queue, .drills, .factCheck, .candidates, .runoff, .runoffReprint,
                .quentWins, .preview, .revenge, .dredger, .water, .arrests, .jabs, .ship,
                .memorandum, .signed, .found, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow("or", "or", pain: 5, samples: [.flu, .fluReprint, .revenge, .tideTable]),
        QueryRow(
            "near", "near", pain: 5, samples: [.cupFinal, .theft, .found, .tideTable, .towpath]),
        QueryRow("red and blue", "red and blue", pain: 5, samples: [], drafts: ["colours"]),
        QueryRow("harbour or council", "harbour or council", pain: 5, samples: []),
        QueryRow(
            "harbour not vote", "harbour not vote", pain: 5,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint]),
        QueryRow(#""not and or""#, #""not and or""#, pain: 5, samples: []),
        QueryRow(#""NOT AN INCH""#, #""not an inch""#, pain: 5, samples: []),
        QueryRow(#""harbour OR vote""#, #""harbour or vote""#, pain: 5, samples: []),
        QueryRow(
            "harbour council", "harbour council", pain: 5,
            samples: [.vote, .voteReprint, .judge, .dredger]),
        QueryRow(
            "harbour AND council", "harbour council", pain: 5,
            samples: [.vote, .voteReprint, .judge, .dredger]),
        QueryRow(
            "harbour OR dam", "harbour OR dam", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .cracks, .panel, .judge, .drills, .candidates, .runoff,
                .runoffReprint, .quentWins, .dredger, .water, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            "harbour NOT vote", "harbour -vote", pain: 5,
            samples: [.boats, .judge, .dredger, .jabs, .tideTable, .keeper]),
        QueryRow(
            "harbour -vote", "harbour -vote", pain: 5,
            samples: [.boats, .judge, .dredger, .jabs, .tideTable, .keeper]),
        QueryRow(
            "harbour - vote", "harbour vote", pain: 5,
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow("-harbour quay", "-harbour quay", pain: 5, samples: [.ship]),
        QueryRow(
            "-vote", "-vote", pain: 5,
            samples: [
                .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument, .speech,
                .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .ice, .theft,
                .nightGuard, .queue, .drills, .factCheck, .preview, .revenge, .niedrigwasser,
                .dredger, .pueblo, .porom, .water, .arrests, .orsasee, .encre, .jabs, .ship,
                .memorandum, .signed, .found, .ferry, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow(
            "NOT vote", "-vote", pain: 5,
            samples: [
                .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument, .speech,
                .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .ice, .theft,
                .nightGuard, .queue, .drills, .factCheck, .preview, .revenge, .niedrigwasser,
                .dredger, .pueblo, .porom, .water, .arrests, .orsasee, .encre, .jabs, .ship,
                .memorandum, .signed, .found, .ferry, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow(
            "harbour AND NOT vote", "harbour -vote", pain: 5,
            samples: [.boats, .judge, .dredger, .jabs, .tideTable, .keeper]),
        QueryRow(
            "harbour council OR dam", "(harbour council) OR dam", pain: 5,
            samples: [.vote, .voteReprint, .cracks, .panel, .judge, .drills, .dredger, .water]),
        QueryRow(
            "dam OR harbour council", "dam OR (harbour council)", pain: 5,
            samples: [.vote, .voteReprint, .cracks, .panel, .judge, .drills, .dredger, .water]),
        QueryRow(
            "(dam OR harbour) council", "(dam OR harbour) council", pain: 5,
            samples: [.vote, .voteReprint, .judge, .dredger]),
        QueryRow(
            "harbour -(vote OR council)", "harbour -(vote OR council)", pain: 5,
            samples: [.boats, .jabs, .tideTable, .keeper]),
        QueryRow(
            "harbour NOT (vote AND council)", "harbour -(vote council)", pain: 5,
            samples: [
                .boats, .judge, .candidates, .runoff, .runoffReprint, .quentWins, .dredger, .jabs,
                .tideTable, .keeper,
            ]),
        QueryRow(
            #"harbour -"town hall""#, #"harbour -"town hall""#, pain: 5,
            samples: [
                .boats, .judge, .candidates, .runoff, .runoffReprint, .quentWins, .dredger, .jabs,
                .tideTable,
            ]),
        QueryRow(
            "- -harbour", "-harbour", pain: 5,
            samples: [
                .cupFinal, .cracks, .panel, .talks, .argument, .speech, .speechReprint, .noPromise,
                .offer, .desks, .flu, .fluReprint, .ice, .theft, .nightGuard, .queue, .drills,
                .factCheck, .preview, .revenge, .niedrigwasser, .pueblo, .porom, .water, .arrests,
                .orsasee, .encre, .ship, .memorandum, .signed, .found, .ferry, .torvel, .towpath,
            ]),
        QueryRow(
            "NOT NOT harbour", "harbour", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            "((harbour))", "harbour", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow("()", "", pain: 5, samples: []),
        QueryRow(
            "harbour ()", "harbour", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            "harbour AND", "harbour and", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ],
            notes: [.operatorWithoutOperand("AND")]),
        QueryRow(
            "OR harbour", "or harbour", pain: 5, samples: [.tideTable],
            notes: [.operatorWithoutOperand("OR")]),
        QueryRow(
            "harbour OR OR dam", "(harbour or) OR dam", pain: 5,
            samples: [.cracks, .panel, .drills, .water, .tideTable],
            notes: [.operatorWithoutOperand("OR")]),
        QueryRow(
            "NOT", "not", pain: 5,
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .judge, .argument, .speech,
                .speechReprint, .noPromise, .offer, .fluReprint, .nightGuard, .queue, .drills,
                .factCheck, .candidates, .runoff, .runoffReprint, .preview, .dredger, .arrests,
                .jabs, .ship, .memorandum, .signed, .found, .tideTable, .towpath,
            ],
            notes: [.operatorWithoutOperand("NOT")]),
        QueryRow(
            "harbour (OR) vote", "harbour or vote", pain: 5, samples: [],
            notes: [.operatorWithoutOperand("OR")]),
        QueryRow(
            "harbour vote OR", "harbour vote or", pain: 5, samples: [],
            notes: [.operatorWithoutOperand("OR")]),
        QueryRow("Not And Or", "not and or", pain: 5, samples: [.fluReprint, .tideTable]),
        QueryRow("ANDROID ORSA NOTE", "android orsa note", pain: 5, samples: []),
        QueryRow(
            "NEAR", "near", pain: 5, samples: [.cupFinal, .theft, .found, .tideTable, .towpath],
            notes: [.operatorWithoutOperand("NEAR")]),
        QueryRow("radar NEAR stations", "radar NEAR/10 stations", pain: 5),
        QueryRow(
            "near/5", #""near 5""#, pain: 5, samples: [],
            notes: [.lowercaseOperator("near/5", operator: "NEAR/5")]),
        QueryRow(
            typed: ["NOT A SINGLE INCH"], #""not a single inch""#, pain: 5,
            samples: [.speech, .speechReprint, .noPromise, .factCheck], drafts: ["inch"],
            notes: [.shouted]),
        QueryRow(
            typed: ["not", "a", "single", "inch"], "not a single inch", pain: 5,
            samples: [.speech, .speechReprint, .noPromise, .offer, .factCheck]),
        QueryRow(
            typed: ["harbour", "OR", "dam"], "harbour OR dam", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .cracks, .panel, .judge, .drills, .candidates, .runoff,
                .runoffReprint, .quentWins, .dredger, .water, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            typed: ["harbour OR dam"], "harbour OR dam", pain: 5,
            samples: [
                .vote, .voteReprint, .boats, .cracks, .panel, .judge, .drills, .candidates, .runoff,
                .runoffReprint, .quentWins, .dredger, .water, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            typed: ["harbour", "-vote"], "harbour -vote", pain: 5,
            samples: [.boats, .judge, .dredger, .jabs, .tideTable, .keeper]),

        // MARK: Pain 6: what passages light up

        QueryRow(
            #""not a single inch""#, #""not a single inch""#, pain: 6,
            samples: [.speech, .speechReprint, .noPromise, .factCheck],
            lit: ["not a single inch"]),
        QueryRow(
            typed: ["not a single inch"], #""not a single inch""#, pain: 6,
            samples: [.speech, .speechReprint, .noPromise, .factCheck],
            lit: ["not a single inch"]),
        QueryRow(
            "“four enlargements”", #""four enlargements""#, pain: 6,
            samples: [.speech, .speechReprint], lit: ["four enlargements"]),
        QueryRow(
            "=skylight key:nw-220208-009", #""skylight" key:nw-220208-009"#, pain: 6,
            samples: [.theft], lit: ["skylight"]),
        QueryRow("bale key:nw-230321-012", "bale key:nw-230321-012", pain: 6, samples: [.found]),
        QueryRow(
            #""courteous refusal""#, #""courteous refusal""#, pain: 6, samples: [.offer],
            lit: ["courteous refusal"]),
        QueryRow(
            "courteous refusal", "courteous refusal", pain: 6, samples: [.offer],
            lit: ["courteous refusal"]),
        QueryRow(
            "Fussweg abgesteckt", "fussweg abgesteckt", pain: 6, samples: [.niedrigwasser],
            lit: ["Fußweg abgesteckt"]),
        QueryRow("試験航海", #""試験航海""#, pain: 6, samples: [.ferry], lit: ["試験航海"]),
        QueryRow(
            #""inch beyond the river" key:nw-211202-058"#,
            #""inch beyond the river" key:nw-211202-058"#, pain: 6, samples: [.speech],
            lit: ["inch beyond the river"]),
        QueryRow(
            "Not a single inch beyond", "not a single inch beyond", pain: 6,
            first: [.speech, .speechReprint]),
        QueryRow("paraffin -storm", "paraffin -storm", pain: 6, samples: []),
        QueryRow("paraffin -dam", "paraffin -dam", pain: 6, samples: [.keeper], lit: ["paraffin"]),
        QueryRow("whisker*", "whisker*", pain: 6, samples: [.dredger], lit: ["whisker"]),
        QueryRow(
            "swallow ADJ/5 spring", "swallow ADJ/5 spring", pain: 6, samples: [.keeper],
            lit: ["swallow", "spring"]),
        QueryRow(
            "“Went up all the same”", #""went up all the same""#, pain: 6, samples: [.keeper],
            lit: ["Went up all the same"]),

        // MARK: Pain 11: scripts without spaces, and other scripts

        QueryRow("北约", #""北约""#, pain: 11, samples: [], drafts: ["zh"]),
        QueryRow("东扩", #""东扩""#, pain: 11, samples: [], drafts: ["zh"]),
        QueryRow("扩", #""扩""#, pain: 11, samples: [], drafts: ["zh"]),
        QueryRow("北约 争议", #""北约" "争议""#, pain: 11, samples: [], drafts: ["zh"]),
        QueryRow("“北约东扩”", #""北约东扩""#, pain: 11, samples: [], drafts: ["zh"]),
        QueryRow("约北", #""约北""#, pain: 11, samples: [], drafts: []),
        QueryRow("北约 -争议", #""北约" -"争议""#, pain: 11, samples: [], drafts: []),
        QueryRow("港湾", #""港湾""#, pain: 11, samples: [], drafts: ["ja"]),
        QueryRow("拡張する", #""拡張する""#, pain: 11, samples: [], drafts: ["ja"]),
        QueryRow("NATO拡大", #"nato "拡大""#, pain: 11, samples: [], drafts: ["ja"]),
        QueryRow("나토", #""나토""#, pain: 11, samples: [], drafts: ["ko"]),
        QueryRow("확대 논의", #""확대" "논의""#, pain: 11, samples: [], drafts: ["ko"]),
        QueryRow("นาโต", #""นาโต""#, pain: 11, samples: [], drafts: ["th"]),
        QueryRow("ขยาย", #""ขยาย""#, pain: 11, samples: [], drafts: ["th"]),
        QueryRow("北约 OR 나토", #""北约" OR "나토""#, pain: 11, samples: [], drafts: ["zh", "ko"]),
        QueryRow("汐ヶ浦", #""汐ヶ浦""#, pain: 11, samples: [.ferry]),
        QueryRow("フェリー", #""フェリー""#, pain: 11, samples: [.ferry]),
        QueryRow("港", #""港""#, pain: 11, samples: [.ferry]),
        QueryRow("岸壁 埠頭", #""岸壁" "埠頭""#, pain: 11, samples: [.ferry]),
        QueryRow("埠頭 -岸壁", #""埠頭" -"岸壁""#, pain: 11, samples: []),
        QueryRow("headline:定期便", #"headline:"定期便""#, pain: 11, samples: [.ferry]),
        QueryRow("headline:組合長", #"headline:"組合長""#, pain: 11, samples: []),
        QueryRow("四万八千円", #""四万八千円""#, pain: 11, samples: [.ferry]),
        QueryRow("カルダー*", #""カルダー""#, pain: 11, samples: [.ferry]),
        QueryRow(typed: ["試験航海"], #""試験航海""#, pain: 11, samples: [.ferry]),
        QueryRow(typed: ["試験航海 フェリー"], #""試験航海フェリー""#, pain: 11, samples: [.ferry]),
        QueryRow("рыбаки", "рыбаки", pain: 11, samples: [.ice]),
        QueryRow("Селлы", "селлы", pain: 11, samples: [.ice, .porom]),
        QueryRow("причал", "причал", pain: 11, samples: [.porom]),
        QueryRow("שלום", "שלום", pain: 11, samples: [], drafts: ["hebrew"]),
        QueryRow("مرحبا", "مرحبا", pain: 11, samples: [], drafts: ["arabic"]),

        // MARK: Letters, emoji and widths as people type them

        QueryRow("cafe", "cafe", samples: [], drafts: ["nfc", "nfd"]),
        QueryRow("café", "cafe", samples: [], drafts: ["nfc", "nfd"]),
        QueryRow("café", "cafe", samples: [], drafts: ["nfc", "nfd"]),
        QueryRow("Lukasz Fabianski", "lukasz fabianski", samples: [], drafts: ["fabianski"]),
        QueryRow("Łukasz Fabiański", "łukasz fabianski", samples: [], drafts: ["fabianski"]),
        QueryRow(
            #""lukasz fabianski""#, #""lukasz fabianski""#, samples: [], drafts: ["fabianski"]),
        QueryRow("strasse", "strasse", samples: [], drafts: ["strasse"]),
        QueryRow("Straße", "straße", samples: [], drafts: ["strasse"]),
        QueryRow("STRASSE", "strasse", samples: [], drafts: ["strasse"]),
        QueryRow("Capek", "capek", samples: [], drafts: ["capek"]),
        QueryRow("orsted", "orsted", samples: [], drafts: ["orsted"]),
        QueryRow("ＮＡＴＯ", "nato", samples: [], drafts: ["nato", "full-width", "ja"]),
        QueryRow("ｓｕｍｍｉｔ", "summit", drafts: ["nato", "full-width"]),
        QueryRow("final office", "final office", drafts: ["ligature", "plain"]),
        QueryRow("ﬁnal oﬃce", "final office", drafts: ["ligature", "plain"]),
        QueryRow("🌊", #""🌊""#, samples: [], drafts: ["wave"]),
        QueryRow("🇸🇪", #""🇸🇪""#, samples: [], drafts: ["flags"]),
        QueryRow("🇪🇳", #""🇪🇳""#, samples: [], drafts: []),
        QueryRow("👩\u{200D}👩\u{200D}👧", #""👩""#, samples: [], drafts: ["family"]),
        QueryRow("wave 🌊", #"wave "🌊""#, drafts: ["wave"]),
        QueryRow("café*", "cafe*", samples: [], drafts: ["nfc", "nfd"]),
        QueryRow(
            "#RedLines🌊", #""redlines" OR "red lines""#, samples: [], drafts: ["tag", "putins"]),
        QueryRow("Heloise Barquin", "heloise barquin", samples: []),
        QueryRow("gele", "gele", samples: [.encre]),
        QueryRow("l'encre", #""l encre" OR encre"#, samples: [.encre]),
        QueryRow("Chefingenieurin", "chefingenieurin", samples: [.niedrigwasser]),
        QueryRow("cooperate", "cooperate"),

        // MARK: Forms of words

        QueryRow(
            "vote", "vote",
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow(
            "voted", "voted",
            samples: [.vote, .voteReprint, .candidates, .runoff, .runoffReprint, .quentWins]),
        QueryRow("arrests thieves", "arrests thieves", samples: [.found]),
        QueryRow("inspection", "inspection", samples: [.cracks, .memorandum, .signed, .torvel]),
        QueryRow(
            "expan*", "expan*",
            samples: [.vote, .voteReprint, .boats, .panel, .judge, .candidates, .dredger]),
        QueryRow("headline:expan*", "headline:expan*", samples: [.vote, .voteReprint]),
        QueryRow(
            #""harbour exp"*"#, #""harbour exp"*"#,
            samples: [.vote, .voteReprint, .judge, .candidates]),
        QueryRow("*", "", samples: []),
        QueryRow(
            "harbour *", "harbour",
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow("*arbour", "arbour", samples: [], notes: [.strayStar]),
        QueryRow("harb*our", #""harb our""#, samples: [], notes: [.strayStar]),

        // MARK: Near and in order

        QueryRow(
            "radar NEAR/1 stations", "radar NEAR/1 stations",
            samples: [.talks, .offer, .encre, .memorandum, .signed, .torvel]),
        QueryRow(
            "stations NEAR/1 radar", "stations NEAR/1 radar",
            samples: [.talks, .offer, .encre, .memorandum, .signed, .torvel]),
        QueryRow("stations ADJ/1 radar", "stations ADJ/1 radar", samples: [.encre]),
        QueryRow("brigade NEAR/3 kilometres", "brigade NEAR/3 kilometres", samples: []),
        QueryRow(
            "brigade NEAR/5 kilometres", "brigade NEAR/5 kilometres",
            samples: [.speech, .speechReprint]),
        QueryRow("kilometres ADJ/9 brigade", "kilometres ADJ/9 brigade", samples: []),
        QueryRow(
            "harbour ADJ/2 expansion", "harbour ADJ/2 expansion",
            samples: [.vote, .voteReprint, .judge, .candidates]),
        QueryRow("expansion ADJ/2 harbour", "expansion ADJ/2 harbour", samples: []),
        QueryRow("(dam OR harbour) NEAR/3 wall", "(dam OR harbour) NEAR/3 wall", samples: [.jabs]),
        QueryRow(#""pale horseman" NEAR/8 stolen"#, #""pale horseman" NEAR/8 stolen"#),
        QueryRow("harbour NEAR vote", "harbour NEAR/10 vote", samples: [.voteReprint]),
        QueryRow("harbour ADJ vote", "harbour ADJ/10 vote", samples: [.voteReprint]),
        QueryRow(
            "dam NEAR/0 ashgrove", "dam NEAR/1 ashgrove",
            samples: [.cracks, .panel, .drills, .water]),
        QueryRow(
            "dam NEAR/99999 ashgrove", "dam NEAR/1000 ashgrove",
            samples: [.cracks, .panel, .drills, .water]),
        QueryRow(
            "harbour NEAR/5 -vote", "harbour -vote",
            samples: [.boats, .judge, .dredger, .jabs, .tideTable, .keeper],
            notes: [.notNear("NEAR")]),
        QueryRow(
            "-(radar NEAR/1 stations) Korvania", "-(radar NEAR/1 stations) korvania",
            samples: [.argument, .speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            "headline:(harbour NEAR/3 costs)", "headline:harbour NEAR/3 headline:costs",
            samples: [.dredger]),

        // MARK: Fields and conditions

        QueryRow(
            "headline:harbour", "headline:harbour",
            samples: [.vote, .voteReprint, .candidates, .dredger, .jabs]),
        QueryRow(
            "title:harbour", "headline:harbour",
            samples: [.vote, .voteReprint, .candidates, .dredger, .jabs]),
        QueryRow(
            "HEADLINE:harbour", "headline:harbour",
            samples: [.vote, .voteReprint, .candidates, .dredger, .jabs]),
        QueryRow(
            "body:breakwater", "body:breakwater",
            samples: [.vote, .voteReprint, .boats, .judge, .dredger, .ship, .keeper]),
        QueryRow(
            "headline:(harbour expansion)", "headline:harbour headline:expansion",
            samples: [.vote, .voteReprint]),
        QueryRow(
            "headline:(harbour OR dam)", "headline:harbour OR headline:dam",
            samples: [.vote, .voteReprint, .cracks, .panel, .candidates, .dredger, .jabs]),
        QueryRow(
            "-headline:harbour harbour", "-headline:harbour harbour",
            samples: [.boats, .judge, .runoff, .runoffReprint, .quentWins, .tideTable, .keeper]),
        QueryRow(
            #"entity:"Hallam Museum""#, #"entity:"hallam museum""#,
            samples: [.theft, .nightGuard, .queue, .arrests, .found]),
        QueryRow("entity:Thorvik", "entity:thorvik", samples: [.theft, .queue, .arrests, .found]),
        QueryRow(
            "source:Northgate", "source:Northgate",
            samples: [
                .vote, .cupFinal, .cracks, .talks, .argument, .speech, .offer, .flu, .theft,
                .drills, .runoff, .quentWins, .memorandum, .found,
            ]),
        QueryRow(
            #"source:"Halden Post""#, #"source:"Halden Post""#,
            samples: [.nightGuard, .queue, .arrests]),
        QueryRow(
            #"source:"the halden post" museum"#, #"source:"the halden post" museum"#,
            samples: [.nightGuard, .queue, .arrests]),
        QueryRow(
            "source:Courier harbour", "source:Courier harbour",
            samples: [.voteReprint, .boats, .judge, .dredger, .tideTable, .keeper]),
        QueryRow(
            #"-source:"Northgate Wire" flu"#, #"-source:"Northgate Wire" flu"#,
            samples: [.fluReprint, .jabs]),
        QueryRow("source:Nowhere", "source:Nowhere", samples: []),
        QueryRow("source:汐ヶ浦新報", #"source:"汐ヶ浦新報""#, samples: [.ferry]),
        QueryRow(
            "author:Amsel", "author:Amsel",
            samples: [.talks, .argument, .speech, .offer, .memorandum, .torvel]),
        QueryRow(
            #"author:"judith amsel" radar"#, #"author:"judith amsel" radar"#,
            samples: [.talks, .offer, .memorandum, .torvel]),
        QueryRow("author:Heloise", "author:Heloise", samples: [.encre]),
        QueryRow("language:de", "language:de", samples: [.niedrigwasser]),
        QueryRow("language:German", "language:German", samples: [.niedrigwasser]),
        QueryRow("lang:uk", "language:uk", samples: [.porom]),
        QueryRow("language:japanese", "language:japanese", samples: [.ferry]),
        QueryRow("key:vz-5521", "key:vz-5521", samples: [.porom]),
        QueryRow("key:VZ", "key:VZ", samples: []),
        QueryRow(
            "url:haldenpost.example/culture", "url:haldenpost.example/culture",
            samples: [.nightGuard]),
        QueryRow(
            "date:2021-12..2022-02", "date:2021-12..2022-02",
            samples: [
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .ice,
                .theft, .nightGuard, .queue,
            ]),
        QueryRow("date:..2021-05", "date:..2021-05", samples: [.vote, .voteReprint, .cupFinal]),
        QueryRow("date:2023-04..", "date:2023-04..", samples: [.ferry, .torvel]),
        QueryRow("date:2021-12-20", "date:2021-12-20", samples: [.offer]),
        QueryRow("date:2021-11", "date:2021-11", samples: [.argument]),
        QueryRow("before:2021-06", "date:..2021-05", samples: [.vote, .voteReprint, .cupFinal]),
        QueryRow("after:2023-02", "date:2023-03..", samples: [.found, .ferry, .torvel]),
        QueryRow(
            "after:2021-12 before:2022-02", "date:2022.. date:..2022-01",
            samples: [.flu, .fluReprint, .ice]),
        QueryRow("date:yesterday", "date:2022-03-15", samples: [.factCheck]),
        QueryRow(#"date:"last month""#, "date:2022-02", samples: [.theft, .nightGuard, .queue]),
        QueryRow(#"date:"last week""#, "date:2022-03-07..2022-03-13", samples: []),
        QueryRow(
            "date:last-month museum", "date:2022-02 museum",
            samples: [.theft, .nightGuard, .queue]),
        QueryRow(
            "date:2022-02..2021-12 pact", "date:2021-12..2022-02 pact",
            samples: [.speech, .speechReprint, .noPromise, .offer]),
        QueryRow(
            "date:(2021-07 OR 2021-08)", "date:2021-07 OR date:2021-08",
            samples: [.cracks, .panel]),
        QueryRow(
            "-date:2021 -date:2022 -date:2023", "-date:2021 -date:2022 -date:2023",
            samples: [.tideTable, .keeper, .towpath]),
        QueryRow("date:soon", "soon", samples: [], notes: [.notADate("soon")]),
        QueryRow("harbour date:2021-03", "harbour date:2021-03", samples: [.vote, .voteReprint]),
        QueryRow(
            "harbour OR date:2021-03", "harbour OR date:2021-03",
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow("headline: harbour", "headline harbour", samples: []),

        // MARK: Any of the words

        QueryRow(
            "harbour dam", "harbour OR dam", matching: .any,
            samples: [
                .vote, .voteReprint, .boats, .cracks, .panel, .judge, .drills, .candidates, .runoff,
                .runoffReprint, .quentWins, .dredger, .water, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(
            "harbour dam -vote", "(harbour OR dam) -vote", matching: .any,
            samples: [
                .boats, .cracks, .panel, .judge, .drills, .dredger, .water, .jabs, .tideTable,
                .keeper,
            ]),
        QueryRow(
            "harbour AND council dam", "(harbour council) OR dam", matching: .any,
            samples: [.vote, .voteReprint, .cracks, .panel, .judge, .drills, .dredger, .water]),
        QueryRow(
            "harbour dam source:Meridian", "(harbour OR dam) source:Meridian", matching: .any,
            samples: [.panel, .candidates, .runoffReprint, .jabs]),
        QueryRow(
            #"dam "red lines""#, #"dam OR "red lines""#, matching: .any,
            samples: [.cracks, .panel, .drills, .water]),

        // MARK: Command lines

        QueryRow(
            typed: ["harbour"], "harbour",
            samples: [
                .vote, .voteReprint, .boats, .judge, .candidates, .runoff, .runoffReprint,
                .quentWins, .dredger, .jabs, .tideTable, .keeper,
            ]),
        QueryRow(typed: ["Varekh", "red lines"], #"varekh "red lines""#, samples: []),
        QueryRow(
            typed: [#"Varekh "single inch""#], #"varekh "single inch""#,
            samples: [.speech, .speechReprint, .noPromise, .factCheck]),
        QueryRow(
            typed: ["headline:harbour", "vote"], "headline:harbour vote",
            samples: [.vote, .voteReprint, .candidates]),
        QueryRow(typed: ["source:Halden Post"], "source:Halden post", samples: []),
        QueryRow(
            typed: [#"source:"Halden Post""#, "museum"], #"source:"Halden Post" museum"#,
            samples: [.nightGuard, .queue, .arrests]),
        QueryRow(
            typed: [], "",
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .ice,
                .theft, .nightGuard, .queue, .drills, .factCheck, .candidates, .runoff,
                .runoffReprint, .quentWins, .preview, .revenge, .niedrigwasser, .dredger, .pueblo,
                .porom, .water, .arrests, .orsasee, .encre, .jabs, .ship, .memorandum, .signed,
                .found, .ferry, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow(
            typed: [""], "",
            samples: [
                .vote, .voteReprint, .cupFinal, .boats, .cracks, .panel, .talks, .judge, .argument,
                .speech, .speechReprint, .noPromise, .offer, .desks, .flu, .fluReprint, .ice,
                .theft, .nightGuard, .queue, .drills, .factCheck, .candidates, .runoff,
                .runoffReprint, .quentWins, .preview, .revenge, .niedrigwasser, .dredger, .pueblo,
                .porom, .water, .arrests, .orsasee, .encre, .jabs, .ship, .memorandum, .signed,
                .found, .ferry, .torvel, .tideTable, .keeper, .towpath,
            ]),
        QueryRow(
            typed: ["the Hallam Museum in Pellmouth"], #""the hallam museum in pellmouth""#,
            samples: [.theft, .queue]),

        // MARK: Beyond the ordinary

        QueryRow(
            #"(((harbour OR dam) council) OR vote) -(flu OR "town hall")"#,
            #"(((harbour OR dam) council) OR vote) -(flu OR "town hall")"#),
        QueryRow(
            #"headline:(harbour -"marrow point")"#, #"headline:harbour -headline:"marrow point""#,
            samples: [.candidates, .dredger, .jabs]),
        QueryRow(#"source:"-x""#, #"source:"-x""#, samples: []),
        QueryRow(#"source:"NOT""#, #"source:"NOT""#, samples: []),
        QueryRow(#"source:"OR" harbour"#, #"source:"OR" harbour"#, samples: []),
        QueryRow(#"key:"-""#, #"key:"-""#, samples: []),
        QueryRow(#"author:"NEAR/3""#, #"author:"NEAR/3""#, samples: []),
        QueryRow(#"source:5"x harbour"#, #"source:"5 x" harbour"#, samples: []),
        QueryRow("language:Ukrainian", "language:Ukrainian", samples: [.porom]),
        QueryRow(
            "language:en harbour", "language:en harbour",
            samples: [.vote, .runoff, .quentWins, .tideTable]),
        QueryRow(
            "-language:en -language:de harbour", "-language:en -language:de harbour",
            samples: [
                .voteReprint, .boats, .judge, .candidates, .runoffReprint, .dredger, .jabs, .keeper,
            ]),
        QueryRow(
            "before:yesterday after:2022-03-02", "date:..2022-03-14 date:2022-03-03..",
            samples: [.drills]),
        QueryRow("date:today", "date:2022-03-16", samples: []),
        QueryRow(#"date:"last 7 days""#, "date:2022-03-10..2022-03-16", samples: [.factCheck]),
        QueryRow(
            "date:2021-07-15 OR date:2021-12-20", "date:2021-07-15 OR date:2021-12-20",
            samples: [.cracks, .offer]),
        QueryRow(#"date:"15 July 2021""#, "date:2021-07-15", samples: [.cracks]),
        QueryRow("since:2023-04", #""since 2023 04""#, samples: []),
        QueryRow("language:日本語", #"language:"日本語""#, samples: [.ferry]),
        QueryRow("language:ja-JP", "language:ja-JP", samples: []),
    ]
}
