/// A file that holds files, which come one after the other: a zip, a web archive, a mailbox.
///
/// Its bytes are those of the file that was stepped to; what nobody reads of it is passed over.
protocol FileContainer: ByteSource {
    /// Steps to the next file and gives its name, empty if the container's own is enough; nil behind
    /// the last one.
    func nextFile() throws(ReadError) -> String?
    /// What the container knows of the current file.
    var facts: FileFacts { get }
    /// How many files were passed over as nobody would look for news in them, by what they are:
    /// `images`.
    var passedOver: [String: Int] { get }
}

extension FileContainer {
    var facts: FileFacts { FileFacts() }
    var passedOver: [String: Int] { [:] }
}

/// A kind of file that holds files: how it is told by its content, and what steps through it.
///
/// A new kind is one file with its `FileContainer` and its `ContainerFormat`, and a place in
/// ``all``. Zips, tars and compressions are libarchive's.
public struct ContainerFormat: Sendable {
    /// What it is called, such as `WARC`.
    public let name: String
    /// What newsfind makes of it, in a line.
    public let summary: String
    let isFormat: @Sendable (FileStart) -> Bool
    /// Opens one; the meter counts what it unpacks.
    let open: @Sendable (InputBuffer, ExpansionMeter) -> any FileContainer

    /// All kinds; the first that knows a file steps through it.
    public static let all: [ContainerFormat] = [warc, arc, mailbox, mail]
}
