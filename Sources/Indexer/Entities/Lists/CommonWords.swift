extension NameLists {
    /// Never the first word of a name, and no name alone.
    static let functionWords = """
        a an the this that these those it its he his him himself she her hers they their them we
        our us you your i me my mine im ive ill id hes shes thats theres theyre were youre weve
        theyve dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent hasnt havent
        hadnt lets what whats who whos whom whose which when where why how and or but nor so yet if
        unless until while although though because since as at by for from in into of off on onto
        out over per to toward towards under up upon via with within without about above across
        after against along amid amidst among around before behind below beneath beside besides
        between beyond despite down during except inside like near outside past regarding through
        throughout than then there here now not no yes also again ago already always almost another
        any anyone anything are is was be been being am do does did done has have had having can
        could may_be might must shall should will would each either else even ever every everybody
        everyone everything few fewer first_of_all just later least less many maybe meanwhile more
        moreover most mostly much neither never nevertheless next nobody none nonetheless nothing
        often once only other others otherwise perhaps quite rather really same several some
        someone something sometimes soon still such therefore thus together too very well whatever
        whenever whereas wherever whether yesterday today tomorrow tonight however indeed instead
        accordingly additionally additional according afterwards all both asked actually apparently
        certainly clearly eventually finally frankly fortunately unfortunately generally hopefully
        immediately initially lastly likewise obviously originally particularly possibly presumably
        previously probably recently reportedly secondly similarly simply specifically suddenly
        surprisingly thirdly traditionally typically ultimately usually oh ok okay hey hi hello
        please thanks thank sorry wow yeah dear etc mln bln pct dlrs dlr cts shr revs qtly vs shrs
        mths avg net loss div prior oper photo image video caption getty file_photo read click
        subscribe advertisement share comments copyright updated published related images photos
        continued continue credits based born led backed style era wide linked made owned run
        sponsored educated trained controlled held elect turned listed bound jr sr ii iii iv
        """

    /// Words that open sentences in other languages; names may hold them further on.
    static let foreignFunctionWords = """
        der die das den dem des ein eine einer im am zum zur und oder aber auch auf aus bei mit
        nach nicht noch nur seit sie er es wir ihr ich so vom von vor wenn wie zu über für gegen
        als dass le la les un une du de et ou mais dans pour par sur avec sans selon il elle ils
        elles nous vous je ce cette ces son sa ses leur leurs on en au aux qui que quand comme si
        el los las una unos unas y o pero con sin para por según su sus este esta estos estas ese
        esa al del lo se no sí cuando como más también gli i uno e ma per senza secondo questo
        questa nel nella alla dal della os as um uma mas com sem segundo seu sua não ao aos do da
        dos na het een maar van voor met zonder volgens deze dit zijn haar ook niet op te bij в на
        по как это он она они мы я вы но и а что если для при из за от до после перед также его её
        их все всё не ни у о об с со к под над же бы так там тут здесь еще ещё уже когда где кто
        этот эта эти тот та те сегодня вчера завтра однако поэтому як це він вона вони ми ви але і
        й що якщо із від після також його
        """

    /// Words that open sentences or headlines, or that are capitalised for respect.
    static let commonWords = """
        abortion academic access accused action actions activists activist acting administration
        adults advisers affairs age agency agents agreement aid aides air airport airlines allies
        american_people amendment analysis analysts announcement annual answer anti anyway apart
        april_fools area areas army arms arrest art article artists asian assembly assistant
        association attack attacks attempts attorneys august_recess authorities average award baby
        back background bad bank banks ban based basic battle beyond_that big bill bills billion
        bipartisan black board body book books border born boys breaking brief british_prime
        brother brothers budget building bureau business businesses buy call calls campaign
        campaigns camp candidate candidates capital capitalism car care cars case cases cash cause
        center central century certain challenge challenges change changes charges check
        chief_of_police child children church churches citizens city civil claims class classic
        clear climate clinical close coalition college column comedy coming commander_in_chief
        commission committee committees common communist community companies company conference
        conservative conservatives constitutional consumer consumers contact contract controversial
        corporate corporation council counsel counties country county couple court courts coverage
        credit crime crimes crisis critics criminal cross crude cultural current customers cut cuts
        daily data date daughter dead deal deals death deaths debate debt decision decades defense
        delegation democracy democratic democrat department deputies despite_that details
        development dinner diplomats direct disclosure district doctors dollar domestic double
        dozens draft drug drugs due duty early earlier earth east eastern economic economists
        economy editorial education effective eight either_way election elections electoral
        elementary emergency employees employers employment energy enough entire environmental
        episode equal equality error established ethics evangelical evening events evidence exactly
        example excerpts exchange executive executives exit experts export exports external extra
        eyewitnesses face fact facts faith fall families family far farm farmers farms fast federal
        fellow female fifty fighting figures film final finance financial fine fire first firm
        firms fiscal five flight focus food foreign former formerly forty four fourth forces free
        freedom friend friends front full fund funding funds further future gas gay gender
        general_public generals given global goals god gold good government governments governors
        grand great green gross ground group groups growth guess guest gun guns half halfway hard
        head headquarters health hearing heavy hell help high higher highway hispanic historic
        historically history holy home homeland hope hospital hospitals host hot hotel hours house
        housing huge human humanitarian hundreds idea illegal immigrants immigration imagine
        imports important in_fact income independence independent independents individual
        individuals industrial industry inflation information infrastructure innovation insurance
        insurers integrated intelligence interest interests interim interior internal international
        internet interview interviews investigation investigators investment investors islam
        christianity judaism islamist islamists israelites issue issues jail job jobs joint
        journalists judges judicial judiciary junior jury just_as keep key kids killed knowing
        labor land landmark large last late latest latter law laws lawyers leaders leadership
        leading left legal legislation legislative legislators legislature lesbian less_than let
        letter letters liberal liberals liberty life line list little live lives living loan loans
        local locals long look love low lower luck magazine main major majority make male man
        management managers march_madness market markets marriage mass massive material media
        medical members men merger message metal metropolitan middle midterm military militants
        million millions minimum mining ministers ministry minor minority minutes missing mission
        model modern mom moms monetary money months moral morning mother mothers motor mountain
        mr_president multiple municipal murder music muslims mutual name names nation national
        nationalist nationally nations nationwide native natural naval navy necessary need
        negotiations negotiators neighbors network networks new newer news newspaper newspapers
        night nine nominees non nonprofit north northern note notably notice nuclear nurses
        observers occasionally offensive office officers official officials oil old older one ones
        open opening operation operations opinion opponents opposition option order orders ordinary
        organization organizers original outgoing overall overseas owners page paper parent parents
        parliamentary part parties party passengers pastors patient patients pay peace people
        period permanent person personal petroleum philosophy physical pictured plan plans play
        players point poles police policy political politicians politics poll polling polls poor
        pop pope_emeritus popular population post potential power present presidential presidents
        press pressure pretty price prices primaries primary prime prisoners prison privacy private
        pro problem problems production products professors profit profits program programs
        progressive progressives project property proponents prosecution prosecutors protesters
        protests public published_on putting quarter question questions quick race racial radical
        radio rates ratings ready real realistically reality reason reasons rebels recent record
        red reform reforms refugees regional registered regulators religion religious remaining
        remember remote report reporters reports republic republican research researchers reserve
        reserves residents resolution resources respondents response responding results retail
        retired revenue revenues review revolution rich right rights rising road rock role roughly
        round rule rules ruling rumors rural safety sale sales same-sex sanctions school schools
        science scientific scientists sea season second secret section sector securities security
        see self seniors sentence separate separately series service services session set seven
        seventh sex sexual shares shareholders short show side signs similar simple single sister
        six sixth sixty small smart social socialism socialist society soft soldiers son sorry_to
        source sources south southern soviet space speaking special sports spring staff stage
        standard star stars start state statement states station statistics stay step stock stocks
        stop stories story strategy street strike strong student students studies study subsequent
        success summer sunni super supply support supporters supporters_of supreme sure surely
        surgeon survey surveys survivors suspect sweet system systems take talks target tax taxes
        taxpayers teachers team tech technical technology teenagers television ten tens terror
        terrorism terrorist terrorists test testimony texts thanksgiving_day theory thing things
        think third thirty thousands three tickets time times title tobacco top total tough town
        trade traders trading traffic transit transport transportation travel treasury treaty trial
        tribal troops true trust truth try turn turnout tv twelve twenty twice two ultimate un
        unemployment union unions unit united universal universities university unlike upper urban
        use used users usual vast vehicles verdict veteran veterans veto vice victims victory video
        videos viewers view views village violence virtual virtually volunteers vote voter voters
        votes voting wait war warning wars watch water way wealth weapons weather web website
        weekend weeks welcome welfare west western white wide wild win wind winning winter
        witnesses woman women word words work workers working world world's worldwide worse worst
        worth writer writers year years yellow young younger youth zero zone dad daddy mommy mama
        grandma grandpa bro dude guys note_to questioned facing citing calling following including
        leaving looking making saying seeing taking talking using asking added adding told said
        says claiming seeking republican_party_leaders ex left-wing right-wing pro-life pro-choice
        middle_class correction corrections exclusive update analysis_by opinion_by editor's_note
        trending topics bulletin proceeds flames rise stand stool tariffs tree scout chambers
        capitol emeritus hill mail crown wrap categories model_schools best senior northeast
        southeast northwest southwest consider measure advantage mayors destroying anglos login
        register sign follow newsletter newsletters highlights key_points background_info qtr
        year_to_date nine_months six_months north_american latin jewish christian catholic
        protestant buddhist hindu sikh orthodox
        """

    /// Acronyms everybody uses and nobody would look up as a name.
    static let commonAcronyms = """
        ceo cfo coo cto vp tv pc dna rna gdp gnp gmt utc est edt pst pdt cst et am pm ok dvd cd pdf
        html url usb gps phd md ba ma mba jd lgbt lgbtq lgbtqi ngo ngos wmd icbm ied ieds suv suvs
        atm pin id iq faq ceos ipo ipos etf cpi ppi m1 m2 m3 ad bc bce ce vat pr hr it ai vr ar
        asap fyi pac pacs dj mc mp mps mep meps aka rsvp usd eur gbp jpy po doa dui pow pows mia
        sat act ivf vip vips lsd qc hq sc rv hd uhf diy q&a r&d op ed op-ed sms app ibid nsfw lol
        omg wtf sos jfk_airport iphone_app xii xiii xiv xv xvi xvii xviii xix xx xxi vi vii viii ix
        rn ap_photo cnn_photo ft_lbs lbs mph kph fob cif p.m. a.m. no. vol pp ltd_co
        """

    static let calendarWords = """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
        fri sat sun january february march april may june july august september october november
        december jan feb mar apr jun jul aug sep sept oct nov dec mondays tuesdays wednesdays
        thursdays fridays saturdays sundays christmas christmas_day christmas_eve easter
        easter_sunday easter_monday thanksgiving halloween ramadan passover hanukkah diwali eid
        eid_al-fitr eid_al-adha new_year new_years new_year's_day new_year's_eve new_years_day
        new_years_eve valentine's_day valentines_day good_friday ash_wednesday labor_day
        memorial_day independence_day veterans_day presidents_day columbus_day mother's_day
        mothers_day father's_day fathers_day earth_day election_day labour_day may_day boxing_day
        super_tuesday black_friday cyber_monday yom_kippur rosh_hashanah lent pentecost spring
        summer autumn winter martin_luther_king_day montag dienstag mittwoch donnerstag freitag
        samstag sonntag januar februar märz mai juni juli oktober dezember lundi mardi mercredi
        jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre
        octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo enero
        febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        """
}
