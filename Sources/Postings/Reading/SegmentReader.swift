/// Walks over one segment: term by term, posting by posting, or from a place that is known.
///
/// A posting is a row and the term's positions in it; see ``LeafPage`` and ``PositionList``. Damage
/// is an error; no page makes it read outside its own bytes or go on for ever.
package struct SegmentReader: ~Copyable {
    private let store: PageStore
    private let segment: IndexStructure.Segment

    /// The leaf that is in memory, with room behind it.
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 0
    private var page: LeafPage?
    /// Its number.
    private var leaf = 0

    /// Where reading goes on, and where the doclist ends or the page does.
    private var offset = 0
    private var end = 0
    /// Where the next term of the page stands, and where the distance to the one behind it does.
    private var nextTermOffset = 0
    private var termIndexOffset = 0
    /// Whether the row id that comes next is written whole.
    private var isRowWhole = true

    /// The current term, with the byte before it that tells which index it is of.
    package private(set) var term: [UInt8] = []

    /// The row of the current posting.
    package private(set) var row: Int64 = 0
    /// Whether the posting takes back what older segments have of the row.
    package private(set) var isDelete = false
    /// The position list: see ``PositionList``. Valid until the reader moves.
    package private(set) var positions = UnsafeBufferPointer<UInt8>(
        start: nil, count: 0)
    /// The leaf of the posting, and where on it the size of its position list stands.
    package private(set) var postingLeaf = 0
    package private(set) var postingOffset = 0
    /// A position list that lies on several leaves.
    private var joined: UnsafeMutablePointer<UInt8>
    private var joinedCapacity = 1

    /// The byte before the terms of the index of whole terms.
    package static let mainIndex = UInt8(ascii: "0")

    package init(_ store: PageStore, _ segment: IndexStructure.Segment) {
        self.store = store
        self.segment = segment
        buffer = .allocate(capacity: 1)
        joined = .allocate(capacity: 1)
    }

    deinit {
        buffer.deallocate()
        joined.deallocate()
    }

    // MARK: Pages

    private mutating func load(_ number: Int) throws {
        guard number >= segment.firstLeaf, number <= segment.lastLeaf else {
            throw PostingsError.damaged("leaf \(number) is not of segment \(segment.id)")
        }
        let (store, id) = (store, PageID.leaf(segment: segment.id, page: number))
        page = nil
        positions = UnsafeBufferPointer(start: nil, count: 0)
        let count = try store.withRecord(id) { bytes in
            if bytes.count > capacity {
                buffer.deallocate()
                capacity = max(bytes.count, 4_096) * 2
                buffer = .allocate(capacity: capacity)
            }
            if let base = bytes.baseAddress {
                UnsafeMutableRawPointer(buffer).copyMemory(from: base, byteCount: bytes.count)
            }
            return bytes.count
        }
        guard let count else {
            throw PostingsError.damaged("leaf \(number) of segment \(segment.id) is missing")
        }
        let page = try LeafPage(buffer, count: count)
        self.page = page
        leaf = number
        nextTermOffset = page.firstTerm
        termIndexOffset = page.size
        if page.hasTerm { _ = Varint.read(buffer, &termIndexOffset, end: count) }
    }

    /// Moves `nextTermOffset` from a term to the one behind it on the page.
    private mutating func advanceTermIndex(_ page: LeafPage) throws {
        guard termIndexOffset < page.count else {
            nextTermOffset = page.size
            return
        }
        guard let distance = Varint.read(buffer, &termIndexOffset, end: page.count),
            distance > 0, distance < 1 << 16, nextTermOffset + Int(distance) < page.size
        else { throw PostingsError.damaged("an index of terms that leads off its leaf") }
        nextTermOffset += Int(distance)
    }

    // MARK: Terms

    /// Goes to the first term of the segment.
    ///
    /// - Returns: false if there is none.
    package mutating func start() throws -> Bool {
        guard segment.lastLeaf > 0 else { return false }
        try load(segment.firstLeaf)
        term.removeAll(keepingCapacity: true)
        return try readTerm()
    }

    /// Goes to the first term that is not before a key; its own bytes are compared.
    ///
    /// - Returns: false if there is none.
    package mutating func seek(_ key: [UInt8]) throws -> Bool {
        guard segment.lastLeaf > 0 else { return false }
        let leaf = try key.withUnsafeBytes { try store.leaf(of: $0, segment: segment.id) }
        try load(max(segment.firstLeaf, leaf ?? segment.firstLeaf))
        guard let page, page.hasTerm else { return false }
        let kept = try key.withUnsafeBufferPointer { try skipTerms(before: $0, page) }
        term.removeAll(keepingCapacity: true)
        term.append(contentsOf: key.prefix(kept))
        return nextTermOffset < page.size ? try readTerm() : try nextTerm()
    }

    /// Passes over the terms of the page that are before a key, from the first one on.
    ///
    /// - Returns: how many bytes of the key the next term takes from the one before it; all if no term
    ///   is left.
    private mutating func skipTerms(
        before key: UnsafeBufferPointer<UInt8>, _ page: LeafPage
    ) throws -> Int {
        // How many bytes the term before has in common with the key, and how many it has.
        var shared = 0
        var length = 0
        while nextTermOffset < page.size {
            var at = nextTermOffset
            var kept = 0
            if at != page.firstTerm {
                guard let value = Varint.read(buffer, &at, end: page.size), value <= length
                else { throw PostingsError.damaged("a term that shares more than there is") }
                kept = Int(value)
            }
            guard let value = Varint.read(buffer, &at, end: page.size), value <= page.size - at
            else { throw PostingsError.damaged("a term that leads off its leaf") }
            let count = Int(value)
            // What keeps more has the byte that made the one before it less.
            if kept < shared { return kept }
            if kept == shared {
                var same = 0
                while same < count, shared + same < key.count,
                    buffer[at + same] == key[shared + same]
                { same += 1 }
                guard shared + same < key.count,
                    same == count || buffer[at + same] < key[shared + same]
                else { return kept }
                shared += same
            }
            length = kept + count
            try advanceTermIndex(page)
        }
        return key.count
    }

    /// Goes to the next term, over what is left of the current one's doclist.
    ///
    /// - Returns: false at the end of the segment.
    package mutating func nextTerm() throws -> Bool {
        guard let page else { return false }
        if nextTermOffset >= page.size {
            // The doclist may be long: the index of leaves knows where it ends.
            guard leaf < segment.lastLeaf else { return false }
            try load(leaf + 1)
            if self.page?.hasTerm != true {
                let next = try term.withUnsafeBytes {
                    try store.leaf(after: $0, segment: segment.id)
                }
                guard let next else { return false }
                guard next > leaf else {
                    throw PostingsError.damaged("an index of leaves that leads backwards")
                }
                try load(next)
                guard self.page?.hasTerm == true else {
                    throw PostingsError.damaged("a leaf without the term that is said to be there")
                }
            }
        }
        return try readTerm()
    }

    /// Reads the term at `nextTermOffset`.
    private mutating func readTerm() throws -> Bool {
        guard let page, page.hasTerm, nextTermOffset < page.size else { return false }
        offset = nextTermOffset
        var kept = 0
        if offset != page.firstTerm {
            guard let value = Varint.read(buffer, &offset, end: page.size), value <= term.count
            else { throw PostingsError.damaged("a term that shares more than there is") }
            kept = Int(value)
        }
        guard let count = Varint.read(buffer, &offset, end: page.size),
            count <= page.size - offset
        else { throw PostingsError.damaged("a term that leads off its leaf") }
        term.removeLast(term.count - kept)
        term.append(contentsOf: UnsafeBufferPointer(start: buffer + offset, count: Int(count)))
        offset += Int(count)
        try advanceTermIndex(page)
        end = nextTermOffset
        guard offset <= end else { throw PostingsError.damaged("a term that runs into the next") }
        row = 0
        isRowWhole = true
        return true
    }

    // MARK: Postings

    /// Goes to the next posting of the current term.
    ///
    /// - Returns: false at the end of its doclist.
    package mutating func nextPosting() throws -> Bool {
        guard var page else { return false }
        if offset >= end {
            guard end == page.size, leaf < segment.lastLeaf else { return false }
            try load(leaf + 1)
            guard let next = self.page else { return false }
            page = next
            end = page.firstTerm
            offset = 4
            // Nothing stands before the first term: it is the next doclist's.
            guard offset < end else { return false }
            guard page.firstRow == 4 else {
                throw PostingsError.damaged("a doclist that goes on without a row")
            }
        }
        guard offset < end else { return false }
        let isWhole = isRowWhole || offset == page.firstRow
        guard let value = Varint.read(buffer, &offset, end: end) else {
            throw PostingsError.damaged("a row that leads off its leaf")
        }
        let number = Int64(bitPattern: value)
        let next = isWhole ? number : row &+ number
        guard isRowWhole || next > row else { throw PostingsError.damaged("rows out of order") }
        row = next
        isRowWhole = false
        try readPositions(page)
        return true
    }

    /// Goes on to the first posting at a row or behind it; the current one may be that.
    ///
    /// - Returns: false at the end of the doclist.
    package mutating func advance(to target: Int64) throws -> Bool {
        while row < target {
            if !isRowWhole, let page { skip(to: target, page) }
            if row >= target { return true }
            guard try nextPosting() else { return false }
        }
        return true
    }

    /// Passes over postings that lie whole on the leaf; goes to the one at the target or behind it
    /// if that does too.
    private mutating func skip(to target: Int64, _ page: LeafPage) {
        guard offset > page.firstRow || page.firstRow == 0 else { return }
        let bytes = buffer
        var at = offset
        var current = row
        // Rows of at most two bytes, sizes of one and the places that they tell of end before this.
        let stop = end - 3 - 63
        while at < stop {
            let first = Int(bytes[at])
            let second = Int(bytes[at &+ 1])
            // Without a branch: which it is, no processor foresees.
            let isLong = first >> 7
            let distance = isLong == 0 ? first : (first & 0x7F) << 7 | second
            let size = Int(bytes[at &+ 1 &+ isLong])
            guard size < 0x80, isLong & second >> 7 == 0 else { break }
            current &+= Int64(truncatingIfNeeded: distance)
            if current >= target {
                offset = at &+ 2 &+ isLong
                postingLeaf = leaf
                postingOffset = offset &- 1
                isDelete = size & 1 == 1
                positions = UnsafeBufferPointer(start: bytes + offset, count: size >> 1)
                row = current
                offset &+= size >> 1
                return
            }
            at &+= 2 &+ isLong &+ size >> 1
        }
        (row, offset) = (current, at)
    }

    /// Goes to a posting whose place is known.
    package mutating func jump(leaf: Int, offset: Int, row: Int64) throws {
        if self.leaf != leaf || page == nil { try load(leaf) }
        guard let page, offset >= 4, offset < page.size else {
            throw PostingsError.damaged("a place that is not on its leaf")
        }
        // Where the doclist ends on this leaf.
        nextTermOffset = page.firstTerm
        termIndexOffset = page.size
        if page.hasTerm { _ = Varint.read(buffer, &termIndexOffset, end: page.count) }
        while nextTermOffset <= offset, nextTermOffset < page.size { try advanceTermIndex(page) }
        end = nextTermOffset
        self.offset = offset
        self.row = row
        isRowWhole = false
        try readPositions(page)
    }

    private mutating func readPositions(_ page: LeafPage) throws {
        postingLeaf = leaf
        postingOffset = offset
        guard let size = Varint.read(buffer, &offset, end: end), size >> 1 < 1 << 31 else {
            throw PostingsError.damaged("a position list without a size")
        }
        isDelete = size & 1 == 1
        let count = Int(size >> 1)
        if count <= end - offset {
            positions = UnsafeBufferPointer(start: buffer + offset, count: count)
            offset += count
            return
        }
        guard end == page.size else {
            throw PostingsError.damaged("a position list that runs into the next term")
        }
        try join(count)
    }

    /// Puts together a position list that goes on on the next leaves.
    private mutating func join(_ count: Int) throws {
        var done = end - offset
        reserve(done, keeping: 0)
        joined.update(from: buffer + offset, count: done)
        while done < count {
            guard leaf < segment.lastLeaf else {
                throw PostingsError.damaged("a position list that does not end")
            }
            try load(leaf + 1)
            guard let page else { return }
            end = page.firstTerm
            let here = page.firstRow > 0 ? min(page.firstRow, end) : end
            let part = min(count - done, here - 4)
            guard part > 0, done + part == count || here == page.size else {
                throw PostingsError.damaged("a position list that breaks off")
            }
            reserve(done + part, keeping: done)
            (joined + done).update(from: buffer + 4, count: part)
            done += part
            offset = 4 + part
        }
        positions = UnsafeBufferPointer(start: joined, count: count)
    }

    /// Makes room for what is put together; only as much as there are leaves for.
    private mutating func reserve(_ count: Int, keeping kept: Int) {
        guard count > joinedCapacity else { return }
        let old = joined
        joinedCapacity = count * 2
        joined = .allocate(capacity: joinedCapacity)
        joined.update(from: old, count: kept)
        old.deallocate()
    }
}
