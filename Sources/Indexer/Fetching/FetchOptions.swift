public import Archive

/// How feeds are fetched.
public struct FetchOptions: Hashable, Sendable {
    /// How newsfind names itself to servers.
    public var userAgent = "newsfind"
    /// How many seconds a host is left alone after a request; one unless told otherwise.
    public var pause = 1.0
    /// How much of a server is waited for and taken.
    public var limits = FetchLimits()
    /// Whether the pages of items that are new are fetched too.
    public var pages = false

    /// How many pages are fetched for a feed at once; the rest come with the next time.
    static let pageLimit = 100
    /// After so many bytes of a feed and its pages no more are fetched with them.
    static let pageBytes = 64 << 20
    /// How many feeds are asked at a time, of different hosts.
    static let width = 8

    /// The defaults.
    public init() {}
}

/// What happens while feeds are fetched.
public enum FetchEvent: Sendable {
    /// A feed has been read.
    case read(FeedSource, IndexReport)
    /// A feed has not changed since the last time.
    case unchanged(FeedSource)
    /// A feed or a page could not be fetched.
    case failed(url: String, FetchError)
    /// What was left out of what was fetched.
    case indexing(IndexEvent)
}
