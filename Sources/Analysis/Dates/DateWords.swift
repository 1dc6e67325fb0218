/// What a word means inside a date.
enum DateWord: Equatable {
    /// 1 to 12.
    case month(Int)
    /// 1 to 7, Monday to Sunday.
    case weekday(Int)
    /// Minutes east of Greenwich; nil for an abbreviation that more than one zone uses.
    case zone(Int?)
    /// `of`, `de`: may stand between the parts, also in prose.
    case link
    /// `at`, `on`, `le`: may stand between the parts of a date field.
    case filler
    /// `Published`, `Updated on`: may stand before a date.
    case label
    /// `г.`, `року`: may follow a year.
    case yearMark
}

extension DateWord {
    /// The meaning of the bytes in a range, upper and lower case alike.
    static func lookup(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> DateWord? {
        guard end > start, end - start <= 30 else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = start
        while index < end {
            var lead = bytes.byte(index)
            if lead < 0x80 {
                if lead &- 0x41 < 26 { lead |= 0x20 }
                hash = (hash ^ UInt64(lead)) &* 0x100_0000_01B3
                index += 1
                continue
            }
            if lead == 0xE2 {
                // The apostrophe of п’ятниця.
                hash = (hash ^ UInt64(UInt8(ascii: "'"))) &* 0x100_0000_01B3
                index += 3
                continue
            }
            let (first, second) = folded(lead, bytes.byte(index + 1))
            hash = (hash ^ UInt64(first)) &* 0x100_0000_01B3
            hash = (hash ^ UInt64(second)) &* 0x100_0000_01B3
            index += 2
        }
        return table[hash]
    }

    /// The lower-case form of a two-byte letter of Latin-1 or Cyrillic.
    private static func folded(_ lead: UInt8, _ trail: UInt8) -> (UInt8, UInt8) {
        switch (lead, trail) {
        case (0xC3, 0x80...0x9E): (0xC3, trail &+ 0x20)
        case (0xD0, 0x90...0x9F): (0xD0, trail &+ 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, trail &- 0x20)
        case (0xD0, 0x80...0x8F): (0xD1, trail &+ 0x10)
        default: (lead, trail)
        }
    }

    /// Words by the FNV-1a hash of their lower-case UTF-8.
    private static let table: [UInt64: DateWord] = {
        var table: [UInt64: DateWord] = [:]
        func add(_ words: String, _ meaning: DateWord) {
            for word in words.split(separator: " ") {
                let hash = DateNames.hash(of: word)
                // The first meaning wins: `mar` is March before it is a French Tuesday.
                if table[hash] == nil { table[hash] = meaning }
            }
        }
        for names in DateNames.all {
            for (index, words) in names.months.enumerated() { add(words, .month(index + 1)) }
        }
        for (index, words) in shortMonths.enumerated() { add(words, .month(index + 1)) }
        for names in DateNames.all {
            for (index, words) in names.weekdays.enumerated() { add(words, .weekday(index + 1)) }
        }
        for (index, words) in shortWeekdays.enumerated() { add(words, .weekday(index + 1)) }
        for (words, offset) in zones { add(words, .zone(offset)) }
        add(yearMarks, .yearMark)
        add(links, .link)
        add(fillers, .filler)
        add(labels, .label)
        return table
    }()

    /// Short names, and full ones without their accents, in all languages of ``DateNames``.
    private static let shortMonths = [
        "jan janv ene gen янв січ", "feb febr fev fév févr fevr февр фев лют",
        "mar mär mrz maerz marco мар берез бер", "apr avr abr апр квіт кві", "mag трав тра",
        "jun giu черв чер", "jul juil lug лип", "aug ago авг серп сер",
        "sept sep set сен сент вер верес", "oct okt ott out окт жовт жов", "nov ноя нояб лист лис",
        "dec dez déc dic дек груд гру",
    ]

    /// Sunday's `dom` is also Portuguese, `mar` for Tuesday is March.
    private static let shortWeekdays = [
        "mon mo lun пн", "tue tues di вт", "wed mi mer mié ср", "thu thur thurs do jeu jue gio чт",
        "fri fr ven vie пт", "sat sam sáb sab сб", "sun so dim dom вс нд",
    ]

    /// Fixed offsets of common abbreviations. `IST` (India, Israel, Ireland), `AST`, and the
    /// `ET` family, which leaves out whether summer time runs, give none.
    private static let zones: [(String, Int?)] = [
        ("utc gmt ut z wet", 0), ("bst cet west met mez wat", 60),
        ("cest mesz eet sast cat", 120), ("msk eest eat trt мск", 180), ("gst", 240),
        ("pkt", 300), ("wib", 420), ("hkt sgt awst pht", 480), ("jst kst", 540), ("aest", 600),
        ("aedt", 660), ("nzst", 720), ("nzdt", 780), ("edt", -240), ("est cdt", -300),
        ("cst mdt", -360), ("mst pdt", -420), ("pst akdt", -480), ("akst", -540), ("hst", -600),
        ("ist ast et ct mt pt", nil),
    ]

    private static let yearMarks = "г год года р рік року"

    private static let links = "of de del من"

    private static let fillers =
        "the at on um à a las às alle ore о об в во le el den dem der les am klo kl do dia il gegen"
        + " feira يوم"

    private static let labels =
        "published publish posted updated update date dated created modified released release"
        + " last first issued filed added time pubdate written edited revised since original"
        + " originally online by in and veröffentlicht erstellt aktualisiert stand datum vom"
        + " publié publiée mis jour modifié mise posté rédigé publicado publicada actualizado"
        + " actualizada fecha pubblicato aggiornato data atualizado criado em опубликовано"
        + " опубликована обновлено дата размещено опубліковано оновлено"
}
