/// What `newsfind help query` prints: `Docs/query-language.md`, to the byte, as a test sees to.
enum QueryLanguage {
    static let page = #"""
        # The query language

        Type what you remember. Every text is a query: nothing you type is an error, and what cannot be
        meant as an operator is looked for as words. Where the meaning is not plain, newsfind says on
        standard error how it understood you; `--explain` always does.

        In the tables, *means* is the query as newsfind reads it, and *finds* the number of articles among
        the 46 of `Samples/`, which `make demo` indexes. There, today is Thursday, 23 December 2021.

        ## Words

        An article must have all the words, anywhere in headline, body or entities. Capitals and accents do
        not matter. A word stands for all its forms, by the rules of the article's language: *vote* is also
        votes, voted and voting. Forms with another stem are other words: *went* is not *go*.

        | query              | means              | finds |
        | ------------------ | ------------------ | ----: |
        | `flu wave`         | `flu wave`         |     3 |
        | `vote`             | `vote`             |     6 |
        | `=vote`            | `"vote"`           |     4 |
        | `SUNDREY election` | `sundrey election` |     4 |
        | `expan*`           | `expan*`           |     7 |
        | `dredg*`           | `dredg*`           |     3 |
        | `"marrow po"*`     | `"marrow po"*`     |    10 |

        `=word` is the word as written, without its other forms. A star at the end stands for any ending.

        ## Phrases

        In quotation marks, words stand just as they are, one after the other: no other forms, and no small
        word left out. Any quotation marks will do, also those of Chinese and Japanese; an apostrophe is
        none. Between the words of a phrase there may be any marks and spaces.

        | query                 | means                 | finds |
        | --------------------- | --------------------- | ----: |
        | `"not a single inch"` | `"not a single inch"` |     4 |
        | `“not a single inch”` | `"not a single inch"` |     4 |
        | `„not a single inch“` | `"not a single inch"` |     4 |
        | `«not a single inch»` | `"not a single inch"` |     4 |
        | `not a single inch`   | `not a single inch`   |     5 |

        ## AND, OR, NOT

        Operators are in capitals; in lower case they are words. Words next to each other mean AND. `-` in
        front of a word, a phrase, a field or a parenthesis means NOT; within a word and before a digit it
        is a hyphen.

        | query                        | means                        | finds |
        | ---------------------------- | ---------------------------- | ----: |
        | `harbour AND vote`           | `harbour vote`               |     6 |
        | `harbour OR dam`             | `harbour OR dam`             |    16 |
        | `harbour NOT vote`           | `harbour -vote`              |     6 |
        | `harbour -vote`              | `harbour -vote`              |     6 |
        | `dam -"spring floods"`       | `dam -"spring floods"`       |     3 |
        | `-(harbour OR dam)`          | `-(harbour OR dam)`          |    30 |
        | `horseman (stolen OR theft)` | `horseman (stolen OR theft)` |     4 |
        | `flu OR dam crack`           | `flu OR (dam crack)`         |     7 |
        | `or and not`                 | `or and not`                 |     2 |

        NOT binds most closely, then NEAR and ADJ, then AND, written or not, then OR. Parentheses go first.

        ## NEAR and ADJ

        `a NEAR/5 b`: in any order, from the first to the last at most 5 words on; neighbours are 1 apart.
        `a ADJ/5 b`: in this order, each at most 5 words behind the one before. Without a number it is 10;
        1,000 is the most. Both join words, phrases and `(a OR b)`, all in one field.

        | query                             | means                             | finds |
        | --------------------------------- | --------------------------------- | ----: |
        | `pact NEAR/3 promise`             | `pact NEAR/3 promise`             |     3 |
        | `pact ADJ/3 promise`              | `pact ADJ/3 promise`              |     2 |
        | `promise ADJ/3 pact`              | `promise ADJ/3 pact`              |     1 |
        | `pact NEAR promise`               | `pact NEAR/10 promise`            |     5 |
        | `"Anton Varekh" ADJ/5 sella`      | `"anton varekh" ADJ/5 sella`      |     2 |
        | `varekh NEAR/9 (promise OR word)` | `varekh NEAR/9 (promise OR word)` |     3 |

        ## Fields and filters

        A name and a colon, with no space behind it, in front of a word, a phrase or a parenthesis.

        | name                       | what is asked for                                       |
        | -------------------------- | ------------------------------------------------------- |
        | `headline:` `title:`       | words of the headline                                   |
        | `body:` `text:`            | words of the body                                       |
        | `entity:` `entities:`      | names of people, organisations and places, or words     |
        | `source:`                  | the outlet: its whole name, else words of it            |
        | `author:`                  | words of the author's name, one after the other         |
        | `language:` `lang:`        | the language, as a tag or by its English name           |
        | `url:`                     | parts of the address, one after the other               |
        | `key:`                     | the article's key                                       |
        | `date:` `before:` `after:` | when it was published: see below                        |
        | `date-mentioned:`          | a day, month or year that the text mentions             |

