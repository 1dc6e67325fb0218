internal import Analysis
internal import Archive
internal import Foundation

/// A JSON object -> article, by the names of its fields.
struct JSONArticleParser: RecordParser {
    let options: ReadOptions
    /// What the object around all articles says of them.
    var envelope: EnvelopeFacts?

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        let (outer, isMended) = try JSONText.object(record.bytes)
        let object = Self.unwrapped(outer)
        let members = Members(object)
        let export = Self.exportOrigin(object)
        var builder = DraftBuilder(
            origin: export ?? .init(file: file, position: record.position),
            dateOrder: options.dateOrder)
        let headline = try text(.headline, members)
        builder.headline = export == nil ? headline.map(HTMLText.withoutEntities) : headline
        try fillBody(&builder, members, isExport: export != nil)
        try fillOrigin(&builder, members)
        builder.id = builder.id ?? Self.outerID(outer)
        builder.updated = text(ofDate: .updated, members)
        builder.date =
            text(ofDate: .date, members) ?? builder.updated ?? oddDate(members)
        builder.section = section(members)
        builder.entities = entities(members)
        builder.added =
            (object["added"] as? NSNumber)?.int64Value
            ?? (object["added"] as? String).flatMap { ArticleDate($0)?.start }
        builder.readDetails(object)
        if isMended { builder.notes.append(.mendedText) }
        let embargo = (members["embargoed"] ?? members["embargodate"]) as? String
        let status = members["pubstatus"] as? String
        builder.notes += AgencyText.note(status: status, embargo: embargo).map { [$0] } ?? []
        if export == nil {
            // Only agencies state whether an item may be printed.
            let isAgency = status != nil
            builder.origin.format = envelope?.isFeed == true ? .feed : isAgency ? .agency : nil
        }
        var draft = try builder.draft()
        let others = object["origins"] as? [[String: Any]] ?? []
        draft.otherOrigins = others.compactMap { origin in
            (origin["file"] as? String).map { Article.Origin(origin, file: $0) }
        }
        return draft
    }

    /// Where an article first came from, which newsfind's own export says.
    private static func exportOrigin(_ object: [String: Any]) -> Article.Origin? {
        guard let origin = object["origin"] as? [String: Any], let file = origin["file"] as? String
        else { return nil }
        return Article.Origin(origin, file: file)
    }

    private func fillOrigin(
        _ builder: inout DraftBuilder, _ members: Members
    ) throws(SkipReason) {
        builder.id = try text(.id, members)
        builder.source = try text(.source, members) ?? envelope?.source
        builder.url = try text(.url, members)
        let author = try text(.author, members)
        builder.author =
            author.map { $0.hasPrefix("By ") ? String($0.dropFirst(3)) : $0 } ?? envelope?.author
        builder.language = try text(.language, members) ?? envelope?.language
        // The id of a feed's entry that is an address is no better than the address.
        guard envelope != nil, let id = builder.id, id.contains("://") else { return }
        builder.url = builder.url ?? id
        builder.id = nil
    }

    /// The article in what is wrapped around it: Elasticsearch's `_source`, AP's `item`.
    private static func unwrapped(_ object: [String: Any]) -> [String: Any] {
        var object = object
        for _ in 0..<4 {
            let inner = JSONEnvelope.wrappings.lazy.compactMap { object[$0] as? [String: Any] }
                .first
            guard let inner, object["headline"] == nil, object["title"] == nil,
                object["body"] == nil
            else { break }
            object = inner
        }
        return object
    }

    /// The id that Elasticsearch has beside the article.
    private static func outerID(_ object: [String: Any]) -> String? {
        if object["_source"] == nil { return nil }
        let actions = ["index", "create", "update"].compactMap { object[$0] as? [String: Any] }
        return object["_id"] as? String ?? actions.first?["_id"] as? String
    }

    /// The text, or else the summary; HTML is made text.
    private func fillBody(
        _ builder: inout DraftBuilder, _ members: Members, isExport: Bool
    ) throws(SkipReason) {
        var body = try text(.body, members, separator: "\n\n")
        if let text = body.flatMap(Teaser.withoutCount) {
            body = text
            builder.isSummary = true
        }
        if body == nil, let summary = try text(.summary, members, separator: "\n\n") {
            body = summary
            builder.isSummary = true
        }
        if body == nil, let kind = AgencyText.media(members["type"] as? String) {
            throw .notArticles(kind)
        }
        if body == nil, envelope != nil { builder.isSummary = true }
        if isExport { builder.body = body } else { try builder.fillBody(maybeHTML: body) }
    }

    /// The first name of a list of sections, topics or tags.
    private func section(_ members: Members) -> String? {
        for name in options.fields.names(of: .section) {
            let values = members[name].map { $0 as? [Any] ?? [$0] } ?? []
            // A letter is a code.
            let names = values.lazy.compactMap { Self.text(of: $0, separator: ", ") }
            if let first = names.first(where: { $0.count > 1 }) { return first }
        }
        return nil
    }

    private func text(
        _ field: FieldMap.Field, _ members: Members, separator: String = ", "
    ) throws(SkipReason) -> String? {
        var odd: Any?
        for name in options.fields.names(of: field) {
            guard let value = members[name] else { continue }
            guard let text = Self.text(of: value, separator: separator) else {
                odd = value
                continue
            }
            if !text.isEmpty { return text }
        }
        // Of a field that only describes the article, nothing is better than no article.
        guard let odd, field == .headline || field == .body else { return nil }
        throw .wrongType(field: field.rawValue, found: Self.kind(of: odd))
    }

    /// Text, a number as text, the name of an object that has one, or a list of these.
    private static func text(of value: Any, separator: String) -> String? {
        switch value {
        case let text as String: return text
        case let number as NSNumber: return number.isBoolean ? nil : number.stringValue
        case let list as [Any]:
            let list = list.filter { !($0 is NSNull) }
            let parts = list.compactMap { text(of: $0, separator: separator) }
            return parts.count == list.count ? parts.joined(separator: separator) : nil
        case let object as [String: Any]:
            return ["name", "rendered", "#text", "text", "value"].lazy
                .compactMap { object[$0] as? String }.first
        default: return nil
        }
    }

    private func text(ofDate field: FieldMap.Field, _ members: Members) -> String? {
        for name in options.fields.names(of: field) {
            if let value = members[name], let text = Self.text(ofDate: value), !text.isEmpty {
                return text
            }
        }
        return nil
    }

    /// A date as text, as seconds or milliseconds, or as MongoDB exports it:
    /// <https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/>.
    private static func text(ofDate value: Any) -> String? {
        switch value {
        case let number as NSNumber where !number.isBoolean:
            Int64(exactly: number.doubleValue.rounded(.down)).map(String.init)
        case let object as [String: Any]:
            (object["$date"] ?? object["$numberLong"]).flatMap { text(ofDate: $0) }
                ?? text(of: object, separator: " ")
        default: text(of: value, separator: " ")
        }
    }

    /// What stands in the place of a date and cannot be one, to be told of.
    private func oddDate(_ members: Members) -> String? {
        let values = options.fields.names(of: .date).lazy.compactMap { members[$0] }
        guard let value = values.first(where: { Self.text(ofDate: $0) == nil }),
            let json = try? JSONSerialization.data(
                withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
        else { return nil }
        return String(decoding: json, as: UTF8.self)
    }

    /// All lists of entities together; nil if the object has none.
    private func entities(_ members: Members) -> [String]? {
        var found: [String]?
        for name in options.fields.names(of: .entities) {
            guard let value = members[name] else { continue }
            switch value {
            case let list as [Any]:
                found = (found ?? []) + list.compactMap { Self.text(of: $0, separator: ", ") }
            case let text as String:
                found = (found ?? []) + FieldMap.names(inList: text)
            default: break
            }
        }
        return found
    }

    private static func kind(of value: Any) -> String {
        switch value {
        case let number as NSNumber where number.isBoolean: "true or false"
        case is NSNumber: "a number"
        case is [Any]: "a list of objects"
        default: "an object"
        }
    }

    /// An object's members by normalised name, and by path for those within it.
    private struct Members {
        private let object: [String: Any]
        private let byName: [String: Any]

        init(_ object: [String: Any]) {
            self.object = object
            byName = Dictionary(
                object.map { (FieldMap.normalized($0.key), $0.value) },
                uniquingKeysWith: { a, _ in a })
        }

        subscript(name: String) -> Any? {
            if let value = byName[name] { return value is NSNull ? nil : value }
            var value: Any? = object
            guard name.utf8.contains(UInt8(ascii: ".")) else { return nil }
            for step in name.split(separator: ".") {
                value =
                    (value as? [String: Any])?
                    .first { FieldMap.normalized($0.key) == step }?.value
            }
            return value is NSNull ? nil : value
        }
    }
}

extension NSNumber {
    /// Whether JSONSerialization made this of `true` or `false`.
    fileprivate var isBoolean: Bool { objCType.pointee == CChar(UInt8(ascii: "c")) }
}

extension Article.Origin {
    /// An origin as `newsfind export` writes it.
    fileprivate init(_ object: [String: Any], file: String) {
        self.init(
            file: file.replacing("\0", with: ""), position: object["position"] as? Int ?? 0,
            format: (object["format"] as? String).flatMap(Format.init))
    }
}

extension DraftBuilder {
    /// The details that `newsfind export` writes.
    fileprivate mutating func readDetails(_ object: [String: Any]) {
        updated = updated ?? object["updated"] as? String
        section = section ?? object["section"] as? String
        caption = caption ?? object["caption"] as? String
        isSummary = isSummary || object["summary"] as? Bool == true
    }
}
