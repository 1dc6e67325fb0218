extension NameLists {
    static let organizationEnds = """
        ministry department council committee commission agency administration authority bureau
        board office directorate secretariat parliament congress assembly senate legislature court
        tribunal police army navy force forces corps guard battalion brigade regiment division
        command university college school institute academy faculty laboratory laboratories lab
        observatory museum library hospital clinic church cathedral mosque synagogue diocese
        archdiocese temple party union league alliance coalition federation confederation
        association organization organisation society club foundation fund trust charity network
        movement front brotherhood bank bancorp bancshares group holdings holding partners capital
        industries enterprises international technologies technology systems services solutions
        motors motor airlines airways airline railways railroad railway lines shipping steel oil
        petroleum energy power electric gas resources mining mines chemical chemicals
        pharmaceuticals pharmaceutical foods stores supermarkets brothers bros sons associates
        insurance assurance financial finance securities investments investment savings mutual
        exchange pictures studios entertainment records communications broadcasting media press
        publishing publications news times post tribune herald journal gazette chronicle globe
        observer telegraph courier sentinel examiner inquirer dispatch register review magazine
        weekly daily tv television radio telecom telecommunications software semiconductor
        semiconductors electronics aerospace aviation aircraft orchestra gallery galleries museums
        philharmonic symphony ballet theatre theater opera chamber caucus cabinet government
        treasury service intelligence mission embassy consulate united rovers fc cf afc wanderers
        fbi coop cooperative consortium syndicate conglomerate militia cartel mafia gang jihad
        liberation_front brigades taskforce task_force think_tank data inspectorate ombudsman
        prosecutor's_office center centre initiative project campaign bundesbank partei ministerium
        universität bundesamt министерство партия совет банк
        """

    static let legalForms = """
        inc incorporated corp corporation co company ltd limited plc llc llp lp ag sa nv bv gmbh kg
        oy ab asa spa srl pty pte kk s.a. n.v. a.g. s.p.a. bhd berhad sab oao ooo pao zao ojsc
        """

    static let placeEnds = """
        river lake island islands isles peninsula sea ocean bay gulf strait straits channel canal
        coast mountain mountains hills valley desert forest basin delta cape harbor harbour port
        beach falls springs glacier volcano plateau heights woods creek city town township village
        county province prefecture district region territory borough oblast krai governorate
        municipality parish suburb state kingdom emirate street avenue road boulevard lane square
        plaza highway bridge tunnel airport station park stadium arena building tower palace castle
        hotel mall cemetery prison jail base camp
        """

    static let otherEnds = """
        treaty act law bill accord accords agreement pact convention protocol declaration charter
        amendment doctrine plan deal resolution constitution memorandum directive code war wars
        revolution uprising intifada crisis summit conference forum games cup championship
        championships tournament marathon festival prize award awards medal classic derby series
        hurricane typhoon fair expo holiday memorial project operation program programme bowl open
        masters primary caucuses show
        """

    static let placeStarts = """
        lake mount mt mountain cape port fort ft san santa santo sao são saint st los las el la
        north south east west northern southern eastern western upper lower new old central greater
        camp isle tel bad puerto
        """

    /// Words after which "for" or "on" goes on with the name.
    static let takingFor = """
        council committee commission subcommittee conference institute center centre centers
        centres foundation campaign association coalition alliance fund society office agency
        """

    /// Words after which "of" goes on with the name.
    static let takingOf = """
        university college school institute academy bank ministry department bureau office board
        council court chamber house church diocese archdiocese cathedral order society league union
        association federation confederation organization organisation organizations commission
        committee conference congress parliament assembly community communities commonwealth
        republic kingdom state emirate duchy territory bay gulf strait straits isle isles cape sea
        port mount treaty battle siege declaration act charter tower museum library center centre
        centers fund foundation campaign coalition alliance movement front party army forces corps
        guard brigade agency authority partnership initiative network club guild fellowship
        hospital sons daughters friends knights temple stock_exchange exchange
        """

    /// What ministries and committees are for; "and" joins two of them.
    static let subjects = """
        agriculture fisheries forestry food rural health human education science sciences
        technology research culture arts letters sport sports tourism trade commerce industry
        energy power mines petroleum environment environmental water natural interior home homeland
        foreign external internal defense defence justice finance financial economy economic
        planning development labor labour employment social housing urban transport transportation
        communications information broadcasting veterans women family youth children religious
        public administration oversight government budget ways appropriations judiciary rules
        intelligence security securities banking monetary reconstruction cooperation co-operation
        safety quality prevention drug alcohol tobacco firearms medicine engineering
        """
}
