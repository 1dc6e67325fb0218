extension NameLists {
    /// Given names common in world news. Some are also places ("Austin"); the next word decides.
    static let givenNames = """
        aaron abby abdel abdul abdullah abdulaziz abe abel abigail abraham abu ada adam adel adnan
        adolf adrian agnes ahmad ahmed aidan akira al alain alan alastair albert alberto alec
        alejandro aleksandr aleksander aleksei alessandro alex alexa alexander alexandra alexandre
        alexandria alexei alexey alexis alfonso alfred alfredo ali alice alicia alison allan allen
        allison alvin alyssa amanda amar amber amir amit amos amy ana anatoly anders andre andrea
        andreas andrei andres andrew andrey andy angel angela angelina angelo anil anita ann anna
        anne annette annie anthony antoine anton antonin antonio antony anwar april aretha ari
        ariel arlen arnold art arthur arun ashley ashraf ashton asif astrid audrey augusto augustin
        austin avi axel ayman aziz barack barbara barney barry bart bashar bashir beatrice becky
        ben benazir benedict benigno benito benjamin bernadette bernard bernardo bernie bert
        bertrand beth betsy betty beverly bill billy binyamin benyamin björn bjorn blake bo bob
        bobby bonnie boris brad bradley brandon brenda brendan brent bret brett brian bridget
        brigitte brooke bruce bruno bryan byron caleb calvin cameron camilla camille carl carla
        carlo carlos carly carmen carol carole caroline carolyn carrie cary casey caspar cass
        catherine cathy cecilia cecile cedric chad charlene charles charlie charlotte chelsea
        cheryl chester chloe chris christian christiane christina christine christophe christopher
        chuck cindy claire clara clarence claude claudia clay clayton cliff clifford clint clive
        colin colleen condoleezza connie conor constance constantine cora corey cory courtney craig
        curt curtis cynthia cyril cyrus dag daisy dale damian damien dan dana daniel daniela
        daniele danielle danny daphne darrell darren dave david davis dawn dean deb deborah debbie
        debra deepak denis denise dennis derek desmond devin diana diane diego dieter dilma dimitri
        dimitris dirk dmitri dmitriy dmitry dolores dominic dominique don donald donna dora doris
        dorothy doug douglas duncan dustin dwayne dwight dylan earl ed eddie edgar edith edmund
        eduard eduardo edward edwin eileen elaine eleanor elena eli elias elijah elise elizabeth
        ella ellen elliot elliott elon elsa elton emil emily emma emmanuel enrique eric erica erik
        erika ernest ernesto ernst erwin esther ethan eugene eva evan evelyn evgeny evo ezra fabio
        fahd faisal farah fareed farouk fatima federico felicia felipe felix ferdinand fernando
        fidel fiona florence floyd frances francesca francesco francis francisco franco francois
        françois frank frankie franklin franz françoise fred freddie frederic frederick friedrich
        fritz gabriel gabriela gail gareth garrett gary gavin gene gennady geoff geoffrey george
        georges georgia georgy gerald geraldine gerard gerd gerhard gerry giancarlo gianni gideon
        gilbert gina giorgio giovanni giulio giuseppe glen glenn gloria gordon grace graham grant
        greg gregg gregory greta grigory guenter guido guillaume guillermo gunter günter guo gus
        gustav gustavo guy gwen habib hafez haider hakan hal haley hamid hamza hank hanna hannah
        hans harold harriet harris harry harvey hasan hashem hassan hazel heath heather hector
        heidi heinrich heinz helen helena helene helmut henri henrik henry herbert herman hermann
        hilary hillary hiroshi holly homer hope horst hosni howard hubert hugh hugo humphrey
        hussein huw ian ibrahim ida igor ike ilham ilya imelda imran ingrid ira irene irina irving
        isaac isabel isabella isaiah ismail itamar ivan ivanka ivo jack jackie jacob jacqueline
        jacques jaime jake jalal james jamal jamie jan jane janet janice janos jared jarosław
        jaroslaw jason jasper javad javier jawaharlal jay jean jeanne jeb jeff jefferson jeffrey
        jen jenna jennifer jenny jens jeremy jerome jerry jesse jessica jesus jill jim jimmy jo
        joachim joan joanna joanne joao joão joaquin jochen jodi jody joe joel joey johan johann
        johannes john johnny jon jonah jonas jonathan jordan jorge jose josé josef joseph josephine
        josh joshua joyce juan juanita judith judy juergen jürgen jules julia julian juliana julie
        juliet julien julio julius jun june justin kamal kamala kareem karen kari karim karin karl
        karla kate katherine kathleen kathryn kathy katie katrina kay kayla keir keith kelly kelsey
        ken kenneth kenny kent kerry kevin khaled khalid kieran kim kimberly kirill kirk kirsten
        kirstjen klaus kofi konrad konstantin kris kristen kristin kristina kumar kurt kyle lakhdar
        lamar lance lara larisa larry lars laszlo laura lauren laurence laurent laurie lawrence lea
        leah lech lee leila leland len lena leo leon leonard leonardo leonid leonor leroy les
        leslie lester lev levi lewis liam lila lillian lilly linda lindsay lindsey lionel lisa liz
        logan lois lonnie loretta lori lorraine lou louis louisa louise lucas lucia lucy luigi luis
        luiz luke lula luther lydia lyle lyndon lynn lyudmila mack madeleine madison maggie magnus
        mahmoud mahmud maksim malala malcolm malia manfred manmohan manuel marc marcel marcelo
        marco marcos marcus margaret margot maria mariana marianne marie marilyn marina marine
        mario marion marissa marjorie mark markus marlene marsha marshall martha martin martina
        marty marvin mary masoud mateo mathieu mats matt matteo matthew matthias maureen maurice
        mauricio mauro max maxim maxime maxine maya mayra megan mehdi mehmet mel melanie melinda
        melissa menachem mercedes meredith mette mia micah michael michaela michel michele michelle
        mick mickey miguel mihail mikael mike mikhail miles milos milton mindy miranda miriam
        miroslav misha mitch mitchell mitt mohamed mohammad mohammed moises molly mona monica
        morgan moritz moses moshe muammar muhammad muhammadu murray mustafa myra nabih nadia
        naftali nancy naomi narendra nasser nate nathan nathaniel ned neil nelson nestor neville
        newt nicholas nick nicki nicola nicolae nicolas nicole nigel nikita niklas nikola nikolai
        nikolaus nikolay nikos nina noah noam noel nora norm norma norman nouri nuri octavio oksana
        olaf oleg oleh olga oliver olivia olivier olof omar oprah orrin orville oscar osama otto
        owen pablo paige pam pamela pascal pat patricia patrick patsy patti paul paula paulina
        paulo pavel pedro peggy penny percy perry petar pete peter petr petra petro phil philip
        philippe phillip phoebe phyllis pierre pieter pietro polly prakash pranab preston priti
        priya rachel rafael rafik rahm rahul raif raj rajiv ralph ramon ramzan rand randall randy
        raoul raphael rashid rashida raul raúl ravi ray raymond reagan rebecca recep reggie regina
        reid reince reinhard renata rene renee reuben rex reza ricardo riccardo richard rick rickey
        ricky rita rob robbie robert roberta roberto robin rod roderick rodney rodrigo roger roland
        rolf roman ron ronald ronnie rory rosa rosalynn rose rosemary ross roy ruben rudolf rudolph
        rudy rupert rush russ russell ruth ryan saad sabrina saddam sadiq saeb saeed sahar said_al
        salah sally salma salman salvador salvatore sam samantha samir sammy samuel sanjay sandra
        sandy sara sarah sasha saul scott sean sebastian selena serena serge sergei sergey sergio
        seth shane shannon sharif sharon shaun shawn sheila sheldon shelley sherri sherry sheryl
        shimon shinzo shirley sidney siegfried sigmar silvio simon simone slobodan sofia sonia
        sonny sophia sophie spencer stacy stan stanley stefan stefano steffen stella stephanie
        stephen sterling steve steven stewart stuart sue sundar sunil suresh susan susanne susana
        susie suzanne svein svetlana sven sylvia sylvester tamara tammy tanya tariq tarek tatiana
        tayyip ted teddy terence teresa terrence terri terry thabo theo theodore theresa therese
        thierry thomas thorsten tiffany tim timothy tina tito tobias todd tom tomas tommy toni tony
        tracy travis trent trevor trey tricia tristan troy tucker tulsi tyler tyrone ulrich umar
        umberto ursula uwe vaclav václav valentina valerie valery valéry vanessa vera vernon
        veronica vicente vicki vicky victor victoria vijay viktor vince vincent vincenzo viola
        virginia vitali vitaly vito vivian vivek vlad vladimir vladislav vojislav volker volodymyr
        vyacheslav wade walid wallace wally walt walter wanda warren wayne wei wendy wes wesley
        whitney wilbur wilfried wilhelm will willem william willie willy wilson winnie winston
        wojciech wolf wolfgang woodrow wout xavier xi yahya yair yann yannis yaroslav yasir yasser
        yegor yevgeny yitzhak yoko yoshihiko yousef youssef yulia yuri yuriy yusuf yves yvette
        yvonne zac zach zachary zainab zbigniew zeid zeke zhang zine zoe zoltan usama ilse marek
        teodor oona joost ingvar candy genevieve radley dov janusz krzysztof andrzej tomasz piotr
        kwame chidi ngozi olusegun goodluck muhammed sandeep rajesh rishi boutros zoran goran
        dragan pope haruhiko yasuhiro kiichi satoshi hideki takeshi kenji yukio naoto junichiro
        владимир дмитрий сергей александр алексей андрей михаил николай иван юрий игорь виктор олег
        павел петр пётр анна мария ольга елена наталья татьяна ирина евгений борис максим роман
        йенс дональд джо барак ангела эмманюэль реджеп володимир олександр сергій андрій михайло
        """
}
