#include "linking/call_names.h"

#include <algorithm>
#include <map>

#include "linking/text.h"

namespace luwte::linking {

namespace {
// General knowledge of how people in the Netherlands are called. First the formal name of each family.
constexpr std::string_view families[] = {
    "johannes johan jan hans joop joh john johnny hannes jannes jean juan janus",
    "cornelis kees cor cees nelis cornelius neel",
    "hendrik hendrikus henk rik henri hendricus harry henry hein",
    "wilhelmus willem wim pim will wil helmus willy bill william",
    "petrus piet peter pieter pierre pete piotr",
    "antonius ton toon anton antoon tonny tony antoine",
    "gerardus gerard ger geert gerrit gert gerhard",
    "jacobus jaap koos jacob sjaak jack jacques ko cobus james jim",
    "martinus martin tinus rinus maarten marten martijn",
    "theodorus theo dorus theodoor",
    "franciscus frans frank cis francis franz",
    "adrianus ad arjan adri janus adriaan arie aad",
    "nicolaas nico klaas niek nick niels claas",
    "leonardus leo leon leonard leendert",
    "robert rob robbie bob bobby robin robbert",
    "ronald ron ronnie",
    "michael michiel maikel michel mike mick michal chiel",
    "richard ries rick ricky rik dick",
    "marcus marco mark marc",
    "patrick patrik rik pat",
    "dionysius dennis denis dennie",
    "hieronymus jeroen jerome",
    "erik eric",
    "sebastiaan bas sebas bastiaan sebastian",
    "thomas tom tommie tommy tomasz tomek maas",
    "daniel daan dani danny dan",
    "lucas luuk luc lukas lukasz luke",
    "matthias matthijs thijs mathijs matthew ties mathieu matt",
    "alexander alex sander lex xander",
    "christiaan chris christian kris krzysztof christoffel krzys stijn",
    "stephanus stefan steven stephan stef stephen steve",
    "rudolf ruud rudi rolf rudy roel",
    "evert eef everhard",
    "diederik dirk dick derk",
    "wouter wout walter",
    "reinier rein reinout rene",
    "egbert bert ebbe",
    "albertus bert ab albert bertus appie",
    "lambertus bert lammert lambert",
    "hubertus huub bert hub hubert",
    "gijsbertus gijsbert gijs bert",
    "josephus joseph jos joep sjef jozef joe jef yusuf youssef",
    "kevin kev",
    "ricardo ric rick ricky",
    "daniel danny dennie",
    "simon siem",
    "arnoldus nol arnold arno noud aart",
    "eduard edwin ed eddy edward",
    "benjamin ben benny",
    "bernardus bernard ben bart barend bernd",
    "bartholomeus bart bartel mees",
    "frederik fred freek frits freddy fedde",
    "georgius joris george sjors jurgen",
    "gregorius greg grzegorz gregor",
    "jeremias jeremy jerry",
    "laurentius laurens lau laurent rens lars",
    "mauritius maurits mo maurice",
    "victor vic vik",
    "vincentius vincent vin cent",
    "antonia ton toni tonia tonnie antoinette",
    "samuel sam sem",
    "timotheus tim timo",
    "jonathan jon joni",
    "raymond ray raimond",
    "andreas andries andre andrzej dries andrew drew",
    "ludovicus louis lodewijk loek luigi",
    "philippus philip flip filip phil",
    "paulus paul pawel pauwel",
    "carolus karel carel charles charlie karl carl",
    "maximiliaan max maxim",
    "gabriel gabi gabe",
    "mohammed mo mohamed muhammad moha mehmet memo muhammed mohammad mohamad med",
    "mustafa musti mustapha mus",
    "ahmed ahmet achmed ahmad",
    "hussein huseyin hussain hoessein",
    "ibrahim ibo brahim abraham bram",
    "omar omer umar",
    "abdullah abdellah abdel abdoel abdallah",
    "abdelaziz aziz abdel",
    "rachid rasjid rashid",
    "khalid chalid khaled",
    "ilias ilyas elias",
    "noureddine nordin nourdin",
    "soufiane sofian sofiane sufyan",
    "redouan redwan radouan",
    "jamal jamel djamal",
    "said saeed saied",
    "rajesh raj radj radjesh",
    "sunil soenil",
    "jakub kuba jacob",
    "giovanni gio",
    "maria ria marja marie mieke marijke mia miep riet rie",
    "johanna annie hanna joke jo hannie hanneke jantje jans anneke janneke",
    "elisabeth els lies liesbeth bets elly ellie betty lisa elise liza ilse elizabeth liz bep",
    "cornelia corrie cora nel cokkie corry cornelie nellie",
    "wilhelmina willy mien wil helma minie wilma willemijn mina",
    "catharina toos trees carin tineke katja karin trijn rina kaatje cato ina tiny katarzyna kasia cathy",
    "hendrika riek hennie henny rika hendrikje heintje ria",
    "petronella nel petra nelleke pietje nellie",
    "adriana adri jaantje ada ariane janna adrie",
    "margaretha greet gretha marga margriet grietje margreet greetje malgorzata gosia gre",
    "geertruida truus geertje trudy gertrude geerte trui",
    "jacoba coba jacqueline co cobie",
    "anna an anneke anja anne annie ans ania annet antje",
    "francisca cisca franca sisca fransje ciska",
    "monica monique moniek monika",
    "hester esther ester hetty",
    "maria marieke marike marijke",
    "femke fem",
    "susanna sanne suzanne suus susan",
    "charlotte lotte lot sjarlot",
    "kimberly kim kimberley",
    "christina christien tina stien chris christine kristel",
    "helena leny helene lenie lena leen heleen ellen",
    "theresia trees resi thea tess",
    "brechtje brecht",
    "daniela danielle daan dani",
    "fatima fatma fatiha",
    "khadija khadisha hatice khadidja",
    "aicha ayse aisha",
    "loubna lubna",
    "yasmina jasmina yasmin jasmijn",
    "agnes agnieszka aga agneta",
    "magdalena magda leen madeleine",
    "emma em emmy",
    "alida ali aly aleida alie",
    "hermanus herman harm manus herm",
    "hermina mien hermien mina",
    "gesina sien gesien",
    "rosalia roos rosa rosalie",
    "sofia sophie fie sofie",
    "judith juut",
    "alberta bertha bep",
    "barbara babs barbra",
    "everdina dina",
    "dina dien dini",
    "klara clara claartje",
    "tobias tobi toby",
    "gerarda gerda gerrie geertje",
    "jozefina josefien fien josje josephine",
    "louisa loes louise wies",
    "paulina paula pauline",
    "nicolette nicole nicky",
    "victoria vicky",
    "angela angelique ange",
    "katharina kathy kate katherine",
    "roelof roel roelie roelf",
    "engelbert bert",
    "norbert bert",
    "wolter wout",
    "tjeerd tjerk",
    "folkert folk",
    "gosewinus goos",
    "edmund ed ted",
    "edgar ed",
    "harold harry",
    "henrietta jet jetty henriette",
    "elizabeth betsy beth eliza bess lizzie",
    "margaret maggie peggy meg marge daisy",
    "mary molly polly mae",
    "edward ted ned eddie",
    "richard dick dickie",
    "robert bert",
    "thomas tommy",
    "james jamie jimmy",
    "charles chuck chas",
    "frederick freddie fred",
    "samuel sammy samantha sam",
    "katherine katie kitty",
    "anthony tony",
    "nathaniel nat nate nathan",
    "joshua josh",
    "alfred alf fred alfie",
    "archibald archie",
    "walter walt wally",
    "arthur art",
    "gerald gerry jerry",
    "lawrence larry lawrie",
    "theodore ted teddy",
    "dorothy dolly dot",
    "eleanor nell nora ellie",
    "harriet hattie",
};

const std::multimap<std::string_view, int, std::less<>>& members()
{
    static const auto all = [] {
        std::multimap<std::string_view, int, std::less<>> of;
        int number = 0;
        for (auto family : families) {
            for (std::size_t at = 0; at < family.size();) {
                const auto end = std::min(family.find(' ', at), family.size());
                of.emplace(family.substr(at, end - at), number);
                at = end + 1;
            }
            ++number;
        }
        return of;
    }();
    return all;
}
}  // namespace

std::vector<int> name_families(std::string_view folded)
{
    std::vector<int> out;
    const auto [from, to] = members().equal_range(folded);
    for (auto at = from; at != to; ++at) out.push_back(at->second);
    return out;
}

std::string family_letters(std::string_view folded)
{
    std::string out;
    if (!folded.empty()) out += folded[0];
    for (int family : name_families(folded))
        if (out.find(families[family][0]) == std::string::npos) out += families[family][0];
    return out;
}

}  // namespace luwte::linking
