internal import CXXHash
package import Foundation

/// XXH3 over a list of fields: stable across runs and machines, 128 bits wide.
///
/// Each field is hashed with its length before it, so that moving text from one field to the next
/// changes the result. Source: <https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>.
public struct Fingerprint: Hashable, Sendable {
    /// The upper and lower 64 bits.
    public let high: UInt64, low: UInt64

    /// The fingerprint of the fields; nil differs from an empty string.
    public init(_ fields: [String?]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 8 })
        for field in fields {
            let length = field.map { Int64($0.utf8.count) } ?? -1
            withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
            if let field { bytes.append(contentsOf: field.utf8) }
        }
        self.init(bytes)
    }

    /// The fingerprint of bytes.
    init(_ bytes: [UInt8]) {
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        high = hash.high64
        low = hash.low64
    }

    /// The fingerprint that a `content_hash` holds; zero where another program left none.
    init(blob: [UInt8]) {
        let whole = blob.count == 16 ? blob : [UInt8](repeating: 0, count: 16)
        high = whole[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = whole[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Sixteen bytes, as the archive's `content_hash` column holds them.
    package var blob: Data {
        Data([high, low].flatMap { value in withUnsafeBytes(of: value.bigEndian) { Array($0) } })
    }

    /// Thirteen characters for 64 bits, in Crockford's base 32: <https://www.crockford.com/base32.html>.
    package var shortText: String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        let digits = stride(from: 60, through: 0, by: -5).map { alphabet[Int(low >> $0 & 31)] }
        return String(decoding: digits, as: UTF8.self)
    }
}
