import Analysis
import Archive
import TestSupport
import Testing

@testable import Search

struct SearcherTests {
    private static let filler = "Nothing much happened on the quay that day, the clerk wrote. "

    @Test func `the headline counts more than entities, and those more than the body`() async throws
    {
        let other = "Another day."
        let archive = try await TestArchive([
            draft("body", other, Self.filler + "Marrow spoke."),
            draft("entities", other, Self.filler + "Somebody spoke.", entities: ["Marrow"]),
            draft("headline", "Marrow day.", Self.filler + "Somebody spoke."),
            draft("none", other, Self.filler),
        ])
        #expect(try archive.keys("marrow") == ["headline", "entities", "body"])
    }

    @Test func `the exact phrase stands above scattered words`() async throws {
        let archive = try await TestArchive([
            draft("scattered", "Single inch, single inch: an inch", "single inch not inch inch a"),
            draft(
                "phrase", "The speech",
                Self.filler + "He said not a single inch of it. " + Self.filler),
        ])
        let hits = try archive.searcher.search(Query(parsing: "not a single inch")).hits
        #expect(hits.map(\.article.key) == ["phrase", "scattered"])
        #expect(hits.map(\.isVerbatim) == [true, false])
    }

    @Test func `where nothing has the phrase all its words are looked for`() async throws {
        let archive = try await TestArchive([draft("a", "", "The dam at the red lake.")])
        let query = Query(arguments: ["red dam"])
        let results = try archive.searcher.search(query)
        #expect(results.isFallback)
        #expect(results.total == 1)
        #expect(results.answered?.description == "red dam")
        var exact = query
        exact.fallback = nil
        #expect(try archive.searcher.search(exact).total == 0)
    }

    @Test func `a phrase that a filter hides falls back too`() async throws {
        let archive = try await TestArchive([
            draft("a", "", "red dam", source: "One"), draft("b", "", "dam red", source: "Two"),
        ])
        let query = Query(arguments: ["red dam"])
        #expect(try !archive.searcher.search(query).isFallback)
        let results = try archive.searcher.search(query, options: options { $0.sources = ["Two"] })
        #expect(results.isFallback)
        #expect(results.hits.map(\.article.key) == ["b"])
    }

    @Test func `a phrase does not reach from one field into another`() async throws {
        let archive = try await TestArchive([draft("a", "The red", "dam broke", entities: ["Orsa"])]
        )
        #expect(try archive.searcher.search(Query(parsing: "\"red dam\"")).total == 0)
        #expect(try archive.searcher.search(Query(parsing: "red dam orsa")).total == 1)
    }

    @Test(arguments: SearchOptions.Sort.allCases)
    func `pages put together are one big page`(sort: SearchOptions.Sort) async throws {
        var random = SeededGenerator(seed: 5)
        let archive = try await TestArchive(
            (0..<120).map { number in
                draft(
                    "k\(number)", random.pick(["Dam", "Flood", "Dam flood"]),
                    String(repeating: "dam ", count: random.number(0...3)) + "flood here",
                    date: random.pick([nil, "2021", "2021-03", "2021-03-04", "1969-01-01"]))
            })
        for text in ["flood", "dam flood", "\"flood here\"", ""] {
            let query = Query(parsing: text)
            let whole = try archive.searcher.search(
                query,
                options: options {
                    $0.sort = sort; $0.limit = 1_000
                })
            #expect(whole.hits.count == whole.total)
            var pages: [String] = []
            for offset in stride(from: 0, to: whole.total + 7, by: 7) {
                let page = try archive.searcher.search(
                    query,
                    options: options {
                        $0.sort = sort; $0.limit = 7; $0.offset = offset
                    })
                #expect(page.total == whole.total)
                pages += page.hits.map(\.article.key)
            }
            #expect(pages == whole.hits.map(\.article.key), "\(text)")
            #expect(Set(pages).count == whole.total)
        }
    }

    @Test(arguments: [(Int.max, Int.max), (Int.max, 0), (10, Int.max), (10, -1), (-1, 0), (0, 0)])
    func `no limit and no offset is out of range`(limit: Int, offset: Int) async throws {
        let archive = try await TestArchive([draft("a", "dam"), draft("b", "dam")])
        for sort in SearchOptions.Sort.allCases {
            let results = try archive.searcher.search(
                Query(parsing: "dam"),
                options: options {
                    $0.limit = limit; $0.offset = offset; $0.sort = sort
                })
            #expect(results.total == 2)
            #expect(results.hits.count == (limit > 0 && offset <= 0 ? 2 : 0))
        }
    }

