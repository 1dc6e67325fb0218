internal import Analysis
internal import Archive
internal import Foundation

/// A JSON object -> article, by the names of its fields.
struct JSONArticleParser: RecordParser {
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        let (object, isMended) = try JSONText.object(record.bytes)
        let members = Members(object)
        var origin = Article.Origin(file: file, position: record.position)
        // newsfind's own export says where an article first came from.
        if let first = object["origin"] as? [String: Any], let file = first["file"] as? String {
            origin = Article.Origin(
                file: file.replacing("\0", with: ""), position: first["position"] as? Int ?? 0)
        }
        var builder = DraftBuilder(origin: origin, dateOrder: options.dateOrder)
        builder.id = try text(.id, members)
        builder.headline = try text(.headline, members)
        builder.body = try text(.body, members, separator: "\n\n")
        builder.date = date(members)
        builder.source = try text(.source, members)
        builder.url = try text(.url, members)
        builder.author = try text(.author, members)
        builder.language = try text(.language, members)
        builder.entities = entities(members)
        builder.added =
            (object["added"] as? NSNumber)?.int64Value
            ?? (object["added"] as? String).flatMap { ArticleDate($0)?.start }
        if isMended { builder.notes.append(.mendedText) }
        return try builder.draft()
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
            return object["name"] as? String
        default: return nil
        }
    }

    private func date(_ members: Members) -> String? {
        for name in options.fields.names(of: .date) {
            if let value = members[name], let text = Self.text(of: value, separator: " ") {
                return text
            }
        }
        return nil
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
