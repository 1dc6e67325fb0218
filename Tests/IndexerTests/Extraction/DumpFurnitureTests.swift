import Analysis
import Indexer
import Testing

/// What stands around an article in the dump of a page, and must not be taken for it. Invented pages.
@Suite struct DumpFurnitureTests {
    private static let paragraphs = HarbourWall.paragraphs
    private static let prose = paragraphs.joined(separator: "\n\n")
    private static let menu = "Home\n\nWorld\n\nSport\n\nWeather\n\nLog in"

    private func article(_ lines: String...) -> ExtractedArticle {
        ArticleExtractor().extract(dump: lines.joined(separator: "\n\n"))
    }

    @Test func `teasers longer than the article are not the article`() {
        let teasers = (1...12).map { number in
            "Ferry number \(number) is late\n\nNews\n\nThe ferry of line \(number) was late again"
                + " on Monday, and nobody on the quay knew why."
        }
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", Self.prose,
            teasers.joined(separator: "\n\n"))
        #expect(found.body == Self.prose)
    }

    @Test func `sidebar lines that are said again are no prose`() {
        let sidebar = (1...9).map {
            "The \($0) best places to watch the boats come in are all on this side of the bay."
        }.joined(separator: "\n\n")
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, sidebar, "Harbour Wall Stays", Self.prose,
            "Most shared",
            sidebar)
        #expect(found.body == Self.prose)
    }

    @Test func `a headline that is said again below the article is a teaser's`() {
        let found = article(
            "Harbour Wall Stays Until Spring | Post", Self.menu,
            "Harbour Wall of Port Ellery Stays Until Spring, Mayor Says", Self.prose, "Log in",
            "Search", "Harbour Wall Stays Until Spring",
            "The wall of the harbour stays, says the mayor of Port Ellery to the council.")
        #expect(found.body == Self.prose)
    }

    @Test func `what follows the label that ends the article is not its body`() {
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", Self.prose,
            "About the author",
            "Lena Marsh has written about the harbours of this coast since she was a deckhand on the"
                + " ferries, and she lives with two dogs in a house that is below the water line.")
        #expect(found.body == Self.prose)
    }

    @Test func `a pointer in the first half of an article does not end it`() {
        let rest = Self.paragraphs.dropFirst().joined(separator: "\n\n")
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", Self.paragraphs[0],
            "Related stories", rest)
        #expect(found.body == Self.prose)
    }

    @Test func `a standfirst opens the body`() {
        let standfirst =
            "Mayor Quell asks the council to wait until the engineers have looked at it"
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", standfirst,
            "By Lena Marsh", "Share", "Print", Self.prose)
        #expect(found.body == standfirst + "\n\n" + Self.prose)
    }

    @Test func `a list in the article is kept, a line that comes again and again is not`() {
        let list = (1...15).map { "Gate \($0)" }.joined(separator: "\n\n")
        let more = Self.paragraphs.map { "Once more: " + $0 }.joined(separator: "\n\n")
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", Self.paragraphs[0],
            "Harbour Shop", Self.paragraphs[1], Self.paragraphs[2], list, "Harbour Shop", more,
            "Harbour Shop")
        #expect(found.body.contains("Gate 1\n\nGate 2\n\nGate 3"))
        #expect(found.body.contains("Gate 15"))
        #expect(!found.body.contains("Harbour Shop"))
    }

    @Test func `the part of the title right above the prose is the headline, not the outlet`() {
        let found = article(
            "Tide Tables | The Post of the Bay", "The Post of the Bay", Self.menu,
            "Tide Tables", Self.prose)
        #expect(found.headline == Extracted("Tide Tables", by: .repeatedTitle))
        #expect(found.source?.value == "The Post of the Bay")
    }

    @Test func `a page without line ends is parted where its blocks were glued`() {
        let glued =
            "Harbour Wall Stays - Bay CourierMenuNewsSportWeatherAboutHarbour Wall StaysMay 4, 2023"
            + Self.paragraphs.joined() + "The tables run on JavaScript.ImprintContact"
        let found = article(glued)
        #expect(found.headline == Extracted("Harbour Wall Stays", by: .repeatedTitle))
        #expect(found.date?.value.text == "2023-05-04")
        #expect(found.body.hasPrefix(Self.prose))
        #expect(found.body.contains("The tables run on JavaScript."))
        #expect(!found.body.contains("Sport"))
    }

    @Test func `prose with names like McDonald is not parted`() {
        let paragraph =
            "Ida McDonald sold her GitHub shares, put the PayPal receipt on YouTube and wrote on"
            + " LinkedIn that HarbourPost, a site made with JavaScript, had asked WhatsApp for help"
            + " with the BayCourier page of a TechCrunch writer who had once been on her ferry."
        let found = article("Harbour Wall Stays | Post", Self.menu, Self.paragraphs[0], paragraph)
        #expect(found.body.contains(paragraph))
    }

    @Test func `a title that shares no word with the line above the prose is the headline`() {
        let found = article(
            "Harbour Wall Stays Until Spring | Post", Self.menu, "Edited by the evening desk",
            Self.prose)
        #expect(found.headline == Extracted("Harbour Wall Stays Until Spring", by: .firstLine))
    }

    @Test func `the evidence says what the headline, the date and the source beat`() {
        let found = article(
            "Harbour Wall Stays | Post", Self.menu, "Harbour Wall Stays", "A wall of 1920",
            "Published: 4 May 2023", "© Bay Courier / Tam Bellows", Self.prose, "6 May 2023")
        let evidence = Dictionary(uniqueKeysWithValues: found.evidence.map { ($0.field, $0) })
        #expect(evidence[.headline]?.found == Extracted("Harbour Wall Stays", by: .repeatedTitle))
        #expect(
            evidence[.headline]?.beaten.contains(
                Extracted("Harbour Wall Stays", by: .firstLine)) == true)
        #expect(evidence[.date]?.found == Extracted("2023-05-04", by: .dateLabel))
        #expect(evidence[.date]?.beaten == [Extracted("2023-05-06", by: .dateNearHeadline)])
        #expect(evidence[.source]?.found == Extracted("Post", by: .titleSuffix))
        #expect(evidence[.source]?.beaten == [Extracted("Bay Courier", by: .credit)])
    }
}
