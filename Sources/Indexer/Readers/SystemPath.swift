#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Paths as the system has them, which are bytes of any encoding, and as `String`s, which are UTF-8.
///
/// A byte that is not of UTF-8 stands in the `String` as `\xE9`, as names from old systems and foreign
/// zips have it: what is read is told under a name that finds it again.
package enum SystemPath {
    /// The bytes of a path, ended by a zero.
    static func bytes(of path: String) -> [CChar] {
        let plain = path.utf8CString
        guard path.contains("\\x"), access(path, F_OK) != 0 else { return Array(plain) }
        var bytes: [CChar] = []
        var rest = plain[...]
        while let first = rest.first {
            let escaped = Self.escaped(rest)
            bytes.append(escaped.map { CChar(bitPattern: $0) } ?? first)
            rest = rest.dropFirst(escaped == nil ? 1 : 4)
        }
        return bytes
    }

    /// The byte that `\xE9` stands for, if that is what begins here.
    private static func escaped(_ text: ArraySlice<CChar>) -> UInt8? {
        let text = text.prefix(4).map { UInt8(bitPattern: $0) }
        guard text.count == 4, text.starts(with: [0x5C, 0x78]) else { return nil }
        return UInt8(String(decoding: text[2...], as: UTF8.self), radix: 16)
            .flatMap { $0 >= 0x80 ? $0 : nil }
    }

    /// The text of a name, which `bytes(of:)` reads.
    package static func text(_ name: some Collection<UInt8>) -> String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        return name.map { byte in
            byte < 0x80
                ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// The paths of what lies in a folder, in the order of their names.
    static func contents(of folder: String) throws(ReadError) -> [String] {
        guard let stream = opendir(bytes(of: folder)) else { throw ReadError(errno: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { text($0.prefix { $0 != 0 }) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        return names.sorted().map { base + $0 }
    }

    /// What lies at a path, behind links; nil, with `errno`, if nothing does.
    static func status(of path: String) -> stat? {
        var status = stat()
        return stat(bytes(of: path), &status) == 0 ? status : nil
    }

    /// Whether anything lies at a path.
    package static func exists(_ path: String) -> Bool { status(of: path) != nil }

    /// Whether a folder does.
    package static func isFolder(_ path: String) -> Bool {
        status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
    }
}
