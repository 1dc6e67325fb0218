extension NameLists {
    /// Adjectives and people of places and faiths: never a name alone.
    static let demonyms = """
        afghan afghans african africans african-american african-americans albanian albanians
        algerian algerians american americans anglo angolan arab arabs arabian arabic argentine
        argentinian armenian armenians asian asians australian australians austrian austrians
        azerbaijani azeri bahraini bangladeshi basque bavarian belarusian belarusians belgian
        belgians bolivian bosnian bosnians brazilian brazilians brit brits briton britons british
        bulgarian bulgarians burmese californian cambodian canadian canadians catalan chechen
        chechens chilean chinese christian christians colombian colombians confucian congolese
        croat croatian croats cuban cubans cypriot czech czechs danish dane danes dutch ecuadorean
        ecuadorian egyptian egyptians english englishman eritrean estonian ethiopian eurasian
        european europeans filipino filipinos finnish finn finns flemish floridian french frenchman
        gazan georgian georgians german germans ghanaian greek greeks guatemalan haitian haitians
        hispanic hispanics honduran hungarian hungarians icelandic indian indians indonesian
        indonesians iranian iranians iraqi iraqis irish irishman islamic israeli israelis italian
        italians jamaican japanese jew jewish jews jordanian kashmiri kazakh kenyan kenyans korean
        koreans kosovar kurd kurdish kurds kuwaiti kyrgyz laotian latin latino latinos latvian
        lebanese liberian libyan libyans lithuanian londoner macedonian malaysian maltese maoist
        marxist mexican mexicans moldovan mongolian moroccan mozambican muslim muslims myanmarese
        nazi nazis nepalese nepali nicaraguan nigerian nigerians nordic north_korean north_koreans
        norwegian norwegians omani ottoman pakistani pakistanis palestinian palestinians panamanian
        paraguayan parisian persian peruvian pole polish poles portuguese puerto_rican qatari roman
        romanian romanians russian russians rwandan salvadoran saudi saudis scandinavian scot scots
        scottish senegalese serb serbian serbs shia shiite shiites shi'ite shi'ites sikh sikhs
        singaporean slav slavic slovak slovenian somali somalis south_african south_africans
        south_korean south_koreans soviet soviets spaniard spaniards spanish sri_lankan stalinist
        sudanese sunni sunnis swede swedes swedish swiss syrian syrians taiwanese tajik tamil
        tanzanian texan texans thai thais tibetan tibetans tunisian turk turkish turkmen turks
        ugandan ukrainian ukrainians uighur uighurs uyghur uyghurs uruguayan uzbek venezuelan
        venezuelans vietnamese welsh west_german west_germans east_german western westerners yazidi
        yazidis yemeni yemenis yugoslav zairean zambian zimbabwean zionist republican democratic
        democrat communist leninist mormon mormons baptist catholic catholics protestant
        protestants evangelical buddhist hindu hindus native_american native_americans
        asian_american asian_americans african_american african_americans black_american
        black_americans mexican-american anglo-american ivorian ivorians semitic semite semites
        semitism islamophobia new_zealander new_zealanders bangladeshis congressional
        british-american russian-speaking kremlinologist new_yorker new_yorkers muscovite
        """
}
