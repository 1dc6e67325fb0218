/// The phrases and stop words behind ``Phrases``: English, German, French, Spanish, Italian,
/// Portuguese, Russian, Ukrainian and a little Dutch and Polish.
///
/// A phrase is a sequence of words; marks and case do not matter.
enum PhraseLists {
    static let all: [(PhraseKind, String)] = [
        (.notice, notices), (.comments, comments), (.endMark, endMarks), (.credit, credits),
        (.byline, bylines), (.pointer, pointers), (.consent, consent),
        (.label, labels),
    ]

    static let stopWords = """
        the a an of to and in is that it for on was with as at by he she they his her this be are
        from or have has had not but who which will would been were their its said we you i after
        der die das und ist von zu den mit im des ein eine dem nicht auch auf für sich als an es
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum
        le la les de des et un une du en est que qui dans pour par sur pas plus au avec ce il sont
        se ne ou ont été cette aux mais elle leur
        el los las del y por con una para su al lo como más pero sus fue este ha sin sobre
        di che è il gli per non della sono nel alla dei si più ma anche ha delle con dal nella
        o os do da em não uma no na se mais dos foi ao das pelo são seu sua como
        и в не на что с по как это он из за его к но для от был так же о было все она они у а
        і в не на що з та до як це за його від про для але був під або й у
        het een van dat op te zijn met voor niet aan door
        w nie się na że z do jest jak po ale co to przez od oraz dla
        och att det som en på är av för med den till inte om har de ett
        """

    static let notices = """
        we use cookies
        uses cookies
        use of cookies
        accept cookies
        cookie policy
        cookie settings
        our cookies
        third party cookies
        verwendet cookies
        verwenden cookies
        nutzt cookies
        einsatz von cookies
        verwendung von cookies
        utilise des cookies
        utilisons des cookies
        utilizamos cookies
        utiliza cookies
        utilizza cookie
        utilizziamo i cookie
        использует файлы cookie
        використовує файли cookie
        privacy policy
        terms of use
        terms of service
        terms and conditions
        all rights reserved
        alle rechte vorbehalten
        tous droits réservés
        todos los derechos reservados
        tutti i diritti riservati
        todos os direitos reservados
        все права защищены
        усі права захищені
        subscribe to our
        subscribe now
        sign up for our
        sign up to our
        sign up for the
        sign up for free
        sign up to get
        sign up to receive
        sign up now
        get our newsletter
        join our newsletter
        our free newsletter
        our daily newsletter
        our weekly newsletter
        get the latest
        get the best of
        delivered to your inbox
        straight to your inbox
        in your inbox
        abonniere unseren newsletter
        newsletter abonnieren
        unseren newsletter
        melden sie sich an
        jetzt anmelden
        jetzt abonnieren
        inscrivez vous à
        abonnez vous
        recevez notre newsletter
        suscríbete
        suscribirse al boletín
        iscriviti alla newsletter
        assine nossa newsletter
        подпишитесь на
        подписывайтесь на
        підпишіться на
        підписуйтесь на
        log in or register
        login or register
        log in to comment
        log in to leave
        log in to post
        please log in
        you must be logged in
        sign in to your
        already a subscriber
        already have an account
        don t have an account
        create an account
        forgot your password
        to participate in the discussion
        join the conversation
        sie müssen angemeldet sein
        bereits registriert
        passwort vergessen
        войдите или зарегистрируйтесь
        чтобы участвовать в дискуссии
        share this article
        share this story
        share this post
        share on facebook
        share on twitter
        share via email
        share by email
        click to share
        click to email
        opens in new window
        tweet this
        artikel teilen
        auf facebook teilen
        beitrag teilen
        partager sur
        partager cet article
        compartir en
        condividi su
        compartilhe no
        поделиться в
        follow us on
        like us on
        folgen sie uns
        folge uns
        suivez nous
        síguenos en
        seguici su
        читайте нас
        your email address will not be published
        required fields are marked
        deine e mail adresse wird nicht veröffentlicht
        votre adresse de messagerie ne sera pas publiée
        notify me of follow up comments
        notify me of new
        enable javascript
        javascript is disabled
        javascript aktivieren
        your browser does not support
        advertising helps
        turn off your ad blocker
        we may earn a commission
        may receive a commission
        an official website of the
        official websites use
        secure gov websites use
        a gov website belongs to
        this site is protected by recaptcha
        uses akismet
        verwendet akismet
        utilise akismet
        skip to main content
        skip to content
        jump to navigation
        zum inhalt springen
        direkt zum inhalt
        powered by wordpress
        never miss the latest
        never miss a story
        do you want to be informed
        we want to hear what you think
        als pdf herunterladen
        war der artikel nützlich
        war dieser artikel hilfreich
        was this article helpful
        noch keine bewertungen
        hier können sie den artikel bewerten
        sie müssen sich einloggen
        download our app
        this entry was posted
        this post was posted
        bookmark the permalink
        der beitrag wurde
        dieser beitrag wurde
        dieser eintrag wurde
        dieser artikel wurde am
        kommentarfunktion ist
        comments are closed
        you can unsubscribe at any time
        no spam
        save my name
        an dieser stelle findest du
        an dieser stelle finden sie
        empfohlener redaktioneller inhalt
        externen inhalt anzeigen
        externe inhalte angezeigt
        inhalte angezeigt werden
        requires javascript
        for more stories like this
        got a story
        get in touch with our news team
        article continues below
        story continues below
        """

