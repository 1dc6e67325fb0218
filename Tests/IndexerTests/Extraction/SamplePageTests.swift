import Analysis
import Foundation
import Indexer
import Testing

/// The pages of `Samples/pages`, which `make demo` indexes.
@Suite struct SamplePageTests {
    struct Page: Sendable, CustomTestStringConvertible {
        var name: String
        var headline: String
        var date: String?
        var source: String
        var paragraphs: Int
        var start: String
        var end: String
        var testDescription: String { name }
    }

    private static let pages = [
        Page(
            name: "auenbote-gespraeche-am-orsasee",
            headline:
                "Am Orsasee wird wieder verhandelt, und keiner will der Erste sein, der aufsteht",
            date: "2022-12-14", source: "Der Auenbote", paragraphs: 5,
            start: "Zum sechsten Mal in", end: "soll am Donnerstagabend enden."),
        Page(
            name: "calder-bay-courier-seagrass-ruling",
            headline: "Judge Lets Marrow Point Work Begin, but Seagrass Must Move First",
            date: "2021-10-05", source: "The Calder Bay Courier", paragraphs: 6,
            start: "The fishermen's suit against", end: "when they have finished."),
        Page(
            name: "dremskiy-listok-ledokol",
            headline: "На Селле впервые за двенадцать лет встал лёд, и на реку вернулись рыбаки",
            date: "2022-01-21", source: "Дремский листок", paragraphs: 6,
            start: "Спасатели просят не выходить", end: "обещают не раньше февраля."),
        Page(
            name: "halden-post-queue-at-the-hallam",
            headline: "A Queue for an Empty Plinth",
            date: "2022-02-12", source: "The Halden Post", paragraphs: 6,
            start: "The museum from which", end: "belongs to the museum."),
        Page(
            name: "harrow-ledger-flu-first-cases",
            headline: "Empty Desks After Christmas as Influenza Returns to the North",
            date: "2021-12-29", source: "The Harrow Ledger", paragraphs: 6,
            start: "Doctors in northern Sundrey", end: "before visiting a surgery."),
        Page(
            name: "harrow-ledger-orsa-memorandum",
            headline: "Signed at Last: Pact and Korvania Agree the Orsa Memorandum",
            date: "2023-02-15", source: "The Harrow Ledger", paragraphs: 6,
            start: "The paper limits exercises", end: "who had signed it."),
        Page(
            name: "harrow-ledger-sella-towpath",
            headline: "Twelve Miles and a Kingfisher: Walking the Sella Towpath",
            date: nil, source: "The Harrow Ledger", paragraphs: 5,
            start: "The best way to", end: "children near the edge."),
        Page(
            name: "meridian-stenmoe-no-promise",
            headline: "Stenmoe: Pact Gave No Promise and Will Not Sign One Backdated",
            date: "2021-12-17", source: "Meridian Broadcasting", paragraphs: 7,
            start: "The draft treaty that", end: "Monday about beginning sooner."),
        Page(
            name: "meridian-sundrey-five-candidates",
            headline: "Five Candidates, One Harbour: Sundrey's Campaign Reaches the Coast",
            date: "2022-04-03", source: "Meridian Broadcasting", paragraphs: 6,
            start: "Three weeks before the", end: "again on 8 May."),
        Page(
            name: "ostra-courier-reservoir-refilled",
            headline: "Water Returns to Ashgrove, and Old Brede Goes Under Again",
            date: "2022-11-12", source: "The Ostra Courier", paragraphs: 6,
            start: "Repairs to the Ashgrove", end: "be followed by soup."),
        Page(
            name: "sporting-echo-final-preview",
            headline: "Oyelle Has Waited a Year for This Corner",
            date: "2022-05-27", source: "Sporting Echo", paragraphs: 7,
            start: "Ravensport Athletic meet Dunmere", end: "referee is Karel Unstrom."),
    ]

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../../Samples/pages").standardized

    @Test(arguments: pages)
    func `a sample page gives its article`(_ page: Page) throws {
        let file = Self.folder.appending(path: page.name + ".txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == page.headline)
        #expect(article.date?.value.text == page.date)
        #expect(article.source?.value == page.source)
        #expect(article.body.hasPrefix(page.start))
        #expect(article.body.hasSuffix(page.end))
        #expect(article.body.split(separator: "\n\n").count == page.paragraphs)
    }

    @Test func `every sample page is in the table`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let names = files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
        #expect(names.sorted() == Self.pages.map(\.name).sorted())
    }
}
