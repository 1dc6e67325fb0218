/// A weekday of Chinese (`星期四`, `周四`, `週四`, `礼拜四`) or Japanese (`木曜日`, `木曜`).
struct CharacterWeekday {
    /// 1 to 7, Monday to Sunday.
    let weekday: Int
    /// Where it ends, a UTF-8 offset.
    let end: Int

    /// A weekday that starts exactly at an offset.
    init?(_ bytes: Span<UInt8>, _ offset: Int) {
        let first = bytes.character(offset)
        guard first != 0 else { return nil }
        if let index = Self.japanese.firstIndex(of: first) {
            guard bytes.character(offset + 3) == Self.youbi else { return nil }
            weekday = index + 1
            end = bytes.character(offset + 6) == Self.sun ? offset + 9 : offset + 6
            return
        }
        guard let prefix = Self.prefixes.first(where: { $0.first == first }) else { return nil }
        var next = offset + 3
        if let second = prefix.last, prefix.count > 1 {
            guard bytes.character(next) == second else { return nil }
            next += 3
        }
        let number = bytes.character(next)
        guard let index = Self.chinese.firstIndex(where: { $0.contains(number) }) else {
            return nil
        }
        weekday = index + 1
        end = next + 3
    }

    private static let japanese = characters("月火水木金土日")
    private static let youbi = characters("曜")[0]
    private static let sun = characters("日")[0]
    private static let prefixes = ["星期", "周", "週", "礼拜", "禮拜"].map(characters)
    private static let chinese = ["一", "二", "三", "四", "五", "六", "日天"].map(characters)

    static func characters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}

extension Span<UInt8> {
    /// The scalar of three bytes that starts at an offset, or 0.
    @inline(__always)
    func character(_ offset: Int) -> UInt32 {
        guard byte(offset) & 0xF0 == 0xE0 else { return 0 }
        return UInt32(byte(offset) & 0x0F) << 12 | UInt32(byte(offset + 1) & 0x3F) << 6
            | UInt32(byte(offset + 2) & 0x3F)
    }
}
