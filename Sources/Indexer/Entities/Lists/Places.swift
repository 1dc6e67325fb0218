extension NameLists {
    static let countries = """
        Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia
        Australia, Austria, Azerbaijan, Bahamas|The Bahamas, Bahrain, Bangladesh, Barbados, Belarus
        Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia and Herzegovina|Bosnia|Bosnia-Hercegovina
        Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada
        Cape Verde|Cabo Verde, Central African Republic, Chad, Chile
        China|People's Republic of China|PRC, Colombia, Comoros
        Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Zaire
        Republic of the Congo|Congo|Congo-Brazzaville, Costa Rica, Croatia, Cuba, Cyprus
        Czech Republic|Czechia, Czechoslovakia, Denmark, Djibouti, Dominica, Dominican Republic
        Ecuador, Egypt, El Salvador, Equatorial Guinea, Eritrea, Estonia, Eswatini|Swaziland
        Ethiopia, Fiji, Finland, France, Gabon, Gambia|The Gambia, Georgia
        Germany|Federal Republic of Germany, East Germany|GDR|German Democratic Republic
        West Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti
        Honduras, Hungary, Iceland, India, Indonesia, Iran|Islamic Republic of Iran, Iraq
        Ireland|Republic of Ireland, Israel, Italy, Ivory Coast|Cote d'Ivoire|Côte d'Ivoire
        Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan|Kirghizia
        Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg
        Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Marshall Islands, Mauritania
        Mauritius, Mexico, Micronesia, Moldova|Moldavia, Monaco, Mongolia, Montenegro, Morocco
        Mozambique, Myanmar|Burma, Namibia, Nauru, Nepal, Netherlands|The Netherlands|Holland
        New Zealand, Nicaragua, Niger, Nigeria
        North Korea|DPRK|Democratic People's Republic of Korea, North Macedonia|Macedonia, Norway
        Oman, Pakistan, Palau, Palestine|Palestinian Territories, Panama, Papua New Guinea
        Paraguay, Peru, Philippines|The Philippines, Poland, Portugal, Qatar, Romania
        Russia|Russian Federation, Rwanda, Saint Lucia|St. Lucia, Samoa, San Marino
        Saudi Arabia|Kingdom of Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone, Singapore
        Slovakia, Slovenia, Solomon Islands, Somalia, South Africa
        South Korea|Republic of Korea|ROK, South Sudan
        Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics, Spain, Sri Lanka, Sudan
        Suriname, Sweden, Switzerland, Syria|Syrian Arab Republic, Taiwan|Republic of China
        Tajikistan, Tanzania, Thailand, Timor-Leste|East Timor, Togo, Tonga, Trinidad and Tobago
        Tunisia, Turkey|Türkiye|Turkiye, Turkmenistan, Tuvalu, Uganda, Ukraine
        United Arab Emirates|UAE|U.A.E.|Emirates, United Kingdom|UK|U.K.|Britain|Great Britain
        United States|US|U.S.|USA|U.S.A.|United States of America|America|The United States
        Uruguay, Uzbekistan, Vanuatu, Vatican City|Vatican|The Vatican|Holy See, Venezuela
        Vietnam|Viet Nam, Yemen, Yugoslavia, Zambia, Zimbabwe|Rhodesia, England, Scotland, Wales
        Northern Ireland, Greenland, Puerto Rico, Guam, Bermuda, Gibraltar, Faroe Islands
        Falkland Islands|Falklands, Cayman Islands, British Virgin Islands, Aruba
        Россия|Российская Федерация|России|Россией, Украина|Украины|Украине|Україна|України, США
        Китай|Китая, Германия|Германии, Франция|Франции, Беларусь|Белоруссия, Deutschland
        Frankreich, Italien, Russland, Österreich, Schweiz, Spanien, Großbritannien
        Vereinigte Staaten, Allemagne, Espagne, Italie, Royaume-Uni, États-Unis|Etats-Unis, Russie
        Chine, Estados Unidos, Alemania, Francia, España, Reino Unido, Rusia, Brasil, Italia
        """

    static let regions = """
        Europe, Eastern Europe, Western Europe, Central Europe, Asia, Central Asia
        Southeast Asia|South-East Asia, East Asia, South Asia, Africa, North Africa, West Africa
        East Africa, Sub-Saharan Africa, Latin America, Central America, South America
        North America, Americas, Caribbean, Middle East|Mideast, Far East, Balkans, Caucasus
        Scandinavia, Arctic, Antarctica|Antarctic, Arctic Ocean, Atlantic|Atlantic Ocean
        Pacific|Pacific Ocean, Indian Ocean, Asia-Pacific|Asia Pacific
        Mediterranean|Mediterranean Sea, Baltic Sea|Baltic, North Sea, Black Sea, Caspian Sea
        Red Sea, Dead Sea, South China Sea, East China Sea, Persian Gulf, Gulf of Mexico
        Gulf of Aden, English Channel, Suez Canal, Panama Canal, Strait of Hormuz|Straits of Hormuz
        Bosphorus, Sahara, Sahel, Horn of Africa, Himalayas, Alps, Andes, Amazon River, Nile
        Danube, Rhine, Mississippi River, Siberia, Crimea, Donbas|Donbass, Donetsk, Luhansk|Lugansk
        Chechnya, Dagestan, Abkhazia, South Ossetia, Nagorno-Karabakh, Transnistria, Kurdistan
        Iraqi Kurdistan, Kashmir, Jammu and Kashmir, Punjab, Tibet, Xinjiang, Inner Mongolia
        Hong Kong, Macau|Macao, Gaza|Gaza Strip, West Bank, Golan Heights, Sinai|Sinai Peninsula
        Darfur, Catalonia, Basque Country, Bavaria, Saxony, Prussia, Flanders, Wallonia, Normandy
        Brittany, Sicily, Sardinia, Corsica, Crete, Lombardy, Tuscany, Andalusia, Ontario
        Quebec|Québec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia
        New Brunswick, Newfoundland, New South Wales, Queensland, Tasmania, Western Australia
        South Australia, Kerala, Gujarat, Bihar, Uttar Pradesh, Maharashtra, Tamil Nadu
        West Bengal, Rajasthan, Assam, Okinawa, Hokkaido, Sichuan, Guangdong, Yunnan, Hunan, Hubei
        Java, Sumatra, Bali, Borneo, Aceh, Mindanao, Sindh, Balochistan, Helmand, Kandahar, Kunduz
        Anbar, Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware
        Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine
        Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska
        Nevada, New Hampshire, New Jersey, New Mexico, New York|New York State, North Carolina
        North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina
        South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington State, West Virginia
        Wisconsin, Wyoming, New England, Silicon Valley, Wall Street, Capitol Hill, Manhattan
        Brooklyn, Queens, Bronx|The Bronx, Staten Island, Long Island, Hollywood, Broadway, Midwest
        Appalachia, Yosemite, Grand Canyon, Downing Street, Red Square, Tahrir Square
        Tiananmen Square, Times Square, Guantanamo Bay, Guantanamo, Buckingham Palace, Heathrow
        Lake Michigan, Yorkshire, Cornwall, Ulster, Kent, Aegean|Aegean Sea, Adriatic|Adriatic Sea
        Sea of Japan, Korean Peninsula, Arabian Peninsula, Galilee, Jordan Valley, Arabian Sea
        Bay of Bengal, Sea of Azov, Kaliningrad, Kamchatka
        """
}