        The last seven are filters: they choose articles, and give no score.

        | query                             | means                                | finds |
        | --------------------------------- | ------------------------------------ | ----: |
        | `headline:flu`                    | `headline:flu`                       |     3 |
        | `headline:(flu OR influenza)`     | `headline:flu OR headline:influenza` |     4 |
        | `dam -headline:dam`               | `dam -headline:dam`                  |     2 |
        | `entity:"Halvard Stenmoe"`        | `entity:"halvard stenmoe"`           |     6 |
        | `harbour source:courier`          | `harbour source:courier`             |     6 |
        | `source:"The Calder Bay Courier"` | `source:"The Calder Bay Courier"`    |     7 |
        | `author:"Judith Amsel" pact`      | `author:"Judith Amsel" pact`         |     6 |
        | `language:de`                     | `language:de`                        |     1 |
        | `language:german`                 | `language:german`                    |     1 |
        | `-language:en harbour`            | `-language:en harbour`               |     8 |
        | `url:northgatewire.example flu`   | `url:northgatewire.example flu`      |     1 |
        | `key:nw-220509-002`               | `key:nw-220509-002`                  |     1 |

        ## Dates

        A date stands for all of its day, month or year. `before:` is strictly before it, `after:` strictly
        after it. No date matches an undated article, so that `-date:1900..` finds the undated ones. Days
        are days in UTC, weeks begin on Monday. `date-mentioned:` finds dates in the text, such as `on
        Thursday`, by what they mean on the day of the article, and shows where they stand; a month or year
        has to lie in the period with all its days. `newsfind show --dates` lists those of an article.

        | query                       | means                         | finds |
        | --------------------------- | ----------------------------- | ----: |
        | `date:2021-12-17`           | `date:2021-12-17`             |     1 |
        | `date:17.12.2021`           | `date:2021-12-17`             |     1 |
        | `date:2021-12`              | `date:2021-12`                |     5 |
        | `date:"December 2021"`      | `date:2021-12`                |     5 |
        | `date:2021-Q4`              | `date:2021-10..2021-12`       |     7 |
        | `date:2021-W50`             | `date:2021-12-13..2021-12-19` |     1 |
        | `date:2021-12..2022-02`     | `date:2021-12..2022-02`       |    11 |
        | `date:..2021`               | `date:..2021`                 |    14 |
        | `before:2021-12-17`         | `date:..2021-12-16`           |    11 |
        | `after:2021-12-17`          | `date:2021-12-18..`           |    31 |
        | `after:2021 before:2022-02` | `date:2022.. date:..2022-01`  |     3 |
        | `-date:1900..`              | `-date:1900..`                |     3 |
        | `date:yesterday`            | `date:2021-12-22`             |     0 |
        | `date:"last week"`          | `date:2021-12-13..2021-12-19` |     1 |
        | `date:last-month`           | `date:2021-11`                |     1 |
        | `date:"last 7 days"`        | `date:2021-12-17..2021-12-23` |     2 |
        | `date:7d`                   | `date:2021-12-17..2021-12-23` |     2 |
        | `date:"3 days ago"`         | `date:2021-12-20`             |     1 |
        | `date:monday`               | `date:2021-12-20`             |     1 |
        | `date:"since last monday"`  | `date:2021-12-20..`           |    31 |
        | `before:december`           | `date:..2021-11`              |     9 |
        | `date-mentioned:2022-04-24` | `date-mentioned:2022-04-24`   |     3 |
        | `date-mentioned:..1990`     | `date-mentioned:..1990`       |     7 |

        Also: `today`, `tomorrow`, `this week`, `next month`, `last quarter`, `past 3 months`, `2w`, `3m`,
        `1y`, `2 weeks ago`, `last december`. Months have names in eight languages; German, French and
        Spanish also have weekdays and the commonest words.

        ## As people type

