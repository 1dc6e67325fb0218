import Analysis
import Indexer
import Testing

/// Small pages that state one thing, or two that differ.
@Suite struct PageEvidenceTests {
    private static let paragraphs = """
        <p>The ferry to Sundrey was late again on Monday, the harbour office said, and nobody could
        say when the next one would sail, if it sailed at all before the evening.</p>
        <p>Passengers waited on the quay in the rain, some of them since dawn, and the kiosk had run
        out of tea before the first of them was told anything.</p>
        """

    private func article(_ head: String, _ top: String = "", below: String = "") -> ExtractedArticle
    {
        let html = """
            <html><head>\(head)</head><body><div class=content><h1>Ferry late again</h1>\(top)
            \(Self.paragraphs)</div>\(below)</body></html>
            """
        return ArticleExtractor().extract(html: Array(html.utf8))
    }

    private static let heads: [(String, String?, ExtractionRule?)] = [
        (
            #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-12-23"}</script>"#,
            "2021-12-23", .linkedData
        ),
        (
            #"<script type="application/ld+json">[{"@type":["Thing","Article"],"datePublished":"2021-12-23"}]</script>"#,
            "2021-12-23", .linkedData
        ),
        (
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A "late" ferry","datePublished":"2021-12-23"}</script>"#,
            "2021-12-23", .linkedData
        ),
        (
            #"<meta property="article:published_time" content="2021-12-23">"#, "2021-12-23",
            .openGraph
        ),
        (
            #"<meta name="parsely-pub-date" content="2021-12-23T10:15:00Z">"#,
            "2021-12-23T10:15:00Z", .metaTag
        ),
        (#"<meta name="DC.date.issued" content="23 December 2021">"#, "2021-12-23", .metaTag),
        (#"<meta name="og:article:published_time" value="2021-12-23">"#, "2021-12-23", .openGraph),
        (
            #"<link rel="canonical" href="https://post.example/2021/12/23/ferry">"#, "2021-12-23",
            .urlPath
        ),
        (
            #"<script>window.state = {"publishedAt":"2021-12-23T10:15:00Z"}</script>"#,
            "2021-12-23T10:15:00Z", .script
        ),
        (
            #"<script>window.state = {"publicationDate":"2021-12-23T10:15:00Z"}</script>"#,
            "2021-12-23T10:15:00Z", .script
        ),
        (#"<script>window.state = {"publicId":"2021-12-23"}</script>"#, nil, nil),
        (
            #"<meta property="article:modified_time" content="2021-12-24">"#, "2021-12-24",
            .modification
        ),
        (#"<meta name="date" content="not a date">"#, nil, nil),
        (#"<meta name="pubdate" content="1970-01-01T00:00:00Z">"#, nil, nil),
    ]

    @Test(arguments: heads)
    func `a date is found in the head of a page`(head: String, date: String?, rule: ExtractionRule?)
    {
        let found = article(head).date
        #expect(found?.value.text == date)
        #expect(found?.rule == rule)
    }

    private static let bodies: [(String, String?, ExtractionRule?)] = [
        (
            #"<time datetime="2021-12-23T10:15+03:00">on Thursday</time>"#,
            "2021-12-23T10:15+03:00", .timeElement
        ),
        ("<time>23 December 2021</time>", "2021-12-23", .timeElement),
        // The attribute says when it was changed.
        (
            #"<time datetime="2022-01-07">Published 23 December 2021</time>"#, "2021-12-23",
            .timeElement
        ),
        (
            #"<span itemprop="datePublished" content="2021-12-23">Thursday</span>"#, "2021-12-23",
            .microdata
        ),
        (
            #"<abbr class="published" title="2021-12-23T10:15:00+03:00">Thursday</abbr>"#,
            "2021-12-23T10:15:00+03:00", .microdata
        ),
        ("<p class=meta>Published: 23.12.2021</p>", "2021-12-23", .dateLabel),
        ("<p>23. Dezember 2021</p>", "2021-12-23", .dateNearHeadline),
        ("<p><span>23.12.2021</span><span>10:15</span></p>", "2021-12-23T10:15", .dateNearHeadline),
        ("<p><span>23.12.2021</span><span>Updated</span></p>", "2021-12-23", .dateNearHeadline),
        (#"<blockquote><time datetime="2021-12-20">20 Dec</time></blockquote>"#, nil, nil),
        (
            #"<span class="post-date" title="2021-12-23T10:15:00Z">2 hours ago</span>"#,
            "2021-12-23T10:15:00Z", .timeElement
        ),
        (
            #"<div class="date" data-timestamp="2021-12-23T10:15:00Z">Thursday</div>"#,
            "2021-12-23T10:15:00Z", .timeElement
        ),
        // Glued to a standfirst, told by its class alone.
        (
            "<h2>Nobody knows when the next one sails, the harbour office said on Monday, and the"
                + " kiosk is out of tea<span class=page__date>23 December 2021</span></h2>",
            "2021-12-23", .dateNearHeadline
        ),
        (
            "<div aria-hidden=true><span>23 December 2021</span></div>", "2021-12-23",
            .dateNearHeadline
        ),
        (
            "<p class=date>2 January 2022</p><p class=date>Publisert: 23.12.2021</p>", "2021-12-23",
            .dateLabel
        ),
        // Of two unlabelled dates near the headline, a label of something else tells.
        (
            "<p>Tickets until: 31 December 2021</p><p>23 December 2021</p>", "2021-12-23",
            .dateNearHeadline
        ),
        ("<div style='display:none'>23 December 2021</div>", nil, nil),
    ]

    @Test(arguments: bodies)
    func `a date is found at the headline`(top: String, date: String?, rule: ExtractionRule?) {
        let found = article("", top).date
        #expect(found?.value.text == date)
        #expect(found?.rule == rule)
    }

    private static let others = [
        #"<div id="comments"><p>Ada</p><time datetime="2021-12-25">25 December 2021</time></div>"#,
        #"<div class="comment-list"><p>25 December 2021</p><p>Late as ever, and not a word.</p></div>"#,
        "<article><h3><a href=/tea>Tea runs out</a></h3><p>25 December 2021</p></article>",
        "<footer>© 2021-12-25 Harbour Post</footer>",
        "<footer><dl><dt>Registered</dt><dd>25 December 2021</dd></dl></footer>",
        "<ul><li><a href=/week>Week to 25 December 2021</a></li></ul>",
    ]

    private static let tails = [
        "<p>This entry was posted on 23 December 2021 by Ada, filed under Ferries, and may be passed on.</p>",
        "<footer class=entry-footer>23 December 2021</footer>",
        "<div class=postmeta>From Ada, for the quay and all who wait on it, on 23 December 2021. Filed"
            + " under Ferries, Fog, Tea, Kiosks and all that the harbour office would not say</div>",
    ]

    @Test(arguments: tails)
    func `a date is found below the article`(below: String) {
        #expect(article("", below: below).date?.value.text == "2021-12-23")
    }

    @Test(arguments: others)
    func `a date of comments or of the site is not the article's`(below: String) {
        #expect(article("", below: below).date == nil)
    }

    /// `03/04/2021` beside what tells how it is read.
    private static let orders: [(String, String, String)] = [
        ("", "<p>03/04/2021</p>", "2021-04-03"),
        ("", "<p>03/04/2021</p><p>Fog since 02/28/2021</p>", "2021-03-04"),
        ("", "<p>03/04/2021</p><p>Fog since 28/02/2021</p>", "2021-04-03"),
        (
            "<meta property='og:updated_time' content='2021-03-04T10:15:00Z'>", "<p>03/04/2021</p>",
            "2021-03-04"
        ),
        ("", "<time datetime='2021-03-04'>03/04/2021</time>", "2021-03-04"),
    ]

    @Test(arguments: orders)
    func `a page tells how it writes dates`(head: String, top: String, date: String) {
        #expect(article(head, top).date?.value.text == date)
    }

    @Test func `a date in the headline is of what it tells`() {
        let html =
            "<h1>What sails on 25 December 2021</h1><p>23 December 2021</p>\(Self.paragraphs)"
        let found = ArticleExtractor().extract(html: Array(html.utf8))
        #expect(found.headline?.value == "What sails on 25 December 2021")
        #expect(found.date?.value.text == "2021-12-23")
    }

    /// A time in Greenwich, the day the page shows, and the day that is meant.
    private static let nights: [(String, String, String)] = [
        ("2021-12-22T23:30:00Z", "23 December 2021", "2021-12-23"),
        ("2021-12-24T02:30:00Z", "23 December 2021", "2021-12-23"),
        ("2021-12-23T10:15:00Z", "23 December 2021", "2021-12-23T10:15:00Z"),
        ("2021-12-20T10:15:00Z", "23 December 2021", "2021-12-20T10:15:00Z"),
        ("2021-12-22T23:30:00+01:00", "23 December 2021", "2021-12-22T23:30:00+01:00"),
    ]

    @Test(arguments: nights)
    func `the day shown is the place's`(stated: String, shown: String, date: String) {
        let head = "<meta property='article:published_time' content='\(stated)'>"
        #expect(article(head, "<p>\(shown)</p>").date?.value.text == date)
    }

    private static let headlines: [(String, String, String)] = [
        (
            "<title>Ferry late - Harbour Post</title>", "<h1>Harbour Post</h1><h2>Ferry late</h2>",
            "Ferry late"
        ),
        ("<title>Harbour Post: Ferry late</title>", "<h1>Ferry late</h1>", "Ferry late"),
        (
            "<title>Ferry late</title><meta property='og:title' content='The ferry is late'>",
            "<h1>The ferry is late</h1>", "The ferry is late"
        ),
        ("<title>The ferry is late | Harbour Post</title>", "", "The ferry is late"),
        ("<title>汽船がまた遅れる｜汐ヶ浦新報</title>", "<h1>汐ヶ浦新報</h1><h2>汽船がまた遅れる</h2>", "汽船がまた遅れる"),
        (
            "<title>Harbour shut: Ferry late again</title>",
            "<h2>Harbour shut</h2><h1>Ferry late again</h1>", "Harbour shut: Ferry late again"
        ),
        ("", "<h1><ruby>港<rt>みなと</rt></ruby>の壁</h1>", "港の壁"),
        (
            "<title>Ferry lateNews of the Strait | News of the Strait</title>",
            "<h1><a href='https://post.example/'>News of the Strait</a></h1><h1>Ferry late</h1>",
            "Ferry late"
        ),
        (
            "<title>Ferry late again today - Post</title>",
            "<h2>All news</h2><dl><dt>Ferry late again today</dt></dl>", "Ferry late again today"
        ),
    ]

    @Test(arguments: headlines)
    func `the headline is what the title says again`(head: String, top: String, expected: String) {
        let html = "<head>\(head)</head><body><div>\(top)\(Self.paragraphs)</div>"
        let found = ArticleExtractor().extract(html: Array(html.utf8)).headline
        #expect(found?.value == expected)
    }

    @Test func `of headings that nothing confirms, the last above the body is the headline`() {
        let html =
            "<div><h2>Find a ferry</h2></div><div><h2>Ferry late again</h2></div>"
            + "<div>\(Self.paragraphs)</div><div><h2>Other news</h2></div>"
        let found = ArticleExtractor().extract(html: Array(html.utf8)).headline
        #expect(found?.value == "Ferry late again")
    }

    @Test func `a body that a script was to write is taken from the page's data`() {
        let text = String(repeating: "The ferry was late, and nobody said why. ", count: 20)
        let html = """
            <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(text)"}</script>
            <div id=app><p>Please wait.</p></div>
            """
        let article = ArticleExtractor().extract(html: Array(html.utf8))
        #expect(article.body.hasPrefix("The ferry was late"))
        #expect(article.bodyRule == .linkedData)
    }

    @Test(arguments: ["<p>", "&lt;p&gt;"])
    func `markup in the page's data is not in the body`(open: String) {
        let close = open.replacing("p", with: "/p")
        let text = String(
            repeating: "\(open)The ferry was late, and nobody said why.\(close)", count: 20)
        let html = """
            <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(text)"}</script>
            <div id=app><p>Please wait.</p></div>
            """
        let paragraphs = ArticleExtractor().extract(html: Array(html.utf8)).body.split(
            separator: "\n")
        #expect(paragraphs.count == 20)
        #expect(Set(paragraphs) == ["The ferry was late, and nobody said why."])
    }
}
