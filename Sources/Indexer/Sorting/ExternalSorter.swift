internal import Archive

/// What can be sorted on disk.
protocol Spillable: Comparable {
    /// Roughly what it takes in memory, in bytes.
    var footprint: Int { get }
    func encode(into bytes: inout SpillEncoder)
    init(from bytes: inout SpillDecoder)
}

/// Sorts any number of elements in bounded memory: sorted runs go to a temporary file, and are
/// merged when they are read.
///
/// While everything fits in the budget, nothing is written.
struct ExternalSorter<Element: Spillable> {
    private let budget: Int
    private let folder: String
    private var waiting: [Element] = []
    private var footprint = 0
    private var file: SpillFile?
    private var runs: [Range<Int>] = []

    /// How many elements were added, and roughly how many bytes they took in memory.
    private(set) var count = 0
    private(set) var bytes = 0

    /// - Parameters:
    ///   - budget: How many bytes of elements are held before a run is written.
    ///   - folder: Where the temporary file is made; it has no name and goes with the process.
    init(budget: Int, folder: String) {
        self.budget = budget
        self.folder = folder
    }

    mutating func add(_ element: Element) throws {
        waiting.append(element)
        let size = element.footprint
        footprint += size
        bytes += size
        count += 1
        if footprint > budget { try spill() }
    }

    private mutating func spill() throws {
        waiting.sort()
        let file = try self.file ?? SpillFile(folder: folder)
        self.file = file
        let start = file.size
        var encoder = SpillEncoder()
        for element in waiting {
            element.encode(into: &encoder)
            if encoder.bytes.count > 1 << 20 { try file.append(&encoder) }
        }
        try file.append(&encoder)
        runs.append(start..<file.size)
        waiting.removeAll()
        footprint = 0
    }

    /// All elements in order. The sorter is empty afterwards.
    mutating func sorted() throws -> Sorted {
        waiting.sort()
        defer { self = Self(budget: budget, folder: folder) }
        guard let file else { return try Sorted(inMemory: waiting, runs: []) }
        return try Sorted(inMemory: waiting, runs: runs.map { SpillRun(file: file, range: $0) })
    }

    /// The elements in order, read run by run.
    struct Sorted {
        private var inMemory: [Element]
        private var runs: [SpillRun]
        private var heads: [Element]

        fileprivate init(inMemory: [Element], runs: [SpillRun]) throws {
            self.inMemory = inMemory.reversed()
            self.runs = []
            heads = []
            for var run in runs {
                guard let head: Element = try run.next() else { continue }
                self.runs.append(run)
                heads.append(head)
            }
        }

        /// The next element; nil behind the last.
        mutating func next() throws -> Element? {
            guard let first = heads.indices.min(by: { heads[$0] < heads[$1] }) else {
                return inMemory.popLast()
            }
            if let last = inMemory.last, last < heads[first] { return inMemory.popLast() }
            let element = heads[first]
            if let head: Element = try runs[first].next() {
                heads[first] = head
            } else {
                heads.remove(at: first)
                runs.remove(at: first)
            }
            return element
        }
    }
}
