extension NameLists {
    static let companies = """
        Apple, Google, Alphabet, Microsoft, Amazon|Amazon.com, Facebook, Meta Platforms, Twitter
        YouTube, Netflix, Instagram, WhatsApp, Snapchat, TikTok, LinkedIn, Reddit, Wikipedia, Yahoo
        eBay, PayPal, Uber, Lyft, Airbnb, Tesla, SpaceX, Intel, IBM|International Business Machines
        Hewlett-Packard|Hewlett Packard|HP, Dell, Cisco|Cisco Systems, Oracle, Adobe, Nvidia, AMD
        Qualcomm, Samsung|Samsung Electronics, Sony, Nintendo, Panasonic, Toshiba, Hitachi, Fujitsu
        Canon, Sharp Corp, LG|LG Electronics, Huawei, Xiaomi, Lenovo, Alibaba, Tencent, Baidu
        Foxconn, TSMC, Nokia, Ericsson, Motorola, BlackBerry, Siemens, SAP, Bosch, Philips
        Volkswagen|VW, BMW, Daimler, Mercedes-Benz, Porsche, Audi, Toyota|Toyota Motor
        Honda|Honda Motor, Nissan|Nissan Motor, Mitsubishi, Mazda, Subaru, Hyundai, Kia Motors
        General Motors|GM, Ford Motor|Ford Motor Co, Chrysler, Fiat, Ferrari, Renault, Peugeot
        Volvo, Boeing, Airbus|Airbus Industrie, Lockheed Martin|Lockheed, Northrop Grumman
        Raytheon, McDonnell Douglas, Rolls-Royce, BAE Systems, General Dynamics
        General Electric|GE, Honeywell, Caterpillar, 3M, DuPont|Du Pont, Dow Chemical, Monsanto
        BASF, Bayer, Pfizer, Merck, Johnson & Johnson, Novartis, Roche, Sanofi, AstraZeneca
        GlaxoSmithKline, Moderna, BioNTech, Eli Lilly, Exxon|ExxonMobil|Exxon Mobil, Chevron
        Texaco, Mobil, BP|British Petroleum, Shell Oil|Royal Dutch/Shell|Royal Dutch Shell
        ConocoPhillips, Gazprom, Rosneft, Lukoil, Aramco|Saudi Aramco, TotalEnergies, Eni
        Petrobras, Pemex, PDVSA, Halliburton, Schlumberger, Enron, Goldman Sachs, Morgan Stanley
        JPMorgan Chase|JPMorgan|JP Morgan|J.P. Morgan|JPMorgan Chase & Co, Citigroup|Citicorp
        Citibank, Bank of America|BankAmerica, Wells Fargo, Lehman Brothers, Merrill Lynch
        Bear Stearns, Salomon Brothers|Salomon Inc, Shearson Lehman Brothers|Shearson Lehman
        Drexel Burnham Lambert|Drexel Burnham, PaineWebber, Chase Manhattan, Manufacturers Hanover
        Chemical Bank, BlackRock, Berkshire Hathaway, American Express, Visa Inc, Mastercard
        Fannie Mae, Freddie Mac, AIG, Allianz, Deutsche Bank, Commerzbank, Dresdner Bank, UBS
        Credit Suisse, HSBC, Barclays, Lloyds|Lloyd's, NatWest|National Westminster Bank
        BNP Paribas, Societe Generale|Société Générale, Crédit Agricole|Credit Agricole, Santander
        Standard & Poor's|Standard and Poor's|S&P, Moody's, Fitch Ratings|Fitch, Dow Jones, NASDAQ
        New York Stock Exchange|NYSE, London Stock Exchange, Walmart|Wal-Mart, Target Corp, Costco
        Kmart, Sears, Macy's, Home Depot, McDonald's, Burger King, Starbucks, Coca-Cola
        Pepsi|PepsiCo, Nestle|Nestlé, Unilever, Procter & Gamble|P&G, Kraft, Nike, Adidas
        Walt Disney|Disney|Walt Disney Co, Pixar, Warner Bros|Warner Brothers, Time Warner, Viacom
        Comcast, Verizon, AT&T, T-Mobile, Sprint Corp, Vodafone, Deutsche Telekom
        Telefonica|Telefónica, BT Group, British Airways, Lufthansa, Air France, Delta Air Lines
        American Airlines, United Airlines, Southwest Airlines, Trans World Airlines|TWA, Pan Am
        Ryanair, Aeroflot, FedEx|Federal Express, UPS, Amtrak, Union Carbide, U.S. Steel|US Steel
        USX Corp|USX, Bethlehem Steel, ArcelorMittal, Rio Tinto, Glencore, Alcoa, British Telecom
        British Gas, Imperial Chemical Industries|ICI, Koch Industries, Halifax Bank, ING
        Philip Morris, RJR Nabisco, Anheuser-Busch, Westinghouse, Kodak|Eastman Kodak, Xerox
        Texas Instruments, Allied-Signal, GTE, MCI, ITT, Blackwater, Palantir, Theranos, Wirecard
        Nord Stream, Kaspersky, Yandex, Sberbank, VTB, Tata Motors, Tata Group, Infosys
        Reliance Industries, KPMG, Deloitte, McKinsey, PricewaterhouseCoopers|PwC, Ernst & Young
        Accenture, OpenAI, DeepMind, Fox Broadcasting, News Corp|News Corporation, Clear Channel
        Staples Inc
        """

