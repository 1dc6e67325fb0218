internal import Foundation

/// The queries of a file, one a line, optionally behind an id and a tab.
final class QueryFile {
    private var lines: ArraySlice<Substring>

    init(path: String) throws {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file, let data = try? file.readToEnd() ?? Data() else {
            throw CommandError.cannotRead(path: path, reason: Self.reason(path))
        }
        var text = Substring(String(decoding: data, as: UTF8.self))
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }[...]
    }

    private static func reason(_ path: String) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return "there is no such file"
        }
        return isFolder.boolValue ? "it is a folder" : "permission denied"
    }

    /// The next query; its id is nil if it has none.
    func next() -> (id: String?, query: String)? {
        while let line = lines.popFirst() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard let tab = line.firstIndex(of: "\t") else { return (nil, String(line)) }
            return (String(line[..<tab]), String(line[line.index(after: tab)...]))
        }
        return nil
    }
}
