internal import Archive

/// Stories that came over a wire one after the other, each ended by a control character.
struct WireReader: ArticleReader {
    private var input: InputBuffer
    private let end: UInt8
    private var count = 0
    let parser: any RecordParser

    init(_ input: InputBuffer, end: UInt8, parser: any RecordParser) {
        self.input = input
        self.end = end
        self.parser = parser
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        while true {
            guard let story = try nextStory() else { return nil }
            guard story.contains(where: { $0 > 0x20 && $0 < 0x7F }) else { continue }
            count += 1
            guard story.count <= InputBuffer.recordLimit else {
                return .skipped(position: count, .tooLong(limit: InputBuffer.recordLimit))
            }
            return .record(RawRecord(bytes: story, position: count))
        }
    }

    private mutating func nextStory() throws(ReadError) -> [UInt8]? {
        var searched = 0
        while true {
            if let length = input.distance(to: end, from: searched) {
                let story = input.take(length)
                input.drop(1)
                return story
            }
            searched = input.count
            if input.count > InputBuffer.recordLimit { return input.take(input.count) }
            guard try input.fill() else {
                return input.count > 0 ? input.take(input.count) : nil
            }
        }
    }
}