        | query                       | means                                                  | finds |
        | --------------------------- | ------------------------------------------------------ | ----: |
        | `run-off`                   | `"run off" OR runoff`                                  |     3 |
        | `9,000`                     | `"9 000" OR 9000`                                      |     2 |
        | `9000`                      | `9000 OR "9 000"`                                      |     2 |
        | `authority's`               | `"authority s" OR authority`                           |     7 |
        | `o'clock`                   | `"o clock" OR oclock`                                  |     1 |
        | `l'encre`                   | `"l encre" OR encre`                                   |     1 |
        | `U.K.`                      | `"u k" OR uk`                                          |     0 |
        | `UK`                        | `uk OR "u k"`                                          |     0 |
        | `U.S.`                      | `"u s"`                                                |     0 |
        | `AT&T`                      | `"at t"`                                               |     0 |
        | `19-12`                     | `"19 12"`                                              |     0 |
        | `@northgate`                | `"northgate"`                                          |     1 |
        | `#RedLines`                 | `"redlines" OR "red lines"`                            |     0 |
        | `www.northgatewire.example` | `"northgatewire example" OR url:northgatewire.example` |    14 |
        | `https://meridian.example`  | `"meridian example" OR url:meridian.example`           |     4 |
        | `author:heloise`            | `author:heloise`                                       |     1 |
        | `ﬂu`                        | `flu`                                                  |     3 |
        | `ｆｌｕ`                    | `flu`                                                  |     3 |
        | `フェリー`                  | `"フェリー"`                                           |     1 |
        | `汐ヶ浦 試験`               | `"汐ヶ浦" "試験"`                                      |     1 |
        | `🌊`                        | `"🌊"`                                                 |     0 |

        A hyphenated word is also found as one word, and initials without their points, unless that would
        be another word. A number is found with and without its separators. `@` and `#` are left out, and
        the word stands as written; a tag is also the words in it. An address is looked for in the text and
        as the article's own. Chinese, Japanese, Korean and Thai are found by any run of characters.

        ## The shell

        The shell takes quotation marks away. One argument of several plain words is therefore an exact
        phrase, and several arguments must all match. Where nothing has the phrase, all its words are looked
        for; `--exact` forbids that, and `--any` asks for any of the words. A query with operators goes
        between single quotes.

        ```sh
        newsfind "not a single inch"                  # 4: the phrase
        newsfind not a single inch                    # 5: all the words
        newsfind "a not single inch"                  # 5: no such phrase, so all its words
        newsfind varekh "single inch"                 # 4: a word and a phrase
        newsfind harbour -vote                        # 6: without a word
        newsfind 'dam -"spring floods"'               # 3: without a phrase
        newsfind '(harbour OR dam) date:2022'         # 7: in one argument
        newsfind --from 2022 --source courier harbour # 1: options in place of filters
        newsfind --any harbour dam                    # 16: any of the words
        newsfind timeline '(stolen OR theft) horseman'
        ```

        ## What newsfind says

        Repairs, with a caret where an operator was plainly meant; how it understood you, where that is not
        plain; other spellings where next to nothing was found. Spellings are never changed silently.

        ```text
        $ newsfind 'pact near/5 promise'
        newsfind: near/5 is taken as words; as an operator it is written NEAR/5
            pact near/5 promise
                 ^^^^^^
        newsfind: no article matches pact "near 5" promise; --any finds articles with some of the words
        $ newsfind 'harbour OR'
        newsfind: OR joins nothing here and is taken as a word; an operator stands between words
            harbour OR
                    ^^
        $ newsfind '(harbour OR dam'
        newsfind: a parenthesis without its partner is left out
            (harbour OR dam
            ^
        $ newsfind 'harbour "marrow point'
        newsfind: " is never closed; the phrase is taken to go on to the end
        $ newsfind horseman stolen OR theft
        newsfind: understood as: (horseman stolen) OR theft
        $ newsfind run-off after:2022-05-08
        newsfind: understood as: ("run off" OR runoff) date:2022-05-09..
        $ newsfind "horseman theft"
        newsfind: nothing has "horseman theft" as it stands; these have all its words (--exact forbids that)
        $ newsfind flu source:"Harrow Ledger"
        newsfind: source: goes with 'Harrow' only; with all of it: newsfind 'source:"Harrow Ledger"'
        newsfind: no article matches flu source:Harrow ledger; --any finds articles with some of the words
        $ newsfind memorandm orsa
        newsfind: no article matches memorandm orsa; --any finds articles with some of the words
        newsfind: did you mean: newsfind memorandum orsa
        ```

        At most 256 words are looked for, among the first 16,384 characters, and parentheses count up to
        40 deep; what is beyond is left out and told.

        ## The order of hits

        First come articles where all the words stand together as typed, then those where they stand in
        order, each at most 5 words behind the one before, then the rest; each group by score, equal scores
        by date, the newest first, then by key. A query of filters alone gives the newest first.
        `--sort newest` and `--sort oldest` go by date only.

        The score is a sum over the words (BM25). A word counts more the rarer it is; each further time that
        an article has it adds less; and long articles count less. In the headline a word counts double, in
        the entities one and a half times; another form of it 95 %, a word such as *the* 40 %.
        `--recency 30d` halves the score for every 30 days of age, counted from the newest article; undated
        articles then score 0. `--explain` shows each sum.

        """#
}
