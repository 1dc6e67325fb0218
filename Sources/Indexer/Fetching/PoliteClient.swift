internal import Foundation

/// Fetches as a good guest does: one request at a time at each host with a pause behind it, none to one
/// that wants to be left alone, nothing that robots.txt forbids, redirects only so far.
actor PoliteClient {
    private let client: HTTPClient
    private let options: FetchOptions
    /// What is under way or paused for at each host, of which a new request waits for the end.
    private var turns: [String: Task<Void, Never>] = [:]
    private var rules: [String: Task<RobotsRules, any Error>] = [:]
    /// Until when hosts want to be left alone.
    private var resting: [String: ContinuousClock.Instant] = [:]

    private static let redirectLimit = 5
    /// The longest pause that a site can ask for in its robots.txt, in seconds.
    private static let longestPause = 10.0
    /// How long a host is left alone that is asked too often and does not say for how long, in seconds.
    private static let usualRest = 60

    init(_ options: FetchOptions) throws(FetchError) {
        client = try HTTPClient()
        self.options = options
    }

    /// The answer to a request, at the address where redirects have led.
    func get(_ url: String, etag: String? = nil, lastModified: String? = nil) async throws -> (
        answer: HTTPAnswer, url: String
    ) {
        var request = HTTPRequest(
            url: url, etag: etag, lastModified: lastModified, userAgent: options.userAgent,
            limits: options.limits)
        return try await follow(&request) { site in
            let rules = try await self.robots(of: site)
            guard rules.allows(site.path) else { throw FetchError.forbiddenByRobots }
            return rules.delay
        }
    }

    /// Asks, and asks again where redirects lead.
    ///
    /// - Parameter check: Throws if an address may not be asked; gives the pause that its site wants.
    private func follow(
        _ request: inout HTTPRequest, check: (WebSite) async throws -> Double?
    ) async throws -> (answer: HTTPAnswer, url: String) {
        var hasWaited = false
        for _ in 0...Self.redirectLimit {
            guard let site = WebSite(request.url) else { throw FetchError.notAnAddress }
            try await rest(at: site.host)
            let wanted = try await check(site) ?? 0
            let pause = max(options.pause, min(wanted, Self.longestPause))
            let next = request
            let client = client
            let answer = try await turn(at: site.host, pause: pause) { () throws(FetchError) in
                try client.get(next)
            }
            switch answer.status {
            case 200..<300, 304: return (answer, request.url)
            case 300..<400:
                guard let redirect = answer.redirect else { throw FetchError.status(answer.status) }
                request.url = redirect
            case 429, 503:
                let usual = answer.status == 429 ? Self.usualRest : nil
                guard let rest = answer.retryAfter ?? usual else {
                    throw FetchError.status(answer.status)
                }
                resting[site.host] = .now + .seconds(rest)
                guard !hasWaited, rest <= Int(Self.longestPause) else {
                    throw FetchError.askedToWait(seconds: rest)
                }
                hasWaited = true
            default: throw FetchError.status(answer.status)
            }
        }
        throw FetchError.tooManyRedirects(limit: Self.redirectLimit)
    }

    /// Waits where a host wants to be left alone for a short while.
    ///
    /// - Throws: `FetchError.askedToWait` where it is a long one.
    private func rest(at host: String) async throws {
        guard let end = resting[host] else { return }
        let left = ContinuousClock.now.duration(to: end)
        guard left > .zero else { return }
        guard left <= .seconds(Self.longestPause) else {
            throw FetchError.askedToWait(seconds: Int(left.components.seconds) + 1)
        }
        try await Task.sleep(for: left)
    }

    /// Runs something that blocks once the host has been left alone for long enough.
    private func turn(
        at host: String, pause: Double,
        _ body: @escaping @Sendable () throws(FetchError) -> HTTPAnswer
    ) async throws -> HTTPAnswer {
        let previous = turns[host]
        let task = Task {
            await previous?.value
            try Task.checkCancellation()
            try await rest(at: host)
            return try await Self.blocking(body)
        }
        turns[host] = Task {
            _ = await task.result
            try? await Task.sleep(for: .seconds(pause))
        }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    private static func blocking(
        _ body: @escaping @Sendable () throws(FetchError) -> HTTPAnswer
    ) async throws -> HTTPAnswer {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
        }
    }

    // MARK: Robots

    private func robots(of site: WebSite) async throws -> RobotsRules {
        if let known = rules[site.origin] { return try await known.value }
        let task = Task { try await readRobots(of: site) }
        rules[site.origin] = task
        return try await task.value
    }

    /// RFC 9309, section 2.3.1: a site without the file allows all; one that cannot be asked, nothing.
    private func readRobots(of site: WebSite) async throws -> RobotsRules {
        var request = HTTPRequest(
            url: site.origin + "/robots.txt", userAgent: options.userAgent, limits: options.limits,
            cutsLong: true)
        request.limits.bytes = RobotsRules.limit
        do {
            let answer = try await follow(&request) { _ in nil }.answer
            return RobotsRules(String(decoding: answer.body, as: UTF8.self))
        } catch FetchError.status(400..<500) {
            return .everything
        } catch FetchError.tooManyRedirects {
            return .everything
        }
    }
}

/// Where an address of the web leads.
struct WebSite {
    /// Scheme, host and port, as in `https://courier.example:8080`.
    let origin: String
    let host: String
    /// The path with its query.
    let path: String

    /// Nil unless it is an address of http or https.
    init?(_ url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.percentEncodedHost?.lowercased(),
            !host.isEmpty
        else { return nil }
        origin = "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
        self.host = host
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        self.path = path + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
    }
}
