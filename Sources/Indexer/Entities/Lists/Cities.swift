extension NameLists {
    static let cities = """
        Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Adelaide, Aden, Ahmedabad, Albany, Aleppo
        Alexandria, Algiers, Almaty, Amman, Amsterdam, Anchorage, Ankara, Annapolis, Antwerp
        Ashgabat, Asmara, Astana, Asuncion|Asunción, Athens, Atlanta, Atlantic City, Auckland
        Austin, Baghdad, Baku, Baltimore, Bamako, Bangalore|Bengaluru, Bangkok, Bangui, Barcelona
        Basel, Basra, Baton Rouge, Beijing|Peking, Beirut, Belfast, Belgrade, Benghazi, Berlin
        Bern, Bilbao, Birmingham, Bishkek, Bogota|Bogotá, Bologna, Bonn, Bordeaux, Boston
        Brasilia|Brasília, Bratislava, Brazzaville, Brisbane, Bristol, Brussels, Bucharest
        Budapest, Buenos Aires, Buffalo, Bujumbura, Busan, Cairo, Calais, Calgary, Cali, Canberra
        Cannes, Cape Town, Caracas, Cardiff, Casablanca, Charleston, Charlotte, Chengdu
        Chennai|Madras, Chernobyl, Chicago, Chisinau, Chittagong, Chongqing, Christchurch
        Cincinnati, Cleveland, Cologne, Colombo, Columbus, Conakry, Copenhagen, Cordoba
        Cracow|Krakow|Kraków, Dakar, Dallas, Damascus, Dar es Salaam, Davos, Dayton
        Delhi|New Delhi, Denver, Des Moines, Detroit, Dhaka, Dijon, Doha, Dortmund, Dresden, Dubai
        Dublin, Durban, Dushanbe, Dusseldorf|Düsseldorf, Edinburgh, Edmonton, El Paso, Entebbe
        Erbil|Irbil, Essen, Fallujah, Ferguson, Florence, Fort Worth, Frankfurt, Freetown
        Fukushima, Gaborone, Gdansk|Gdańsk, Geneva, Genoa, Ghent, Glasgow, Gothenburg, Grozny
        Guadalajara, Guangzhou, Guayaquil, Haifa, Hamburg, Hannover|Hanover, Hanoi, Harare
        Hartford, Havana, Hebron, Helsinki, Herat, Hiroshima, Ho Chi Minh City|Saigon, Homs
        Honolulu, Houston, Hyderabad, Idlib, Incheon, Indianapolis, Innsbruck, Irkutsk, Islamabad
        Istanbul, Izmir, Jacksonville, Jaipur, Jakarta, Jeddah, Jerusalem, Johannesburg, Juba
        Kabul, Kampala, Kansas City, Karachi, Kathmandu, Kazan, Kharkiv|Kharkov, Khartoum, Kherson
        Kiel, Kigali, Kingston, Kinshasa, Kobani|Kobane, Kobe, Kolkata|Calcutta, Kuala Lumpur
        Kyiv|Kiev, Kyoto, La Paz, Lagos, Lahore, Las Vegas, Lausanne, Leeds, Leicester, Leipzig
        Lille, Lima, Lisbon, Little Rock, Liverpool, Ljubljana, London, Los Angeles|L.A.
        Louisville, Luanda, Lusaka, Lviv|Lvov, Lyon|Lyons, Maastricht, Madison, Madrid, Malmo|Malmö
        Managua, Manama, Manchester, Manila, Maputo, Mariupol, Marrakesh|Marrakech
        Marseille|Marseilles, Mecca, Medellin|Medellín, Medina, Melbourne, Memphis, Mexico City
        Miami, Milan, Milwaukee, Minneapolis, Minsk, Mogadishu, Mombasa, Monrovia, Monterrey
        Montevideo, Montgomery, Montreal, Moscow, Mosul, Mumbai|Bombay, Munich, Murmansk, Muscat
        Nagasaki, Nagoya, Nairobi, Nanjing, Nantes, Naples, Nashville, Nassau, Newark, Newcastle
        New Orleans, New York City|NYC, Niamey, Nice, Nicosia, Nouakchott, Novosibirsk, Nuremberg
        Oakland, Odessa|Odesa, Oklahoma City, Omaha, Orlando, Osaka, Oslo, Ottawa, Ouagadougou
        Oxford, Palermo, Palm Beach, Palmyra, Panama City, Paris, Pearl Harbor, Perth, Peshawar
        Philadelphia, Phnom Penh, Phoenix, Pittsburgh, Podgorica, Port-au-Prince, Portland, Porto
        Port Said, Prague, Pretoria, Pristina, Providence, Pyongyang, Quito, Rabat, Raleigh
        Ramallah, Rangoon|Yangon, Raqqa, Reno, Reykjavik, Richmond, Riga, Rio de Janeiro, Riyadh
        Rome, Rotterdam, Sacramento, Saint Petersburg|St. Petersburg|St Petersburg|Leningrad
        Salt Lake City, Salzburg, Samarkand, San Antonio, San Bernardino, San Diego, San Francisco
        San Jose, San Juan, San Salvador, Sanaa|Sana'a, Santa Fe, Santiago, Santo Domingo
        Sao Paulo|São Paulo, Sarajevo, Savannah, Seattle, Seoul, Sevastopol, Seville, Shanghai
        Sheffield, Shenzhen, Simferopol, Skopje, Sloviansk|Slavyansk, Sochi, Sofia, Srebrenica
        Srinagar, St. Louis|St Louis|Saint Louis, St. Paul, Stockholm, Strasbourg, Stuttgart
        Surabaya, Sydney, Tabriz, Taipei, Tallinn, Tampa, Tampico, Tashkent, Tbilisi, Tegucigalpa
        Tehran|Teheran, Tel Aviv, The Hague, Thessaloniki, Tianjin, Tijuana, Tikrit, Tirana, Tokyo
        Toronto, Toulouse, Tripoli, Tucson, Tulsa, Tunis, Turin, Ulan Bator|Ulaanbaatar, Utrecht
        Valencia, Valletta, Vancouver, Venice, Vienna, Vientiane, Vilnius, Vladivostok
        Volgograd|Stalingrad, Warsaw, Washington D.C.|Washington DC|Washington, Wellington
        Windhoek, Winnipeg, Wuhan, Yalta, Yaounde|Yaoundé, Yekaterinburg, Yerevan, Zagreb
        Zaporizhzhia|Zaporozhye, Zurich|Zürich, Москва|Москве|Москвы, Киев|Киеве|Київ|Києві
        Санкт-Петербург, Минск, Лондон, Париж, Берлин, Wien, München, Köln, Bruxelles, Genève
        Moscou, Londres, Moskau, Brüssel, Lisboa, Roma, Milano
        """
}
