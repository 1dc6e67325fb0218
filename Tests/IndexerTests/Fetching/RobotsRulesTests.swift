import Testing

@testable import Indexer

@Suite struct RobotsRulesTests {
    private static let cases: [(file: String, path: String, isAllowed: Bool)] = [
        ("", "/news", true),
        ("User-agent: *\nDisallow: /", "/news", false),
        ("User-agent: *\nDisallow:", "/news", true),
        ("user-agent:*\nDISALLOW:/private # no", "/private/x", false),
        ("User-agent: *\nDisallow: /private", "/public", true),
        ("User-agent: quay\nDisallow: /", "/news", true),
        // The group that names newsfind counts, wherever it stands.
        ("User-agent: *\nDisallow: /\n\nUser-agent: NewsFind\nAllow: /", "/news", true),
        ("User-agent: newsfind\nDisallow: /\n\nUser-agent: *\nAllow: /", "/news", false),
        ("User-agent: quay\nUser-agent: newsfind\nDisallow: /a", "/a", false),
        ("User-agent: newsfind\nUser-agent: quay\nDisallow: /a", "/a", false),
        ("User-agent: newsfind\nDisallow: /a\nUser-agent: newsfind\nDisallow: /b", "/a", false),
        ("User-agent: newsfind\nDisallow: /a\nUser-agent: newsfind\nDisallow: /b", "/b", false),
        // The longest match wins, and of two the one that allows.
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
        ("User-agent: *\nDisallow: /*.pdf$", "/report.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/report.pdf?x=1", true),
        ("User-agent: *\nDisallow: /a*z", "/abcz9", false),
        ("User-agent: *\nDisallow: /a*y*z", "/ayxz", false),
        ("User-agent: *\nDisallow: /a*y*z", "/azy", true),
        ("User-agent: *\nDisallow: /*?print=", "/news?print=1", false),
        ("User-agent: *\nDisallow: /a*bc*bc$", "/abc", true),
        ("User-agent: *\nDisallow: /a*bc*bc$", "/abcbc", false),
        ("User-agent: *\nDisallow: /a*$", "/abc", false),
        ("User-agent: *\nDisallow: /a**c", "/abc", false),
        ("User-agent: *\nDisallow: /ab*b$", "/ab", true),
        ("User-agent: *\nDisallow: *", "/", false),
        ("User-agent: *\nDisallow: /$", "/", false),
        ("User-agent: *\nDisallow: /$", "/news", true),
        ("User-agent: *\nDisallow: /f%C3%A4hre", "/fähre", false),
        ("User-agent: *\nDisallow: /fähre", "/f%c3%a4hre", false),
        ("User-agent: *\nDisallow: /%7Equay", "/~quay", false),
        ("Disallow: /", "/news", true),
        ("Sitemap: /x\nUser-agent: *\nSitemap: /y\nDisallow: /a", "/a", false),
        ("\u{FEFF}User-agent: *\r\nDisallow: /a\r\n", "/a", false),
    ]

    @Test(arguments: cases)
    func `what may be read is told as in the standard`(
        file: String, path: String, isAllowed: Bool
    ) {
        #expect(RobotsRules(file).allows(path) == isAllowed)
    }

    @Test func `the pause that a site wants is read`() {
        #expect(RobotsRules("User-agent: *\nCrawl-delay: 2.5\nDisallow: /").delay == 2.5)
        #expect(RobotsRules("User-agent: newsfind\nCrawl-delay: 4\n").delay == 4)
        #expect(RobotsRules("User-agent: *\nDisallow: /").delay == nil)
    }

    @Test func `a path too long to be compared is read only where all is`() {
        let path = "/" + String(repeating: "a", count: RobotsRules.longestPath)
        #expect(!RobotsRules("User-agent: *\nDisallow: /b").allows(path))
        #expect(RobotsRules("User-agent: *\nDisallow: /b").allows(String(path.dropLast())))
        #expect(RobotsRules.everything.allows(path))
    }

    @Test func `a pattern of many stars takes no time`() {
        let stars = String(repeating: "*a", count: 500)
        let rules = RobotsRules("User-agent: *\nDisallow: /\(stars)b")
        #expect(rules.allows("/" + String(repeating: "a", count: 2000)))
    }
}
