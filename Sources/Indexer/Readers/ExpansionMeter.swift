/// How much has been unpacked out of a file, over all of its layers.
///
/// News gets 3 to 10 times as long, the same pages again and again 100 times; a zip bomb gets a
/// thousand times as long, and once more with each layer.
final class ExpansionMeter {
    /// How many times its size a file may unpack to.
    static let limit = 400
    /// How many bytes any file may unpack to.
    private static let least = 256 << 20

    private let root: any RootSource
    private var unpacked = 0

    init(_ root: any RootSource) { self.root = root }

    /// Counts bytes that were unpacked.
    ///
    /// - Throws: ``ReadError/bomb`` when they are too many.
    func count(_ bytes: Int) throws(ReadError) {
        unpacked += bytes
        guard unpacked > Self.least, unpacked / Self.limit > root.position else { return }
        throw .bomb
    }
}
