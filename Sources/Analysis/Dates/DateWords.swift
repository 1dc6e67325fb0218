/// What a word means inside a date.
enum DateWord: Equatable {
    /// 1 to 12.
    case month(Int)
    case weekday
    /// Minutes east of Greenwich; nil for an abbreviation that more than one zone uses.
    case zone(Int?)
    /// `of`, `de`, `at`: may stand between the parts.
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
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                // The first meaning wins: `mar` is March before it is a French Tuesday.
                if table[hash] == nil { table[hash] = meaning }
            }
        }
        for (index, words) in months.enumerated() { add(words, .month(index + 1)) }
        add(weekdays, .weekday)
        for (words, offset) in zones { add(words, .zone(offset)) }
        add(yearMarks, .yearMark)
        add(fillers, .filler)
        add(labels, .label)
        return table
    }()

    /// English, German, French, Spanish, Italian, Portuguese, Russian, Ukrainian; full, genitive
    /// and short.
    private static let months = [
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro"
            + " января январь янв січня січень січ",
        "february feb febr februar feber février févr fév fevrier febrero febbraio fevereiro fev"
            + " февраля февраль фев февр лютого лютий лют",
        "march mar märz mär mrz maerz mars marzo março marco марта март мар"
            + " березня березень бер берез",
        "april apr avril avr abril abr aprile апреля апрель апр квітня квітень квіт кві",
        "may mai mayo maggio mag maio мая май травня травень трав тра",
        "june jun juni juin junio giugno giu junho июня июнь июн червня червень черв чер",
        "july jul juli juillet juil julio luglio lug julho июля июль июл липня липень лип",
        "august aug août aout agosto ago августа август авг серпня серпень серп сер",
        "september sept sep septembre septiembre setiembre settembre set setembro"
            + " сентября сентябрь сен сент вересня вересень вер верес",
        "october oct oktober okt octobre octubre ottobre ott outubro out"
            + " октября октябрь окт жовтня жовтень жовт жов",
        "november nov novembre noviembre novembro ноября ноябрь ноя нояб"
            + " листопада листопад лист лис",
        "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro"
            + " декабря декабрь дек грудня грудень груд гру",
    ]

    private static let weekdays =
        "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat"
        + " sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend"
        + " sonntag so lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim"
        + " lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom lunedì martedì"
        + " mercoledì giovedì gio venerdì sabato sab domenica segunda terça quarta quinta sexta feira"
        + " понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс"
        + " понеділок вівторок середа четвер п'ятниця субота неділя нд"

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

    private static let fillers =
        "of de del the at on um à a las às alle ore о об в во de le el den der les am klo kl do"
        + " dia il gegen"

    private static let labels =
        "published publish posted updated update date dated created modified released release"
        + " last first issued filed added time pubdate written edited revised since original"
        + " originally online by in and veröffentlicht erstellt aktualisiert stand datum vom"
        + " publié publiée mis jour modifié mise posté rédigé publicado publicada actualizado"
        + " actualizada fecha pubblicato aggiornato data atualizado criado em опубликовано"
        + " опубликована обновлено дата размещено опубліковано оновлено"
}
