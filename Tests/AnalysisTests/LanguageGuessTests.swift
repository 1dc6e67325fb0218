import Analysis
import Testing

@Suite struct LanguageGuessTests {
    @Test(arguments: [
        ("The harbour of the town and its ships", "en"),
        ("Der Hafen und die Stadt sind nicht für alle", "de"),
        ("Le port de la ville est dans les mains des marins", "fr"),
        ("El puerto de la ciudad y los barcos que no zarpan por el viento", "es"),
        ("Il porto della città e le navi che non sono nel golfo", "it"),
        ("O porto da cidade e os navios que não saem do cais em março", "pt"),
        ("Порт и город, что не в море и на берегу", "ru"),
        ("Порт і місто, що не в морі та на березі", "uk"),
        ("قال رئيس الميناء إن السفن لم تبحر", "ar"), ("港口和城市的船只", "zh"),
        ("港と町の船は出なかった", "ja"), ("De haven van het dorp en de schepen", "nl"),
    ])
    func `a text tells its language`(_ text: String, _ code: String) {
        #expect(LanguageGuess.code(of: text) == code)
    }

    @Test(arguments: ["", "NATO 2021", "🙂", "Ilse Borg"])
    func `too little text tells nothing`(_ text: String) {
        #expect(LanguageGuess.code(of: text) == nil)
    }
}
