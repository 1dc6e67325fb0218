internal import Analysis
internal import Archive

/// What agency formats have in common.
enum AgencyText {
    /// `Ann Ferry` of `By Ann Ferry`. Words that begin names too, such as `De`, stay.
    static func author(_ byline: String?) -> String? {
        guard let line = byline?.oneLine, !line.isEmpty else { return nil }
        let word = ["By ", "BY ", "by ", "Von ", "Par ", "Por "].first { line.hasPrefix($0) }
        return word.map { String(line.dropFirst($0.count)).trimmed } ?? line
    }

    /// The note for a status such as `stat:canceled`, `Embargoed`; nil if the article can be used.
    static func note(status: String?, embargo: String?) -> ReadNote? {
        let status = status?.split(separator: ":").last?.lowercased() ?? ""
        if ["canceled", "cancelled", "killed", "kill", "withheld", "withdrawn", "expunged"]
            .contains(status)
        {
            return .withdrawn
        }
        if let embargo, !embargo.isEmpty { return .embargoed(embargo) }
        return status == "embargoed" ? .embargoed("a time that is not stated") : nil
    }

    /// `picture` of `icls:picture`, where that is a kind of item without text.
    static func media(_ itemClass: String?) -> String? {
        let name = itemClass?.split(separator: ":").last?.lowercased() ?? ""
        return kinds[name]
    }

    private static let kinds = [
        "picture": "a picture", "photo": "a picture", "video": "a film",
        "audio": "a sound recording",
        "graphic": "a graphic", "animation": "an animation", "composite": "a package of items",
        "package": "a package of items",
    ]
}
