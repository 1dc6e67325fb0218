internal import GRDB
internal import Postings

/// The bodies of an archive that becomes compact.
enum BodyTable {
    /// How many bytes of text one transaction compresses.
    private static let transactionBytes = 32 << 20

    /// What a transaction has done.
    struct Part {
        /// How many rows it has looked at, and how many bodies it has compressed.
        var rows = 0, compressed = 0
        var bytes = 0
        /// Where the next one begins; nil if there is nothing left.
        var next: Int64?
    }

    /// Compresses bodies that are text, from a row on.
    static func compress(
        from first: Int64, with compression: BodyCompression, in db: Database
    ) throws -> Part {
        // They refuse what is done here; if it fails, the transaction has them back.
        try db.execute(sql: Schema.dropTriggers)
        let compressor = BodyCompressor(compression)
        let select = try RawStatement(
            """
            select id, typeof(body) = 'text', body from article where id >= ?
            order by id limit 1
            """, in: db)
        let update = try RawStatement("update article set body = ? where id = ?", in: db)
        var part = Part(next: first)
        while part.bytes < transactionBytes, let id = part.next {
            select.bind(id, at: 1)
            let row = try select.first { row in
                let isText = row.integer(1) != 0
                let bytes = row.bytes(2)
                part.bytes += bytes.count
                return (id: row.integer(0), frame: isText ? compressor.compress(bytes) : nil)
            }
            part.next = row.flatMap { $0.id < .max ? $0.id + 1 : nil }
            guard let row else { break }
            part.rows += 1
            guard let frame = row.frame else { continue }
            part.compressed += 1
            try frame.withUnsafeBytes { bytes in
                update.bind(blob: bytes, at: 1)
                update.bind(row.id, at: 2)
                try update.run()
            }
        }
        try db.execute(sql: Schema.createTriggers)
        return part
    }

    /// Adds stored bodies to a sample, spread over all of them.
    static func add(to sample: inout BodySample, in db: Database) throws {
        let bodies = try RawStatement(
            """
            select newsfind_readable(body) from article
            where id % max(1, (select count(*) from article) / 20000) = 0 order by id
            """, in: db)
        try bodies.readRows { row in
            if let body = row.mendedText(0) { sample.add(body) }
            return true
        }
    }
}
