import Archive
import Foundation
import Synchronization
import Testing

@testable import Indexer

@Suite struct FetchTests {
    private let folder: TemporaryFolder
    private let archive: Archive
    private let indexer = Indexer(recognizer: NoNames())

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private static let items = """
        {"title":"Ferry late","url":"https://courier.example/ferry","source":"Bay Courier"}
        {"title":"Mayor opens quay","url":"https://courier.example/quay"}
        """

    private var options: FetchOptions {
        var options = FetchOptions()
        options.pause = 0.05
        options.limits.allowsPrivate = true
        options.limits.seconds = 60
        options.userAgent = "newsfind/test"
        return options
    }

    private func fetch(
        _ urls: [String], _ options: FetchOptions? = nil
    ) async throws -> (report: IndexReport, failures: [String: FetchError]) {
        var failures: [String: FetchError] = [:]
        let known = try archive.feedSources()
        let sources = urls.map { url in known.first { $0.url == url } ?? FeedSource(url: url) }
        let report = try await indexer.fetch(
            sources, into: archive, options: options ?? self.options
        ) {
            if case .failed(let url, let error) = $0 { failures[url] = error }
        }.report
        return (report, failures)
    }

    @Test func `a feed's items are stored, and the feed is kept`() async throws {
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .text(Self.items, ["ETag": "\"1\""]) : .init(status: 404)
        }
        let url = server.url("/feed")
        let before = Int64(Date().timeIntervalSince1970)
        #expect(try await fetch([url]).report.added == 2)
        #expect(server.paths == ["/robots.txt", "/feed"])
        #expect(server.requests.allSatisfy { $0.fields["user-agent"] == "newsfind/test" })
        let source = try #require(try archive.feedSources().first)
        #expect(source.url == url && source.title == "Bay Courier" && source.etag == "\"1\"")
        #expect(source.lastStatus == "2 new")
        let now = Int64(Date().timeIntervalSince1970)
        #expect((before...now).contains(source.lastFetch ?? 0))
    }

    @Test func `a feed that has not changed is not sent again`() async throws {
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .init(status: 404) }
            let isKnown =
                request.fields["if-none-match"] == "\"1\""
                && request.fields["if-modified-since"] == "Thu, 11 Mar 2021 06:00:00 GMT"
            return isKnown
                ? .init(status: 304)
                : .text(
                    Self.items,
                    ["ETag": "\"1\"", "Last-Modified": "Thu, 11 Mar 2021 06:00:00 GMT"])
        }
        let url = server.url("/feed")
        #expect(try await fetch([url]).report.added == 2)
        let (report, failures) = try await fetch([url])
        #expect(report == IndexReport() && failures.isEmpty)
        #expect(try archive.feedSources().map(\.lastStatus) == ["not changed"])
        #expect(try archive.feedSources().map(\.etag) == ["\"1\""])
    }

    @Test func `robots are obeyed, of the feed and of where it leads`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/robots.txt": .text("User-agent: newsfind\nDisallow: /private\n")
            case "/moved": .init(status: 302, fields: ["Location": "/private/feed"])
            default: .text(Self.items)
            }
        }
        let urls = ["/private/feed", "/moved"].map(server.url)
        let failures = try await fetch(urls).failures
        #expect(failures == [urls[0]: .forbiddenByRobots, urls[1]: .forbiddenByRobots])
        #expect(!server.paths.contains("/private/feed"))
        #expect(server.paths.count { $0 == "/robots.txt" } == 1)
    }

    @Test func `a site whose robots cannot be asked for is not read`() async throws {
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .init(status: 503) : .text(Self.items)
        }
        #expect(
            try await fetch([server.url("/feed")]).failures.values.map(\.self) == [.status(503)])
        #expect(server.paths == ["/robots.txt"])
    }

    private static let failing: [(LoopbackServer.Answer, FetchError)] = [
        (.init(status: 404), .status(404)),
        (.init(status: 503), .status(503)),
        (.init(status: 503, fields: ["Retry-After": "7200"]), .askedToWait(seconds: 7_200)),
        (.init(status: 429), .askedToWait(seconds: 60)),
        (.init(status: 302, fields: ["Location": "/feed"]), .tooManyRedirects(limit: 5)),
        (.init(status: 302, fields: ["Location": "file:///etc/passwd"]), .notAnAddress),
        (.init(status: 302), .status(302)),
        (.init(body: [UInt8](repeating: 0x20, count: 3 << 20)), .tooLong(limit: 1 << 20)),
        (.init(delay: 3), .timedOut(seconds: 1)),
    ]

    @Test(arguments: failing)
    func `a feed that cannot be read is told, and kept with the reason`(
        answer: LoopbackServer.Answer, error: FetchError
    ) async throws {
        let server = try LoopbackServer { $0.path == "/feed" ? answer : .init(status: 404) }
        var options = options
        options.limits.bytes = 1 << 20
        if case .timedOut(let seconds) = error { options.limits.seconds = seconds }
        let url = server.url("/feed")
        #expect(try await fetch([url], options).failures == [url: error])
        #expect(try archive.feedSources().map(\.lastStatus) == ["\(error)"])
    }

    @Test func `what unpacks to more than the limit is too long`() async throws {
        let body = Stored.gzip([UInt8](repeating: 0x20, count: 1 << 16))
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .init(status: 404) }
            return .init(fields: ["Content-Encoding": "gzip"], body: body)
        }
        var options = options
        options.limits.bytes = 1 << 15
        let url = server.url("/feed")
        #expect(try await fetch([url], options).failures == [url: .tooLong(limit: 1 << 15)])
    }

    @Test func `the machine's own network is not asked unless that is allowed`() async throws {
        let server = try LoopbackServer { _ in .text(Self.items) }
        var options = options
        options.limits.allowsPrivate = false
        let urls = [server.url("/feed"), "http://localhost:\(server.port)/feed"]
        let failures = try await fetch(urls, options).failures
        #expect(failures == [urls[0]: .privateAddress, urls[1]: .privateAddress])
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: ["file:///etc/passwd", "courier", "ftp://courier.example/feed"])
    func `only the web is asked`(url: String) async throws {
        #expect(try await fetch([url]).failures == [url: .notAnAddress])
    }

    @Test func `a host is asked one thing at a time, with a pause`() async throws {
        let server = try LoopbackServer { _ in
            LoopbackServer.Answer(body: Array(Self.items.utf8), delay: 0.02)
        }
        var options = options
        options.pause = 0.2
        _ = try await fetch((1...4).map { server.url("/\($0)") }, options)
        #expect(server.mostAtOnce == 1)
        let times = server.requests.map(\.time)
        #expect(times.count == 5)
        for (one, next) in zip(times, times.dropFirst()) {
            #expect(next - one >= .milliseconds(200))
        }
    }

    @Test func `the pages of new items are fetched once`() async throws {
        let server = try LoopbackServer { request in
            let site = "http://\(request.fields["host"] ?? "")"
            switch request.path {
            case "/feed":
                return .text(
                    """
                    {"title":"Ferry late","url":"\(site)/ferry"}
                    {"title":"Gone","url":"\(site)/gone"}
                    """)
            case "/ferry":
                return .text(
                    "Ferry late again\n\nThe crews of Port Ellery sail on Monday, they said.\n",
                    ["Content-Type": "text/plain; charset=utf-8"])
            default: return .init(status: 404)
            }
        }
        var options = options
        options.pages = true
        let (report, failures) = try await fetch([server.url("/feed")], options)
        #expect(report.added == 2 && report.refreshed == 1)
        #expect(failures == [server.url("/gone"): .status(404)])
        let count = server.paths.count
        _ = try await fetch([server.url("/feed")], options)
        // What could not be had is asked for again.
        #expect(server.paths.dropFirst(count) == ["/robots.txt", "/feed", "/gone"])
    }

    @Test func `pages that an unchanged feed has left over are fetched`() async throws {
        let hasTrouble = Mutex(true)
        let server = try LoopbackServer { request in
            let site = "http://\(request.fields["host"] ?? "")"
            switch request.path {
            case "/feed":
                return request.fields["if-none-match"] == "\"1\""
                    ? .init(status: 304)
                    : .text(
                        "{\"title\":\"Ferry late\",\"url\":\"\(site)/a ferry\"}", ["ETag": "\"1\""])
            case "/a%20ferry" where hasTrouble.withLock(\.self): return .init(status: 500)
            case "/a%20ferry":
                return .text(
                    "Ferry late again\n\nThe crews of Port Ellery sail on Monday, they said.\n",
                    ["Content-Type": "text/plain; charset=utf-8"])
            default: return .init(status: 404)
            }
        }
        let url = server.url("/feed")
        // At first without pages.
        #expect(try await fetch([url]).report.added == 1)
        var options = options
        options.pages = true
        let failures = try await fetch([url], options).failures
        #expect(failures == [server.url("/a%20ferry"): .status(500)])
        hasTrouble.withLock { $0 = false }
        #expect(try await fetch([url], options).report.refreshed == 1)
        let count = server.paths.count
        _ = try await fetch([url], options)
        #expect(server.paths.dropFirst(count) == ["/robots.txt", "/feed"])
        #expect(try archive.feedSources().map(\.lastStatus) == ["not changed"])
    }

    @Test func `the page of an item with an id of its own is not fetched again`() async throws {
        let version = Mutex(0)
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else {
                return request.path == "/robots.txt"
                    ? .init(status: 404)
                    : .text(
                        "Ferry late\n\nThe crews of Port Ellery sail on Monday, they said.\n",
                        ["Content-Type": "text/plain; charset=utf-8"])
            }
            let number = version.withLock(\.self)
            let site = "http://\(request.fields["host"] ?? "")"
            let items = (0...number).map {
                "<item><guid>urn:\($0)</guid><title>Ferry \($0) late</title>"
                    + "<link>\(site)/ferry\($0)</link></item>"
            }
            return .text("<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>")
        }
        var options = options
        options.pages = true
        _ = try await fetch([server.url("/feed")], options)
        #expect(server.paths.contains("/ferry0"))
        let count = server.paths.count
        version.withLock { $0 = 1 }
        _ = try await fetch([server.url("/feed")], options)
        #expect(server.paths.dropFirst(count) == ["/robots.txt", "/feed", "/ferry1"])
    }

    @Test func `a server that wants a moment gets it`() async throws {
        let asked = Mutex(0)
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .init(status: 404) }
            return asked.withLock {
                $0 += 1
                return $0 == 1
                    ? .init(status: 429, fields: ["Retry-After": "1"]) : .text(Self.items)
            }
        }
        #expect(try await fetch([server.url("/feed")]).report.added == 2)
        let times = server.requests.filter { $0.path == "/feed" }.map(\.time)
        #expect(times.count == 2 && times[0].duration(to: times[1]) >= .seconds(1))
    }

    @Test func `a server that wants to be left alone is asked for no more pages`() async throws {
        let server = try LoopbackServer { request in
            let site = "http://\(request.fields["host"] ?? "")"
            switch request.path {
            case "/robots.txt": return .init(status: 404)
            case "/feed":
                return .text(
                    (1...5).map { "{\"title\":\"A\($0)\",\"url\":\"\(site)/\($0)\"}\n" }.joined())
            default: return .init(status: 429, fields: ["Retry-After": "3600"])
            }
        }
        var options = options
        options.pages = true
        let (report, failures) = try await fetch([server.url("/feed")], options)
        #expect(report.added == 5)
        #expect(failures == [server.url("/1"): .askedToWait(seconds: 3_600)])
        #expect(server.paths == ["/robots.txt", "/feed", "/1"])
    }

    @Test func `feeds that wait for their turn are not asked for once the host wants to rest`()
        async throws
    {
        let server = try LoopbackServer { request in
            request.path == "/robots.txt"
                ? .init(status: 404) : .init(status: 429, fields: ["Retry-After": "3600"])
        }
        let urls = (1...6).map { server.url("/\($0)") }
        let failures = try await fetch(urls).failures
        #expect(Set(failures.keys) == Set(urls))
        #expect(server.paths.count == 2)
    }

    @Test func `what can be no feed is not kept`() async throws {
        #expect(try await fetch(["feeds.opml"]).failures == ["feeds.opml": .notAnAddress])
        #expect(try archive.feedSources().isEmpty)
    }

    @Test func `the feeds of a list are read`() throws {
        let path = folder.file("feeds.opml")
        let text = """
            <?xml version="1.0"?>
            <opml version="2.0"><head><title>Harbour</title></head><body>
            <outline text="News"><outline text="Courier" type="rss"
              xmlUrl="https://courier.example/feed?a=1&amp;b=2" htmlUrl="https://courier.example"/>
            <outline text="Bay" xmlUrl=" https://bay.example/feed "/></outline>
            <outline text="Again" xmlUrl="https://bay.example/feed"/><outline text="No feed"/>
            </body></opml>
            """
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let list = try FeedList(contentsOf: path)
        #expect(list.urls == ["https://courier.example/feed?a=1&b=2", "https://bay.example/feed"])
        try "no list".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try FeedList(contentsOf: path).urls.isEmpty)
        #expect(throws: (any Error).self) { try FeedList(contentsOf: folder.file("none.opml")) }
    }

    private static let errors: [(FetchError, String)] = [
        (.notAnAddress, "not an address of the web; they begin with http:// or https://"),
        (
            .privateAddress,
            "the address is one of this machine or its own network; allow that with"
                + " --allow-private"
        ),
        (.forbiddenByRobots, "the site's robots.txt does not allow it to be read by programs"),
        (.tooManyRedirects(limit: 5), "redirected more than 5 times"),
        (.status(403), "the server refuses it (HTTP 403)"),
        (.status(404), "there is no such page any more (HTTP 404)"),
        (.askedToWait(seconds: 60), "the server wants to be left alone for 60 seconds"),
        (.askedToWait(seconds: 600), "the server wants to be left alone for 10 minutes"),
        (.askedToWait(seconds: 86_400), "the server wants to be left alone for 24 hours"),
        (.status(503), "the server has trouble (HTTP 503)"),
        (.status(418), "the server answered with HTTP status 418"),
        (.tooLong(limit: 20 << 20), "longer than 20 MB"),
        (.timedOut(seconds: 60), "no whole answer within 60 seconds"),
        (.unknownHost, "there is no server of this name"),
        (.noConnection, "the server does not answer"),
        (.noLibrary, "fetching needs libcurl; install it with: apt install libcurl4"),
        (.other("odd"), "odd"),
    ]

    @Test(arguments: errors)
    func `every error has a sentence`(error: FetchError, text: String) {
        #expect("\(error)" == text)
    }
}
