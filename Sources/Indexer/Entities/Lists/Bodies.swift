extension NameLists {
    static let internationalBodies = """
        NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation
        NATO|North Atlantic Alliance, United Nations|UN|U.N.|United Nations Organization
        European Union|EU|E.U.
        European Community|EC|European Communities|EEC|European Economic Community
        UN Security Council|United Nations Security Council|U.N. Security Council|UNSC
        UN General Assembly|United Nations General Assembly|U.N. General Assembly
        European Commission, European Parliament, European Council, Council of Europe
        European Central Bank|ECB, European Court of Human Rights|ECHR, European Court of Justice
        International Monetary Fund|IMF, World Bank, World Trade Organization|WTO
        World Health Organization|WHO|W.H.O., International Labour Organization|ILO
        International Criminal Court|ICC, International Court of Justice|ICJ
        International Atomic Energy Agency|IAEA, International Energy Agency, UNESCO
        UNICEF|United Nations Children's Fund
        UNHCR|UN High Commissioner for Refugees|U.N. High Commissioner for Refugees, UNRWA, UNDP
        World Food Programme|World Food Program|WFP, Food and Agriculture Organization|FAO
        International Organization for Migration|IOM, International Committee of the Red Cross|ICRC
        Red Cross, Red Crescent, OECD|Organisation for Economic Co-operation and Development
        OECD|Organization for Economic Cooperation and Development
        OPEC|Organization of the Petroleum Exporting Countries
        OPEC|Organization of Petroleum Exporting Countries
        OSCE|Organization for Security and Co-operation in Europe
        OSCE|Organization for Security and Cooperation in Europe, African Union|AU
        Arab League|League of Arab States
        ASEAN|Association of Southeast Asian Nations|Association of South East Asian Nations
        Organization of American States|OAS, Commonwealth of Independent States|CIS, BRICS
        Shanghai Cooperation Organisation|Shanghai Cooperation Organization|SCO, Mercosur, ECOWAS
        Gulf Cooperation Council|GCC, Organisation of Islamic Cooperation, Warsaw Pact
        Collective Security Treaty Organization|CSTO, Eurasian Economic Union
        G7|G-7|Group of Seven, G8|G-8|Group of Eight, G20|G-20|Group of 20
        GATT|General Agreement on Tariffs and Trade, Asian Development Bank
        Inter-American Development Bank, African Development Bank
        Bank for International Settlements|BIS, Interpol, Europol, Amnesty International
        Human Rights Watch, Greenpeace, Doctors Without Borders|Médecins Sans Frontières|MSF, Oxfam
        Save the Children, Transparency International, World Wildlife Fund|WWF
        Reporters Without Borders, World Economic Forum, Bilderberg, Eurogroup, Eurostat, Frontex
        International Olympic Committee|IOC, FIFA, UEFA, NATO-Russia Council, World Jewish Congress
        International Coffee Organization|ICO, International Cocoa Organization|ICCO, OPCW
        Conference on Security and Cooperation in Europe|Conference on Security and Co-operation in Europe
        Conference on Security and Cooperation in Europe|CSCE, Hague Tribunal, Paris Club
        Non-Aligned Movement, Trilateral Commission, Quad, AUKUS
        """

    static let nationalBodies = """
        White House, Pentagon|Department of Defense|Defense Department|U.S. Department of Defense
        Congress|U.S. Congress|US Congress, Senate|U.S. Senate|US Senate
        House of Representatives|U.S. House of Representatives
        Supreme Court|U.S. Supreme Court|US Supreme Court
        State Department|Department of State|U.S. State Department|US State Department
        Treasury Department|Department of the Treasury|U.S. Treasury|US Treasury|Treasury
        Justice Department|Department of Justice|DOJ|U.S. Justice Department
        Homeland Security|Department of Homeland Security|DHS|Homeland Security Department
        Commerce Department|Department of Commerce|U.S. Commerce Department
        Labor Department|Department of Labor|U.S. Labor Department
        Interior Department|Department of the Interior
        Agriculture Department|Department of Agriculture|USDA|U.S. Agriculture Department
        Energy Department|Department of Energy, Education Department|Department of Education
        Transportation Department|Department of Transportation
        Veterans Affairs|Department of Veterans Affairs
        Health and Human Services|Department of Health and Human Services|HHS
        FBI|F.B.I.|Federal Bureau of Investigation, CIA|C.I.A.|Central Intelligence Agency
        NSA|National Security Agency, National Security Council|NSC
        IRS|I.R.S.|Internal Revenue Service, EPA|E.P.A.|Environmental Protection Agency
        FDA|F.D.A.|Food and Drug Administration
        Centers for Medicare and Medicaid Services|Centers for Medicare & Medicaid Services|CMS
        Federal Reserve|Fed|Federal Reserve Board|U.S. Federal Reserve
        SEC|S.E.C.|Securities and Exchange Commission, FCC|F.C.C.|Federal Communications Commission
        FAA|Federal Aviation Administration, FTC|Federal Trade Commission
        NTSB|National Transportation Safety Board, NASA
        CDC|Centers for Disease Control and Prevention|Centers for Disease Control
        Secret Service|U.S. Secret Service, National Institutes of Health|NIH
        FEMA|Federal Emergency Management Agency, TSA|Transportation Security Administration
        DEA|Drug Enforcement Administration, ATF, NLRB|National Labor Relations Board
        National Guard, FDIC|Federal Deposit Insurance Corporation|Federal Deposit Insurance Corp
        ICE|Immigration and Customs Enforcement, Customs and Border Protection|CBP
        Border Patrol|U.S. Border Patrol, Congressional Budget Office|CBO
        Government Accountability Office|GAO, Census Bureau|U.S. Census Bureau
        Office of Management and Budget|OMB, Federal Election Commission|FEC
        Postal Service|U.S. Postal Service|USPS, DARPA, NORAD, CENTCOM, Joint Chiefs of Staff
        U.S. Army|US Army, U.S. Navy|US Navy, U.S. Air Force|US Air Force
        U.S. Coast Guard|Coast Guard|US Coast Guard, U.S. Marine Corps|Marine Corps|US Marine Corps
        NAACP, ACLU|American Civil Liberties Union, AFL-CIO, NRA|National Rifle Association, AARP
        Planned Parenthood, Chamber of Commerce|U.S. Chamber of Commerce, Heritage Foundation
        Brookings Institution, Cato Institute, American Enterprise Institute
        RAND Corporation|Rand Corp|RAND, Pew Research Center, Gallup, Council on Foreign Relations
        Atlantic Council, Center for American Progress, Southern Poverty Law Center
        Anti-Defamation League|ADL, Kremlin|The Kremlin, State Duma|Duma|Russian Duma
        Federation Council, FSB, KGB, GRU, Roscosmos, Politburo, Central Committee, Supreme Soviet
        Bundestag, Bundesrat, Bundesbank, Bundeswehr, Downing Street, House of Commons
        House of Lords, Scotland Yard|Metropolitan Police, MI5, MI6, GCHQ, Bank of England
        Bank of Japan, Bank of France, Bank of Canada, People's Bank of China
        National Health Service|NHS, Foreign Office, Home Office, Whitehall, Parliament, Knesset
        Mossad, Shin Bet, Israel Defense Forces|IDF|Israeli Defense Forces, Lok Sabha, Rajya Sabha
        Reserve Bank of India, ISI, Reserve Bank of Australia, Verkhovna Rada|Rada
        Security Service of Ukraine|SBU, National Assembly, LDP
        Central Bank of Russia|Bank of Russia, Élysée|Elysee|Élysée Palace, Quai d'Orsay
        People's Liberation Army|PLA, National People's Congress, Xinhua News Agency|Xinhua
        Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard
        Guardian Council, London School of Economics, Harvard University|Harvard
        Yale University|Yale, Princeton University|Princeton, Stanford University|Stanford
        Massachusetts Institute of Technology|MIT, Oxford University|University of Oxford
        Cambridge University|University of Cambridge, Columbia University, UCLA
        New York University|NYU, Georgetown University|Georgetown
        Johns Hopkins University|Johns Hopkins, NFL|N.F.L.|National Football League
        NBA|N.B.A.|National Basketball Association, NHL|National Hockey League
        MLB|Major League Baseball, NCAA|National Collegiate Athletic Association, ESPN
        Premier League, Real Madrid, Manchester United, Manchester City, Chelsea FC, Arsenal FC
        Bayern Munich, FC Barcelona, Juventus
        """

    static let media = """
        Reuters|Thomson Reuters, Associated Press|AP|The Associated Press, Agence France-Presse|AFP
        BBC|British Broadcasting Corporation|BBC News, CNN, Fox News|Fox News Channel, MSNBC, CNBC
        NBC|NBC News, CBS|CBS News, ABC News|ABC, PBS, NPR|National Public Radio, C-SPAN, HBO
        Bloomberg|Bloomberg News, Politico, Axios, BuzzFeed|BuzzFeed News, Al Jazeera|Al-Jazeera
        Al Arabiya|Al-Arabiya, RT|Russia Today, Sputnik|Sputnik News|Sputnik International
        TASS|ITAR-TASS, RIA Novosti, Interfax, New York Times|The New York Times|NYT
        Washington Post|The Washington Post, Wall Street Journal|The Wall Street Journal|WSJ
        Los Angeles Times|LA Times|L.A. Times, USA Today|USA TODAY
        Washington Times|The Washington Times, Boston Globe|The Boston Globe, Chicago Tribune
        New York Post, New York Daily News, Miami Herald, Washington Examiner
        Huffington Post|HuffPost|The Huffington Post, Breitbart|Breitbart News
        Daily Beast|The Daily Beast, Daily Caller|The Daily Caller, National Review
        Weekly Standard|The Weekly Standard, New Yorker|The New Yorker, Atlantic Monthly
        Vanity Fair, Rolling Stone, Time Magazine|TIME, Newsweek, Forbes, Vox, Slate Magazine
        Salon.com, Guardian|The Guardian, Daily Telegraph|The Daily Telegraph|The Telegraph
        Financial Times|The Financial Times|FT, Economist|The Economist, Daily Mail|The Daily Mail
        Times of London|The Times of London, Sunday Times|The Sunday Times, The Independent
        Sky News, ITV, Channel 4, Der Spiegel|Spiegel, Die Zeit, Die Welt, Bild
        Frankfurter Allgemeine Zeitung|FAZ, Süddeutsche Zeitung, Deutsche Welle, Le Monde
        Le Figaro, Libération, Liberation, El País|El Pais, El Mundo, La Repubblica
        Corriere della Sera, Pravda, Izvestia|Izvestiya, Kommersant, Haaretz, Jerusalem Post
        Times of Israel, Hindustan Times, Times of India, The Hindu, South China Morning Post
        Global Times, People's Daily, China Daily, Kyodo News|Kyodo, Yonhap, Nikkei, Asahi Shimbun
        NHK, Fars News Agency|Fars, IRNA, Press TV, Tehran Times, Wikileaks|WikiLeaks
        Radio Free Europe, Voice of America, Meet the Press, Face the Nation, Charlie Hebdo
        Univision, Telemundo
        """
}
