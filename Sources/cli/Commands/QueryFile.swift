internal import Foundation

/// The queries of a file, one a line, optionally behind an id and a tab.
final class QueryFile {
    private var lines: ArraySlice<Substring>

    init(path: String) throws {
        let data: Data
        do {
            data =
                path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw CommandError.cannotRead(
                path: path, reason: isThere ? "permission denied" : "there is no such file")
        }
        lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)[...]
    }

    /// The next query; its id is its line as text if it has none.
    func next() -> (id: String?, query: String)? {
        while let line = lines.popFirst() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard let tab = line.firstIndex(of: "\t") else { return (nil, String(line)) }
            return (String(line[..<tab]), String(line[line.index(after: tab)...]))
        }
        return nil
    }
}