    static let comments = """
        comments
        comment
        kommentare
        kommentar
        commentaires
        commentaire
        comentarios
        comentários
        commenti
        комментарии
        коментарі
        leave a reply
        leave a comment
        post a comment
        add a comment
        add comment
        write a comment
        join the discussion
        reader comments
        show comments
        view comments
        responses to
        thoughts on
        kommentar schreiben
        schreibe einen kommentar
        kommentar hinterlassen
        einen kommentar hinterlassen
        kommentar verfassen
        hinterlasse eine antwort
        antworten abbrechen
        laisser un commentaire
        laissez un commentaire
        deja un comentario
        deja una respuesta
        dejar un comentario
        lascia un commento
        deixe um comentário
        comentar
        comenta
        escribe tu comentario
        réagir
        réactions
        commenter
        kommentieren
        commenta
        reacties
        reageer
        komentarze
        dodaj komentarz
        оставить комментарий
        добавить комментарий
        залишити коментар
        """

    static let endMarks = """
        related articles
        related stories
        related posts
        related content
        related news
        related coverage
        related topics
        related items
        related
        recommended
        recommended for you
        recommended stories
        you may also like
        you might also like
        you may be interested in
        more from
        more on this
        more on this story
        more stories
        more news
        more in
        most read
        most popular
        most viewed
        popular stories
        popular posts
        popular articles
        trending
        trending now
        latest news
        latest stories
        latest articles
        top stories
        recent posts
        recent articles
        read next
        up next
        what to read next
        don t miss
        see also
        about the author
        filed under
        tags
        categories
        previous article
        next article
        previous post
        next post
        post navigation
        posted in
        tagged
        keep reading
        about the writer
        gefällt mir
        like this
        promoted stories
        sponsored content
        sponsored links
        around the web
        editor s picks
        editors picks
        sign up
        newsletter
        contact us
        mehr zum thema
        mehr zu diesem thema
        weitere informationen
        meist gelesen
        verwandte artikel
        verwandte beiträge
        verwandte themen
        beliebte beiträge
        schlagworte
        kategorien
        über den autor
        über die autorin
        permanentlink
        das könnte sie auch interessieren
        das könnte dich auch interessieren
        diese artikel könnten
        ähnliche artikel
        ähnliche beiträge
        weitere artikel
        weitere beiträge
        weitere meldungen
        meistgelesen
        neueste beiträge
        vorheriger beitrag
        nächster beitrag
        vorheriger artikel
        beitragsnavigation
        schlagwörter
        interessante artikel
        aktuelle ausgabe
        neueste artikel
        aktuelle artikel
        schon gelesen
        das thema könnte dich auch interessieren
        auch interessant
        auch spannend
        mehr von
        weitere beiträge von
        mehr aus
        lesen sie auch
        entdecke weitere
        empfohlene artikel
        das könnte ihnen auch gefallen
        das könnte dir auch gefallen
        à lire aussi
        lire aussi
        articles similaires
        sur le même sujet
        articles récents
        noticias relacionadas
        artículos relacionados
        le puede interesar
        te recomendamos
        también te puede interesar
        notas relacionadas
        lea también
        te puede interesar
        lo más leído
        las más vistas
        más noticias
        más leídas
        articoli correlati
        leggi anche
        potrebbe interessarti
        leia também
        notícias relacionadas
        читайте также
        по теме
        новости по теме
        похожие материалы
        материалы по теме
        читайте також
        схожі матеріали
        lees ook
        meer nieuws
        zobacz też
        zobacz także
        czytaj też
        polecamy
        powiązane
        """