    static let partiesAndGroups = """
        Democratic Party|Democrats|Democratic National Committee|DNC
        Republican Party|Republicans|GOP|G.O.P.|Republican National Committee|RNC, Tea Party
        Libertarian Party, Green Party|Greens, Labour Party|Labour
        Conservative Party|Tories|Conservatives, Liberal Democrats|Lib Dems, Liberal Party
        Scottish National Party|SNP, UK Independence Party|UKIP, Sinn Fein|Sinn Féin
        Democratic Unionist Party|DUP, IRA|Irish Republican Army, Christian Democratic Union|CDU
        Christian Social Union|CSU, Social Democratic Party|SPD|Social Democrats
        Free Democratic Party|FDP, Alternative for Germany|AfD, Die Linke
        National Front|Front National, Socialist Party, Communist Party, Syriza, Golden Dawn
        Podemos, Ciudadanos, Forza Italia, Lega Nord, Fidesz, Law and Justice, Jobbik
        United Russia, Liberal Democratic Party, Kuomintang
        Communist Party of China|Chinese Communist Party|CCP|CPC, Workers' Party
        Indian National Congress|Congress Party, Bharatiya Janata Party|BJP, Aam Aadmi Party|AAP
        Likud, Kadima, Yesh Atid, Hamas, Hezbollah|Hizbollah|Hizbullah, Fatah, Islamic Jihad
        Palestinian Authority, Palestine Liberation Organization|PLO|P.L.O., Muslim Brotherhood
        Taliban|Taleban, Al-Qaeda|al-Qaida|Al Qaeda|al Qaeda|Al Qaida
        Islamic State|ISIS|ISIL|IS|Daesh|Islamic State of Iraq and Syria
        Islamic State|Islamic State of Iraq and the Levant
        Al-Shabaab|Al Shabab|al-Shabab|al Shabaab, Boko Haram, Al-Nusra Front|Nusra Front
        Abu Sayyaf, Houthis|Houthi, PKK|Kurdistan Workers' Party, YPG, Peshmerga, FARC, ETA
        Contras|Contra, Sandinistas|Sandinista, African National Congress|ANC, ZANU-PF, SWAPO
        UNITA, Ku Klux Klan|KKK, Black Lives Matter, Occupy Wall Street, Antifa, Proud Boys
        Oath Keepers, Pussy Riot, Free Syrian Army, Haqqani Network, Lashkar-e-Taiba, AIPAC
        Solidarity Movement, World Socialist Web Site, Freedom House, Black Panthers
        Azov Battalion|Azov Regiment, Wagner Group|Wagner, Church of England
        Catholic Church|Roman Catholic Church, Russian Orthodox Church, Church of Scientology
        Southern Baptist Convention, Mormon Church, United Auto Workers|UAW, Teamsters, SEIU
        National Education Association, Sierra Club, Boy Scouts|Boy Scouts of America, Girl Scouts
        Rotary, UAW Local, Human Rights Campaign, Family Research Council, Tea Party Express
        Tea Party Patriots, Americans for Prosperity, Club for Growth, MoveOn, Crossroads GPS
        American Crossroads
        """

    static let events = """
        World War II|Second World War|World War Two, World War I|First World War|World War One
        Cold War, Gulf War, Vietnam War, Korean War, Civil War, Iraq War, Olympics|Olympic Games
        Winter Olympics, Summer Olympics, World Cup, Super Bowl, World Series, Champions League
        Wimbledon, Tour de France, Grand Prix, Brexit, Holocaust, Great Depression, Great Recession
        Arab Spring, Watergate, Obamacare, Affordable Care Act|ACA, Medicare, Medicaid, Patriot Act
        Constitution|U.S. Constitution, Bill of Rights, Declaration of Independence, Magna Carta
        Bible, Koran|Quran|Qur'an, Nobel Prize, Nobel Peace Prize, Pulitzer Prize
        Geneva Convention|Geneva Conventions, Kyoto Protocol, Paris Agreement
        Minsk Agreements|Minsk agreements, Good Friday Agreement, Maastricht Treaty, Lisbon Treaty
        Treaty of Versailles, First Amendment, Second Amendment, Fourth Amendment, Fifth Amendment
        Fourteenth Amendment, Equal Rights Amendment, Voting Rights Act, Civil Rights Act
        Dow Jones Industrial Average, NAFTA|North American Free Trade Agreement
        TPP|Trans-Pacific Partnership, TTIP, START Treaty, INF Treaty, SALT II, Ebola, Zika
        COVID-19|Covid|Covid-19|COVID, AIDS, HIV, Hurricane Katrina, Hurricane Sandy, Final Act
        Helsinki Accords|Helsinki Final Act, Iran-Contra, Bitcoin, Ethereum, Windows, Android
        iPhone, iPad, Linux, Star Wars, Game of Thrones, Academy Awards|Oscars
        Grammy Awards|Grammys, Emmy Awards, Golden Globes, Iron Curtain, Berlin Wall, Great Wall
        Silk Road, Marshall Plan, Monroe Doctrine, New Deal, Roe v. Wade, Brown v. Board
        Dodd-Frank, Glass-Steagall, Gramm-Rudman
        """
}
