/// Where services put the articles in the objects that they answer with, and what is in them.
///
/// `{"status": "ok", "articles": [{…}, {…}]}` is an envelope, the two objects are its articles.
enum JSONEnvelope {
    /// The members that lead to the list, from the outermost; in lower case, without `_` and `-`.
    static let lists: Set<[String]> = [
        // NewsAPI, GDELT DOC, JSON Feed and ninjs in Superdesk's answers.
        ["articles"], ["items"], ["item"],
        // Elasticsearch and OpenSearch: search and scroll.
        ["hits", "hits"],
        // AP Media API, Mediastack, Currents, Bing News, Webz.io, Aylien.
        ["data", "items"], ["data", "articles"], ["data"], ["news"], ["value"], ["posts"],
        ["stories"],
        // The Guardian, New York Times and Solr.
        ["response", "results"], ["response", "docs"], ["results"],
        // RSS and Atom turned into JSON.
        ["rss", "channel", "item"], ["channel", "item"], ["feed", "entry"], ["entries"],
    ]

    /// The members that lead to a single article.
    static let singles: Set<[String]> = [["data", "item"]]

    /// The members of a list's element that hold the article, where it is wrapped once more.
    static let wrappings = ["_source", "item", "doc", "article"]

    /// Whether an object with these members, in lower case, is an article and no envelope.
    static func isArticle(_ members: Set<String>) -> Bool {
        !members.isDisjoint(with: [
            "headline", "body", "text", "content", "articlebody", "bodytext",
        ])
    }
}

/// Follows a JSON object from member to member, up to where its articles begin.
struct JSONEnvelopeScan {
    enum Event {
        /// A list of articles begins behind here.
        case list
        /// An article begins here.
        case article
        /// The outer object ends here.
        case end
    }

    private struct Level {
        var isObject: Bool
        var member: [UInt8] = []
    }

    /// How many levels deep members are followed.
    private static let depthLimit = 512
    private static let nameLimit = 64

    private var levels: [Level] = []
    private var isInString = false, isEscaped = false, isName = false
    /// Whether a string that begins is the name of a member.
    private var expectsName = false
    /// The members of the outer object so far.
    private(set) var members: Set<String> = []

    /// What closes the levels that are open, for reading what has been passed as JSON.
    var closing: String {
        String(levels.reversed().map { $0.isObject ? "}" : "]" })
    }

    /// Goes on to the next event.
    ///
    /// - Returns: The event and how many bytes were passed; no event if there is none in them.
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>) -> (event: Event?, passed: Int) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isInString {
                index += 1
                takeInString(byte)
                continue
            }
            if byte == UInt8(ascii: "{"), JSONEnvelope.singles.contains(path) {
                levels[levels.count - 1].member = []
                return (.article, index)
            }
            index += 1
            if let event = take(byte) { return (event, index) }
        }
        return (nil, index)
    }

    /// Goes on to the end of the outer object, or as far as the bytes go.
    mutating func finish(in bytes: UnsafeBufferPointer<UInt8>) {
        var rest = bytes
        while true {
            let (event, passed) = next(in: rest)
            rest = UnsafeBufferPointer(rebasing: rest.dropFirst(passed))
            guard let event, event != .end else { return }
        }
    }

    private mutating func take(_ byte: UInt8) -> Event? {
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            isName = expectsName
            if isName { levels[levels.count - 1].member = [] }
        case UInt8(ascii: ":"): expectsName = false
        case UInt8(ascii: ","): expectsName = levels.last?.isObject ?? false
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isList = byte == UInt8(ascii: "[")
            let isWanted = isList && JSONEnvelope.lists.contains(path)
            guard levels.count < Self.depthLimit else { return .end }
            levels.append(Level(isObject: !isList))
            expectsName = !isList
            if isWanted { return .list }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            _ = levels.popLast()
            expectsName = false
            if levels.isEmpty { return .end }
        default: break
        }
        return nil
    }

    private mutating func takeInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if isName, levels.count == 1 { members.insert(name(of: levels[0])) }
            isName = false
            return
        }
        guard isName, levels[levels.count - 1].member.count < Self.nameLimit else { return }
        levels[levels.count - 1].member.append(byte)
    }

    /// The list has been read; its bracket was passed by its reader.
    mutating func closeList() {
        _ = levels.popLast()
        expectsName = false
    }

    /// The names of the members that lead here; empty where a list is on the way.
    private var path: [String] {
        guard !levels.isEmpty, levels.count < 4, levels.allSatisfy(\.isObject) else { return [] }
        return levels.map(name)
    }

    private func name(of level: Level) -> String {
        FieldMap.normalized(String(decoding: level.member, as: UTF8.self))
    }
}
