/// What a language says of dates in its prose, beside their names.
///
/// Precision comes before recall: a name that is often another word needs a cue beside it.
struct MentionLanguage: Sendable {
    let code: String
    /// Whether months and weekdays begin with capitals.
    var writesCapitals = false
    /// Whether it is Chinese or Japanese, in which a day may lack its month: `17日`.
    var writesCharacters = false
    /// Whether a day follows its month: `December 17`.
    var monthLeads = false
    /// Whether a weekday, or a year, is only one behind a word that says so.
    var weekdayNeedsCue = false
    /// Whether a year is told by a word behind it: `2014 году`.
    var marksYears = false
    /// Short names of months that stand in prose.
    var shortMonths: [String] = []
    /// What may be glued to weekdays: `Montagabend`.
    var weekdayEndings: [String] = []
    /// What must follow the weekdays from Monday to Friday: `quinta` by itself is a fifth.
    var workdayEnding: String?
    /// Words for days that are counted from the publication.
    var relativeDays: [(String, Int)] = []
    /// Words by what they say of a date beside them.
    var roles: [(String, MentionWord.Roles)] = []

    static let all = [
        MentionLanguage(
            code: "en", writesCapitals: true, monthLeads: true,
            shortMonths: [
                "jan", "feb", "mar", "apr", "", "", "", "aug", "sept sep", "oct", "nov", "dec",
            ],
            relativeDays: [("yesterday", -1), ("tomorrow", 1)],
            roles: [
                ("every each any all another one some previous following black good super", .bar),
                ("bloody ash cyber palm ruby taco fat giving casual holy easter", .bar),
                ("news", .title),
                ("before after of a better brighter no for", .relativeBar),
                ("night nights times telegraph mirror mail express post school herald", .tail),
                ("review star live fund world brunch service show shows talk of", .tail),
                ("in since until till during early late mid", [.monthCue, .yearCue]),
                ("last past", [.past, .monthCue]), ("next coming", [.future, .monthCue]),
                ("will ll shall would could can due scheduled slated planned expected", .ahead),
                ("for until till by", .aheadCue),
                ("to through until till and", .through),
            ]),
        MentionLanguage(
            code: "de", writesCapitals: true, weekdayNeedsCue: true,
            weekdayEndings: [
                "abend", "nachmittag", "vormittag", "mittag", "morgen", "nacht", "früh",
            ],
            relativeDays: [
                ("vorgestern", -2), ("gestern", -1), ("heute", 0), ("morgen", 1), ("übermorgen", 2),
            ],
            roles: [
                ("jeden jedem jeder jede schwarzen schwarzer diesem", .bar),
                ("guten am jeden", .relativeBar), ("welt bild presse nzz", .title),
                (
                    "am vom zum bis seit ab für von auf den dem diesen gestrigen heutigen",
                    .weekdayCue
                ),
                ("im in seit bis ab vom zum anfang ende mitte von", .monthCue),
                ("jahr jahre jahres in seit bis ab anfang ende mitte sommer winter", .yearCue),
                ("herbst frühjahr von", .yearCue),
                (
                    "letzten vergangenen vorigen letzter vergangener",
                    [.past, .weekdayCue, .monthCue]
                ),
                ("kommenden nächsten kommender nächster", [.future, .weekdayCue, .monthCue]),
                ("wird werden soll sollen will wollen geplant", .ahead), ("bis und", .through),
            ]),
        MentionLanguage(
            code: "fr",
            relativeDays: [("hier", -1), ("demain", 1)],
            roles: [
                ("les des chaque tous le un", .bar), ("de un", .relativeBar),
                ("saint noir suivant", .tail),
                ("en début fin depuis mois de", .monthCue),
                ("en depuis année début fin de avant après", .yearCue),
                ("dernier passé", .past), ("prochain", .future),
                ("va vont doit doivent devrait devraient sera seront aura auront prévu", .ahead),
                ("prévue prévus", .ahead), ("au et à", .through),
            ]),
        MentionLanguage(
            code: "es",
            relativeDays: [("anteayer", -2), ("ayer", -1)],
            roles: [
                ("los cada todos", .bar), ("siguiente santo", .tail), ("de", .relativeBar),
                ("en desde hasta de", .monthCue), ("en desde hasta de del año", .yearCue),
                ("pasado último", .past), ("próximo", .future),
                ("será serán va van deberá deberán tendrá previsto prevista", .ahead),
                ("al y a", .through),
            ]),
        MentionLanguage(
            code: "it",
            relativeDays: [("ieri", -1), ("domani", 1)],
            roles: [
                ("il ogni i gli un", .bar), ("di un altro", .relativeBar),
                ("a in di da dal nel", .monthCue), ("nel del dal al anno", .yearCue),
                ("scorso scorsa ultimo", .past), ("prossimo prossima", .future),
                ("sarà saranno dovrà dovranno verrà verranno previsto prevista", .ahead),
                ("al e", .through),
            ]),
        MentionLanguage(
            code: "pt",
            workdayEnding: "-feira",
            relativeDays: [("anteontem", -2), ("ontem", -1), ("amanhã", 1)],
            roles: [
                ("às aos as os cada toda todas todos", .bar), ("de", .relativeBar),
                ("em desde até de", .monthCue), ("em desde até de", .yearCue),
                ("passada passado última último", .past), ("próxima próximo", .future),
                ("será serão vai vão deve devem deverá previsto prevista", .ahead),
                ("a e ao", .through),
            ]),
        MentionLanguage(
            code: "ru", weekdayNeedsCue: true, marksYears: true,
            relativeDays: [("позавчера", -2), ("вчера", -1), ("завтра", 1)],
            roles: [
                ("каждый каждую каждое", .bar), ("о", .relativeBar), ("в во на", .weekdayCue),
                ("в с до по начале конце середине", .monthCue),
                ("прошлый прошлую прошлое минувший минувшую минувшее", [.past, .weekdayCue]),
                ("прошлом минувшем прошлого минувшего", [.past, .monthCue]),
                ("следующий следующую следующее ближайший ближайшую", [.future, .weekdayCue]),
                ("будет будут должен должна должны состоится планирует планируют", .ahead),
                ("году года год годом г", .yearMark), ("по и до", .through),
            ]),
        MentionLanguage(
            code: "uk", weekdayNeedsCue: true, marksYears: true,
            relativeDays: [
                ("позавчора", -2), ("вчора учора", -1), ("завтра", 1),
            ],
            roles: [
                ("кожен кожну", .bar), ("про", .relativeBar), ("в у на", .weekdayCue),
                ("в у з до по початку кінці середині", .monthCue),
                ("минулий минулу", [.past, .weekdayCue]), ("минулого", [.past, .monthCue]),
                ("наступний наступну", [.future, .weekdayCue]),
                ("буде будуть має мають відбудеться планує планують", .ahead),
                ("році року рік р", .yearMark), ("по до і та й", .through),
            ]),
        MentionLanguage(
            code: "ar",
            relativeDays: [("أمس", -1), ("غدا غداً غدًا", 1)],
            roles: [
                ("صلاة خطبة خطب كل", .bar), ("أول من", .relativeBar), ("الأول الموافق", .tail),
                ("في منذ شهر خلال مطلع أواخر أوائل نهاية بداية حتى منتصف", .monthCue),
                ("عام سنة العام لعام منذ في", .yearCue),
                ("الماضي الماضية المنصرم الفائت", .past),
                ("المقبل المقبلة القادم القادمة", .future), ("سوف المقرر", .ahead),
                ("إلى و", .through),
            ]),
        MentionLanguage(code: "zh", writesCharacters: true),
        MentionLanguage(code: "ja", writesCharacters: true),
    ]
}
