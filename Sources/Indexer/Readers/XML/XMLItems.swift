/// Parts a document into its articles, each a record, and what stands around them.
///
/// An article within another one is one of its own. That is also how an element that is never closed
/// does little harm: what is left open ends with the document.
final class XMLItems: XMLStreamHandler {
    /// How deep an article's own elements may stand in each other.
    private static let depthLimit = 256
    /// How many bytes of what stands around the articles are kept.
    private static let contextLimit = 1 << 16
    /// How many articles may be open at the same time, and how many bytes they may have together; the
    /// outermost ends when there are more.
    private static let openLimit = 64
    private static let openBytes = 2 * InputBuffer.recordLimit

    fileprivate struct Open {
        var record = XMLRecord()
        var depth = 0
        var isTooLong = false
    }

    weak var stream: XMLStream?
    private let names: Set<String>
    private var open: [Open] = []
    private var finished: [RecordResult] = []
    private var given = 0
    private var count = 0
    private var surroundings = XMLRecord()

    /// - Parameter names: The elements that are articles.
    init(_ names: Set<String>) { self.names = names }

    /// The elements around the articles, as far as they have been read.
    var context: XMLElement {
        XMLRecord.element(surroundings.bytes)?.element ?? XMLElement(name: "")
    }

    /// How many articles have been found.
    var total: Int { count }

    /// The next article that is complete.
    func next() -> RecordResult? {
        guard given < finished.count else {
            finished.removeAll(keepingCapacity: true)
            given = 0
            return nil
        }
        given += 1
        return finished[given - 1]
    }

    /// Ends the articles that the document leaves open.
    func finish() {
        while var last = open.popLast() {
            last.record.cutShort()
            finish(last)
        }
    }

    func open(_ name: String, _ attributes: [(name: String, value: String)]) {
        if names.contains(name) {
            let bytes = open.reduce(0) { $0 + $1.record.bytes.count }
            if open.count == Self.openLimit || bytes > Self.openBytes {
                finish(open.removeFirst())
            }
            open.append(Open())
        }
        guard let last = open.indices.last else {
            if hasRoom { surroundings.open(name, attributes) }
            return
        }
        open[last].depth += 1
        guard open[last].depth <= Self.depthLimit else {
            stream?.stop(.tooDeep(limit: Self.depthLimit))
            return
        }
        if !open[last].isFull { open[last].record.open(name, attributes) }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if let last = open.indices.last {
            if !open[last].isFull { open[last].record.text(text) }
        } else if hasRoom, text.count < Self.contextLimit {
            surroundings.text(text)
        }
    }

    func close() {
        guard let last = open.indices.last else {
            if hasRoom { surroundings.close() }
            return
        }
        open[last].depth -= 1
        if !open[last].isTooLong { open[last].record.close() }
        if open[last].depth == 0 { finish(open.removeLast()) }
    }

    private var hasRoom: Bool { surroundings.bytes.count < Self.contextLimit }

    private func finish(_ item: Open) {
        count += 1
        finished.append(
            item.isTooLong
                ? .skipped(position: count, .tooLong(limit: InputBuffer.recordLimit))
                : .record(RawRecord(bytes: item.record.bytes, position: count)))
    }
}

extension XMLItems.Open {
    /// Whether nothing more is taken, since it has become too long.
    fileprivate var isFull: Bool {
        mutating get {
            if record.bytes.count > InputBuffer.recordLimit, !isTooLong {
                isTooLong = true
                record = XMLRecord()
            }
            return isTooLong
        }
    }
}