    static let credits = """
        photo by
        photo credit
        photo courtesy
        photo
        photos by
        photograph by
        photography by
        picture
        image by
        image credit
        image source
        image courtesy
        image
        images
        credit
        illustration by
        file photo
        getty images
        ap photo
        afp photo
        reuters file
        via getty
        shutterstock
        istock
        foto
        fotos
        bild
        bildquelle
        archivfoto
        imago
        crédit photo
        crédits photo
        foto de
        crédito
        fotografía
        quelle
        kuva
        imagen
        фото
        фотография
        """

    static let bylines = """
        by
        written by
        posted by
        published by
        reported by
        story by
        author
        authors
        von
        autor
        autorin
        verfasst von
        geschrieben von
        veröffentlicht von
        gespeichert von
        par
        auteur
        publié par
        por
        escrito por
        publicado por
        scritto da
        pubblicato da
        автор
        текст
        """

    static let consent = """
        cookie
        cookies
        consent
        browsing
        gdpr
        personalised ads
        personalized ads
        einwilligung
        datenschutzerklärung
        datenschutzrichtlinie
        datenschutzrichtlinien
        datenschutzeinstellungen
        datenschutzbestimmungen
        personalisierte werbung
        consentement
        consentimiento
        consenso
        consentimento
        куки
        """

    static let pointers = """
        read more
        read also
        also read
        see also
        watch
        related
        more
        mehr zum thema
        lesen sie auch
        lesen sie mehr
        mehr dazu
        schon gelesen
        lesetipp
        à lire aussi
        lire aussi
        article suivant
        article précédent
        lea también
        lee también
        lea además
        le puede interesar
        te puede interesar
        también puede leer
        puedes ver
        leggi anche
        leia também
        leia mais
        читайте также
        читайте також
        zobacz także
        czytaj także
        """

    static let labels = """
        home
        menu
        search
        share
        print
        email
        facebook
        twitter
        whatsapp
        linkedin
        reddit
        telegram
        pinterest
        close
        subscribe
        log in
        login
        sign in
        register
        read more
        continue reading
        learn more
        show more
        load more
        view all
        see all
        back to top
        advertisement
        advertising
        advert
        reklam
        reklama
        annons
        annonse
        skip ad
        watch live
        listen to article
        reply
        report
        follow
        jump to recipe
        print recipe
        min read
        minute read
        minutes read
        lesezeit
        tempo di lettura
        temps de lecture
        link copied
        copy link
        download
        next
        previous
        impressum
        datenschutz
        anzeige
        werbung
        suche
        teilen
        drucken
        merken
        mehr
        weiterlesen
        mehr lesen
        antworten
        startseite
        accueil
        recherche
        partager
        imprimer
        publicité
        lire la suite
        inicio
        buscar
        compartir
        imprimir
        publicidad
        leer más
        condividi
        stampa
        pubblicità
        leggi tutto
        compartilhar
        publicidade
        leia mais
        поделиться
        реклама
        читать далее
        подробнее
        поділитися
        читати далі
        """
}