    @Test func `hits come by date, undated ones last`() async throws {
        let archive = try await TestArchive([
            draft("undated", "dam"), draft("old", "dam", date: "1931-05-01"),
            draft("zone", "dam", date: "2021-12-23T01:00:00+03:00"),
            draft("day", "dam", date: "2021-12-23"), draft("new", "dam", date: "2022"),
        ])
        for query in ["dam", ""] {
            let text = query.isEmpty ? [] : [query]
            func keys(_ sort: SearchOptions.Sort) throws -> [String] {
                try archive.searcher.search(
                    Query(arguments: text), options: options { $0.sort = sort }
                ).hits.map(\.article.key)
            }
            #expect(try keys(.newest) == ["new", "day", "zone", "old", "undated"])
            #expect(try keys(.oldest) == ["old", "zone", "day", "new", "undated"])
        }
    }

    @Test(
        arguments: [
            ("2021", nil, ["mid", "december", "late", "lateDay", "next"]),
            (nil, "2021", ["old", "mid", "december", "late", "lateDay"]),
            ("2021-12", "2021-12", ["december", "late", "lateDay"]),
            ("2021-12-23", "2021-12-23", ["late", "lateDay"]),
            ("2021-12-24", nil, ["next"]),
            (nil, "1960", []),
            ("2022", nil, ["next"]),
        ] as [(String?, String?, [String])])
    func `a date filter means its whole period`(
        from: String?, to: String?, keys: [String]
    ) async throws {
        let archive = try await TestArchive([
            draft("undated", "dam"), draft("old", "dam", date: "1969-12-31T23:59:59Z"),
            draft("mid", "dam", date: "2021-07-04"), draft("december", "dam", date: "2021-12-01"),
            draft("lateDay", "dam", date: "2021-12-23T23:59:59Z"),
            // In UTC it is still the 23rd.
            draft("late", "dam", date: "2021-12-24T01:00:00+03:00"),
            draft("next", "dam", date: "2022-01-01T00:00:00Z"),
        ])
        let filter = options {
            $0.from = from.flatMap { ArticleDate($0) }
            $0.to = to.flatMap { ArticleDate($0) }
            $0.sort = .oldest
        }
        for query in [[], ["dam"]] {
            let found = try archive.searcher.search(Query(arguments: query), options: filter)
            #expect(found.hits.map(\.article.key) == keys)
            #expect(found.total == keys.count)
        }
    }

    @Test func `every source is known, in whatever case its name begins`() async throws {
        let names = ["apple Wire", "Banana Post", "cherry Times", "Date Daily", "elder News"]
        let archive = try await TestArchive(
            names.map { draft($0, "dam", "of \($0)", source: $0) } + [draft("none", "dam")])
        for name in names {
            let results = try archive.searcher.search(
                Query(arguments: ["dam"]), options: options { $0.sources = [name] })
            #expect(results.total == 1, "\(name)")
            #expect(results.unknownSources.isEmpty, "\(name)")
        }
    }

    @Test(
        arguments: [
            (["The Calder Courier"], ["courier", "COURIER"], []),
            (["calder courier"], ["courier", "COURIER", "sunday"], []),
            (["courier"], ["courier", "COURIER", "sunday"], []),
            (["CALDER"], ["courier", "COURIER", "sunday"], []),
            (["Le Journal d'Été"], ["ete"], []), (["ete"], ["ete"], []), (["d’ete"], ["ete"], []),
            (["Orsa Post"], ["post"], []), (["Orsa", "été"], ["ete", "post", "weekly"], []),
            (["Nobody's Herald"], [], ["Nobody's Herald"]),
            (["Orsa Post", "Herald"], ["post"], ["Herald"]), (["!!!"], [], ["!!!"]),
            ([""], [], [""]),
        ] as [([String], [String], [String])])
    func `a source is meant by its name or words of it`(
        names: [String], keys: [String], unknown: [String]
    ) async throws {
        let archive = try await TestArchive([
            draft("courier", "dam", source: "The Calder Courier"),
            draft("COURIER", "dam two", source: "THE CALDER COURIER"),
            draft("sunday", "dam", source: "The Calder Courier on Sunday"),
            draft("ete", "dam", source: "Le Journal d’Été"),
            draft("post", "dam", source: "Orsa Post"),
            draft("weekly", "dam", source: "Orsa Post Weekly"), draft("none", "dam"),
        ])
        for query in [[], ["dam"]] {
            let results = try archive.searcher.search(
                Query(arguments: query), options: options { $0.sources = names })
            #expect(Set(results.hits.map(\.article.key)) == Set(keys))
            #expect(results.unknownSources == unknown)
        }
    }

