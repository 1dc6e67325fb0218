extension NameLists {
    /// Offices and forms of address before a person's name.
    static let titles = """
        president vice_president prime_minister deputy_prime_minister foreign_minister
        defense_minister defence_minister finance_minister interior_minister justice_minister
        health_minister energy_minister economy_minister trade_minister agriculture_minister
        oil_minister education_minister environment_minister transport_minister industry_minister
        information_minister labor_minister labour_minister culture_minister minister premier
        chancellor secretary secretary_general secretary-general undersecretary under_secretary
        deputy_secretary assistant_secretary press_secretary foreign_secretary home_secretary
        secretary_of_state secretaries_of_state secretary_of_defense defense_secretary
        treasury_secretary secretary_of_the_treasury interior_secretary commerce_secretary
        energy_secretary agriculture_secretary labor_secretary education_secretary health_secretary
        state_secretary homeland_security_secretary first_secretary general_secretary
        trade_representative deputy_foreign_minister minister_of_state minister_of_foreign_affairs
        minister_of_defense minister_of_finance minister_of_justice minister_of_health
        attorney_general solicitor_general surgeon_general inspector_general director_general
        director-general governor_general postmaster_general consul_general comptroller_general
        quartermaster_general senator senators congressman congresswoman congressmen representative
        representatives delegate governor mayor alderman councilman councilwoman councillor speaker
        house_speaker speaker_of_the_house majority_leader minority_leader senate_majority_leader
        senate_minority_leader house_majority_leader house_minority_leader majority_whip
        minority_whip house_majority_whip party_leader opposition_leader labour_leader
        supreme_leader national_security_adviser national_security_advisor
        director_of_national_intelligence chief_of_staff chief_executive chief_executive_officer
        chief_financial_officer chief_operating_officer chief_justice chief_economist chief ceo cfo
        coo cto chairman chairwoman chairperson chair co-chairman vice_chairman vice_chair
        co-founder founder director deputy_director executive_director managing_director
        executive_vice_president senior_vice_president assistant_director commissioner
        police_commissioner police_chief sheriff deputy_sheriff deputy ambassador ambassadors envoy
        special_envoy consul spokesman spokeswoman spokesperson judge justice magistrate prosecutor
        district_attorney attorney u.s._attorney lawyer associate_justice general
        lieutenant_general major_general brigadier_general brigadier field_marshal marshal admiral
        rear_admiral vice_admiral colonel lieutenant_colonel major captain lieutenant
        second_lieutenant first_lieutenant sergeant staff_sergeant sergeant_first_class
        master_sergeant corporal lance_corporal private_first_class commander detective inspector
        constable superintendent officer trooper airman king queen prince princess crown_prince
        duke duchess earl baron baroness count countess emperor empress tsar czar kaiser sultan
        emir sheikh sheik shah lord lady sir dame pope cardinal archbishop bishop reverend pastor
        rabbi imam mullah ayatollah grand_ayatollah patriarch father sister saint monsignor deacon
        professor doctor dean provost coach head_coach quarterback mister madam madame miss mr mrs
        ms mx dr prof messrs sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr rev hon
        administrator assemblyman assemblywoman leader controller comptroller counselor
        undersecretary_of_state secretary_of_education comrade herr frau fräulein monsieur mme mlle
        señor señora senor senora don doña dona signor signora principal first_lady
        first_deputy_prime_minister former_president then-president president-elect
        vice_president-elect prime_minister-designate archduke maharaja ex-president ex-premier
        lawmaker lawmakers republican_sen democratic_sen economist analyst actor actress singer
        rapper comedian author novelist filmmaker producer journalist reporter columnist anchor
        host correspondent editor editor-in-chief activist whistleblower президент президента
        министр министра премьер-министр канцлер генерал полковник господин премьер глава
        bundeskanzler bundeskanzlerin präsident président présidente presidente premierminister
        ministre ministro kanzler kanzlerin
        """

    /// Titles and ends that are also surnames, after a given name.
    static let titleSurnames = """
        king prince bishop pope judge justice marshal duke earl baron dean cardinal major shah lord
        deacon chamberlain constable page lake woods park field banks rivers wells camp power law
        gates hall bush stone house forest bay brothers bridge fair post court church
        """

    /// Titles that keep their period.
    static let abbreviatedTitles = """
        mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl pvt adm cmdr
        rev hon messrs brig pres supt det atty
        """

    /// Other words whose period ends no sentence.
    static let abbreviations = """
        st mt ft jr sr no vs inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec ariz
        ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
        okla ore pa tenn tex va vt wash wis wyo
        """

    /// Roles in small letters that tell of a person beside them.
    static let roles = """
        spokesman spokeswoman spokesperson analyst economist professor director adviser advisor
        aide senator congressman congresswoman lawmaker minister president chairman chairwoman
        chief executive lawyer attorney judge prosecutor actor actress singer rapper musician
        comedian author writer novelist filmmaker producer journalist reporter columnist editor
        strategist pollster lobbyist activist candidate nominee leader founder co-founder owner
        manager coach player striker goalkeeper quarterback wife husband son daughter brother
        sister mother father colleague victim suspect gunman teacher student doctor nurse scientist
        researcher historian expert engineer governor mayor ambassador commander general colonel
        captain king queen prince princess pope cardinal bishop priest rabbi imam farmer trader
        broker dealer secretary billionaire businessman entrepreneur celebrity veteran officer
        detective sheriff deputy resident who whose himself herself
        """

    /// Verbs that follow a speaker's name, small words in front of none.
    static let speechVerbs = """
        said says told tells added adds asked argued argues noted insisted explained announced
        tweeted wrote writes testified replied recalled warned warns acknowledged admitted declared
        complained joked quipped lamented conceded remarked commented stated vowed pledged
        predicted thinks believes knew thought smiled resigned died married graduated pleaded
        apologized apologised
        """

    static let particles = """
        de del della dela der den van von vom zu zur zum bin ibn ben bint al el abu du da dos das
        di la le ter y
        """

    /// Small words inside names only when a hyphen follows: "at" is mostly English.
    static let prefixes = """
        ul ur as ash an ar at ad az
        """

    static let nameHalves = """
        un il in hye moon wen jin sung eun ho hyun soo young jae woo ki chul kyun hoon hwan min suk
        seok ok hee won ryong jong chun kwon bin ying jeou kai shek lai bian fang ming hui ping hua
        long wei ching cheng te qaeda qaida nusra
        """
}
