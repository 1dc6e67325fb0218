internal import Foundation

/// Parses one JSON object, mending what scrapers commonly get wrong.
enum JSONText {
    /// The object, and whether bytes of it had to be replaced.
    ///
    /// Bytes that are not UTF-8 are replaced. Line ends and tabs inside a string, `NaN` for a
    /// missing value and halves of surrogate pairs are not JSON, but say plainly what was meant.
    static func object(_ bytes: [UInt8]) throws(SkipReason) -> (object: [String: Any], mended: Bool)
    {
        var bytes = bytes
        var isMended = false
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if let object = PlainJSON.object(bytes) { return (object, false) }
        if String(validating: bytes, as: UTF8.self) == nil {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            isMended = true
            if let object = PlainJSON.object(bytes) { return (object, true) }
        }
        if let value = try? JSONSerialization.jsonObject(with: Data(bytes)) {
            return (try object(value), isMended)
        }
        do {
            let mended = mend(bytes, isMended: &isMended)
            let value = try JSONSerialization.jsonObject(
                with: Data(mended), options: .fragmentsAllowed)
            return (try object(value), isMended)
        } catch let reason as SkipReason {
            throw reason
        } catch {
            let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
            throw .invalidJSON(Self.readable(detail ?? "\(error.localizedDescription)"))
        }
    }

    private static func object(_ value: Any) throws(SkipReason) -> [String: Any] {
        guard let object = value as? [String: Any] else { throw .notAnObject }
        return object
    }

    private static func readable(_ detail: String) -> String {
        let line = detail.oneLine
        return line.hasSuffix(".") ? String(line.dropLast()) : line
    }

    private static func mend(_ bytes: [UInt8], isMended: inout Bool) -> [UInt8] {
        var mended: [UInt8] = []
        mended.reserveCapacity(bytes.count + 16)
        var isInString = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if isInString, byte == UInt8(ascii: "\\") {
                let escape = Array(bytes[index..<min(index + 6, bytes.count)])
                if let unit = codeUnit(escape), UTF16.isSurrogate(unit) {
                    let next = Array(
                        bytes[min(index + 6, bytes.count)..<min(index + 12, bytes.count)])
                    if UTF16.isLeadSurrogate(unit), let low = codeUnit(next),
                        UTF16.isTrailSurrogate(low)
                    {
                        mended += escape + next
                        index += 12
                    } else {
                        mended += Array("\\ufffd".utf8)
                        isMended = true
                        index += 6
                    }
                } else {
                    mended += escape.prefix(2)
                    index += 2
                }
                continue
            } else if isInString, byte < 0x20 {
                mended += Array("\\u00".utf8)
                if byte < 16 { mended.append(UInt8(ascii: "0")) }
                mended += Array(String(byte, radix: 16).utf8)
                index += 1
                continue
            } else if !isInString,
                let word = nonNumbers.first(where: { bytes[index...].starts(with: $0) })
            {
                mended += Array("null".utf8)
                index += word.count
                continue
            }
            mended.append(byte)
            index += 1
        }
        return mended
    }

    private static let nonNumbers = ["NaN", "-Infinity", "Infinity"].map { Array($0.utf8) }

    /// The number in `\uXXXX`.
    private static func codeUnit(_ escape: [UInt8]) -> UInt16? {
        guard escape.count == 6, escape[0] == UInt8(ascii: "\\"), escape[1] == UInt8(ascii: "u")
        else {
            return nil
        }
        return UInt16(String(decoding: escape[2...], as: UTF8.self), radix: 16)
    }
}
