internal import Archive
internal import Foundation

/// The feeds that a list names: OPML, as readers of feeds export it.
///
/// Source: <http://opml.org/spec2.opml>.
public struct FeedList: Sendable {
    /// The addresses of the feeds, each once, in the order of the list.
    public private(set) var urls: [String] = []

    /// Reads a file; one that is no such list names no feeds.
    ///
    /// - Throws: an error of Foundation if it cannot be read.
    public init(contentsOf path: String) throws {
        let handler = Handler()
        let stream = XMLStream(handler)
        stream.push(Array(try Data(contentsOf: URL(fileURLWithPath: path))), isLast: true)
        var seen: Set<String> = []
        urls = handler.urls.filter { seen.insert($0).inserted }
    }

    private final class Handler: XMLStreamHandler {
        var urls: [String] = []

        func open(_ name: String, _ attributes: [(name: String, value: String)]) {
            guard name.lowercased() == "outline",
                let url = attributes.first(where: { $0.name.lowercased() == "xmlurl" })?.value
                    .trimmed,
                !url.isEmpty
            else { return }
            urls.append(url)
        }

        func text(_ text: UnsafeBufferPointer<UInt8>) {}
        func close() {}
    }
}
