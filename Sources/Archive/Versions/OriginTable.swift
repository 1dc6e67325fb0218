internal import GRDB
internal import Postings

/// Where else an article was read: the versions of it that are not the one in its row.
enum OriginTable {
    static let schema = """
        create table article_origin (
            article integer not null,
            file text not null,
            position integer not null,
            format text,
            identity integer not null,
            content_hash blob not null,
            primary key (article, file)
        ) without rowid;
        """

    /// How many are kept of one article: who indexes each day's dump under a new name needs no list of
    /// them all.
    private static let most = 16

    /// A version that is known.
    struct Known {
        var origin: Article.Origin
        var identity: Int64
        var hash: [UInt8]
    }

    /// The versions of an article, in the order of their files.
    static func versions(of article: Int64, in db: Database) throws -> [Known] {
        let select = try RawStatement(
            """
            select file, position, format, identity, content_hash from article_origin
            where article = ? order by file
            """, in: db)
        select.bind(article, at: 1)
        var known: [Known] = []
        try select.readRows { row in
            known.append(
                Known(
                    origin: Article.Origin(
                        file: row.mendedText(0) ?? "", position: Int(row.integer(1)),
                        format: row.mendedText(2).flatMap(Article.Origin.Format.init)),
                    identity: row.integer(3), hash: Array(row.bytes(4))))
            return true
        }
        return known
    }

    /// The hashes of the ids that its versions have by themselves.
    static func identities(of article: Int64, in db: Database) throws -> [Int64] {
        try versions(of: article, in: db).map(\.identity).filter { $0 != 0 }
    }

    /// Keeps a version, or brings it up to date.
    static func add(_ version: Known, to article: Int64, in db: Database) throws {
        let versions = try versions(of: article, in: db)
        if let same = versions.first(where: { $0.origin.isOfFile(version.origin.file) }) {
            try remove(file: same.origin.file, of: article, in: db)
        } else if versions.count >= most {
            return
        }
        let insert = try RawStatement(
            """
            insert into article_origin (article, file, position, format, identity, content_hash)
            values (?, ?, ?, ?, ?, ?)
            """, in: db)
        insert.bind(article, at: 1)
        insert.bind(version.origin.file, at: 2)
        insert.bind(Int64(version.origin.position), at: 3)
        insert.bind(version.origin.format?.rawValue, at: 4)
        insert.bind(version.identity, at: 5)
        try version.hash.withUnsafeBytes { hash in
            insert.bind(blob: hash, at: 6)
            try insert.run()
        }
    }

    /// Forgets the version of a file, spelt as it is stored.
    static func remove(file: String, of article: Int64, in db: Database) throws {
        let delete = try RawStatement(
            "delete from article_origin where article = ? and file = ?", in: db)
        delete.bind(article, at: 1)
        delete.bind(file, at: 2)
        try delete.run()
    }
}