    @Test(
        arguments: [
            (["Stenmoe"], ["both", "one"]), (["halvard STENMOE"], ["both", "one"]),
            (["Stenmoe", "Orsa"], ["both"]), (["Tessal Pact"], ["both"]), (["Pact Tessal"], []),
            (["Stenmoe", "Nobody"], []), (["dam"], []), (["!!!"], []), ([""], []),
        ] as [([String], [String])])
    func `an entity is meant by words of its name, several all`(
        names: [String], keys: [String]
    ) async throws {
        let archive = try await TestArchive([
            draft("both", "dam", entities: ["Halvard Stenmoe", "Tessal Pact", "Orsa"]),
            draft("one", "dam", entities: ["Halvard Stenmoe"]),
            draft("body", "dam", "Halvard Stenmoe of Orsa and the Tessal Pact"),
        ])
        for query in [[], ["dam"]] {
            let results = try archive.searcher.search(
                Query(arguments: query), options: options { $0.entities = names })
            #expect(Set(results.hits.map(\.article.key)) == Set(keys))
        }
    }

    @Test func `a query of marks finds nothing, and no query everything`() async throws {
        let archive = try await TestArchive([draft("a", "dam"), draft("b", "flood")])
        #expect(try archive.searcher.search(Query(parsing: "!!!")).total == 0)
        #expect(try archive.searcher.search(Query(arguments: [])).total == 2)
        #expect(try archive.searcher.timeline(Query(parsing: "!!!")).undatedMatches == 0)
    }

    @Test func `headline and snippet light the same words`() async throws {
        let archive = try await TestArchive([
            draft("a", "Red lines at Orsa", "The red lines of Orsa are red.")
        ])
        let hit = try #require(
            archive.searcher.search(Query(parsing: "\"red lines\" orsa")).hits.first)
        #expect(hit.headlineHighlights == [0..<9, 13..<17])
        #expect(hit.snippets.map(\.highlights) == [[4..<13, 17..<21]])
        #expect(hit.snippets.map(\.offset) == [0])
    }

    @Test(
        arguments: [
            ("dam -source:Herald", ["dam"]), ("dam source:Post -key:other", ["dam"]),
            ("(dam source:Post) OR flood", ["dam", "flood"]),
            // Nothing of an alternative that does not hold.
            ("(dam source:Herald) OR flood", ["flood"]), ("(dam nowhere) OR flood", ["flood"]),
            ("(dam -flood) OR vote", ["vote", "vote"]), ("(dam date:1999) OR -key:b", []),
            // Together as typed they are one, but not another form twice.
            ("flood vote", ["flood vote", "vote"]), ("voted vote", ["vote", "vote"]),
        ])
    func `what lights up is what the article was found by`(
        text: String, lit: [String]
    ) async throws {
        let archive = try await TestArchive([
            draft("a", "", "dam, flood vote vote", date: "2021", source: "Post"),
            draft("b", "", "voted", source: "Herald"),
        ])
        let query = Query(parsing: text)
        let hit = try #require(
            archive.searcher.search(query, options: options { $0.sort = .newest }).hits.first)
        #expect(hit.article.key == "a")
        let snippet = try #require(hit.snippets.first)
        let scalars = Array(snippet.text.unicodeScalars)
        let spans = snippet.highlightsInText.map { String(String.UnicodeScalarView(scalars[$0])) }
        #expect(spans == lit)
        #expect(
            try archive.searcher.highlights(of: query, in: hit.article).body == snippet.highlights)
    }

    @Test func `an archive that is missing is an error`() {
        #expect(throws: ArchiveError.missing(path: "/nowhere/news.db")) {
            try Searcher(opening: "/nowhere/news.db")
        }
    }
}
