#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>

#include "linking/call_names.h"
#include "linking/evaluate.h"
#include "linking/recognise.h"
#include "linking/text.h"
#include "linking/train.h"

using namespace luwte::linking;

namespace {
Mention named(std::string name)
{
    Mention mention;
    mention.name = std::move(name);
    return mention;
}

/// A town of invented people; each comes back, and not always under the same spelling.
std::vector<Mention> town()
{
    const std::vector<std::string> surnames{"Bakker", "Visser",  "Smit",     "Meijer", "Mulder", "Bos",      "Vos",    "Peters",
                                            "Dekker", "Brouwer", "Dijkstra", "Kok",    "Jacobs", "Schouten", "Willems"};
    const std::vector<std::pair<std::string, std::string>> given{{"Jan", "Johannes"}, {"Kees", "Cornelis"}, {"Wim", "Willem"}, {"Piet", "Petrus"}, {"Theo", "Theodorus"}};
    const std::vector<std::string> towns{"Almelo", "Breda", "Delft", "Ede", "Gouda", "Hoorn", "Leiden"};
    std::vector<Mention> out;
    for (std::size_t i = 0; i < 75; ++i)
        for (int time = 0; time < 3; ++time) {
            Mention mention;
            mention.id = std::to_string(i) + "-" + std::to_string(time);
            mention.incident = mention.id;
            mention.date = "2026-01-0" + std::to_string(time + 1);
            const auto& [call, formal] = given[i / surnames.size()];
            auto surname = surnames[i % surnames.size()];
            if (time == 2 && surname == "Meijer") surname = "Meyer";
            mention.name = (time == 1 ? formal : call) + " " + surname;
            mention.municipality = towns[i % towns.size()];
            const auto number = std::to_string(10000000 + i * 7919 * 13);
            if (time != 1) mention.phone = (time ? "+31 6 " : "06-") + number;
            if (time != 0) mention.born = std::to_string(1950 + i % 50) + "-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10);
            out.push_back(mention);
        }
    return out;
}

std::pair<double, double> judged(const std::vector<Mention>& mentions, const std::vector<Link>& links)
{
    auto person = [&](std::uint32_t i) { return mentions[i].id.substr(0, mentions[i].id.find('-')); };
    double right = 0, made = 0;
    for (const auto& link : links)
        if (link.score >= 0) made += 1, right += person(link.a) == person(link.b);
    return {right / std::max(1.0, made), right / static_cast<double>(mentions.size())};  // three true pairs for three mentions
}
}  // namespace

TEST_CASE("a name is read the same however it was typed", "[linking]")
{
    auto [typed, surname, given] = GENERATE(table<std::string, std::string, std::string>({
        {"J. de Jong", "jong", ""},
        {"Jong, Jan de", "jong", "jan"},
        {"de Jong Jan", "jong", "jan"},
        {"Jan van der Berg", "berg", "jan"},
        {"JAN V.D. BERG", "berg", "jan"},
        {"dhr. Postma", "postma", ""},
        {"Kees in 't Veld", "veld", "kees"},
        {"Kees in \u2019t Veld", "veld", "kees"},
        {"Kees Vandenberg", "berg", "kees"},
        {"\u00d6mer Y\u0131lmaz", "yilmaz", "omer"},
        {"Pawe\u0142 W\u00f3jcik", "wojcik", "pawel"},
        {"Fatima El Idrissi", "idrissi", "fatima"},
    }));
    CAPTURE(typed);
    const auto read = prepare(named(typed));
    CHECK(read.surname == surname);
    CHECK((read.given.empty() ? "" : read.given[0].text) == given);
}

TEST_CASE("names that sound alike to Dutch ears have one key", "[linking]")
{
    auto [one, other] = GENERATE(table<std::string, std::string>({{"meijer", "meyer"},
                                                                  {"meijer", "meier"},
                                                                  {"dijkstra", "dykstra"},
                                                                  {"smit", "smid"},
                                                                  {"bakker", "backer"},
                                                                  {"visser", "fisser"},
                                                                  {"schouten", "schauten"},
                                                                  {"hendriks", "hendrix"}}));
    CAPTURE(one, other);
    CHECK(sound(one) == sound(other));
    CHECK(sound("bakker") != sound("mulder"));
}

TEST_CASE("a call name belongs to its baptismal names, and may sign with their letter", "[linking]")
{
    CHECK(name_families("hans") == name_families("joop"));
    CHECK(family_letters("kees").find('c') != std::string::npos);
    CHECK(name_families("xqz").empty());
}

TEST_CASE("a telephone, an account and a plate are one value in any notation", "[linking]")
{
    for (const char* typed : {"0612345678", "+31612345678", "0031612345678", "06-12345678", "06 12 34 56 78", "+31 (0)6 1234 5678"}) CHECK(phone_key(typed) == "612345678");
    for (const char* typed : {"@Storm_Vos", "https://x.com/storm_vos", "t.me/storm_vos/", "st\u043erm_v\u043es", "st0rmvos", "stormvos_nl"}) {
        CAPTURE(typed);
        CHECK(skeleton(handle_key(typed)) == skeleton("stormvos"));
    }
    for (const char* typed : {"https://x.com/Storm_Vos/status/17283?s=20", "https://www.tiktok.com/@storm_vos/video/7", "https://m.facebook.com/storm_vos/posts/12",
                              "instagram.com/stories/storm_vos/9", "https://mastodon.nl/@storm_vos", "https://forum.example.nl/users/storm_vos"}) {
        CAPTURE(typed);
        CHECK(handle_key(typed) == "storm_vos");
    }
    for (const char* typed : {"https://www.facebook.com/", "https://www.facebook.com/groups/12/posts/34", "https://krant.example.nl/nieuws/1234567",
                              "https://instagram.com/p/Cx1", "https://youtube.com/watch?v=abc"}) {
        CAPTURE(typed);
        CHECK(handle_key(typed) == "");
    }
    CHECK(handle_key("https://facebook.com/profile.php?id=1001&x=2") != handle_key("https://facebook.com/profile.php?id=1002&x=2"));
    CHECK(plate_key("GB-01-XO") == plate_key("6801x0"));
}

TEST_CASE("a house keeps its number apart from its addition", "[linking]")
{
    Mention mention;
    mention.number = "12-2", mention.street = "Dorpsstr.";
    const auto read = prepare(mention);
    CHECK(read.number == "12");
    CHECK(read.addition == "2");
    mention.street = "Dorpsstraat", mention.number = "12 bis";
    CHECK(prepare(mention).street == read.street);
}

TEST_CASE("an explanation adds up exactly, and linking is symmetric", "[linking]")
{
    const auto mentions = town();
    std::vector<Prepared> prepared;
    for (const auto& mention : mentions) prepared.push_back(prepare(mention));
    const auto found = candidates(prepared);
    const auto model = train(prepared, found, compare_all(prepared, found.pairs));
    for (std::size_t i = 0; i < found.pairs.size(); i += 7) {
        const auto& a = prepared[found.pairs[i].first];
        const auto& b = prepared[found.pairs[i].second];
        const auto why = explain(model, a, b);
        double sum = why.prior;
        for (const auto& reason : why.reasons) sum += reason.weight;
        CHECK(sum == why.score);
        CHECK(model.score(compare(a, b), a, b) == Approx(why.score));
        CHECK(explain(model, b, a).score == why.score);
        CHECK(meet(model, prepared, {found.pairs[i].first}, {found.pairs[i].second}, Standing::confirmed).reasons.size() == why.reasons.size());
    }
}

TEST_CASE("who comes back is recognised, and the same input links the same twice", "[linking]")
{
    const auto mentions = town();
    const auto once = profile_links(mentions), twice = profile_links(mentions);
    const auto [precision, recall] = judged(mentions, once);
    CHECK(precision > 0.95);
    CHECK(recall > 0.9);
    REQUIRE(once.size() == twice.size());
    for (std::size_t i = 0; i < once.size(); ++i) CHECK((once[i].a == twice[i].a && once[i].b == twice[i].b && once[i].score == twice[i].score));
}

TEST_CASE("the order in which mentions arrive changes no link and no profile", "[linking]")
{
    const auto mentions = town();
    auto named_links = [](const std::vector<Mention>& by, const std::vector<Link>& links) {
        std::map<std::pair<std::string, std::string>, double> out;
        for (const auto& link : links) out[std::minmax(by[link.a].id, by[link.b].id)] = link.score;
        return out;
    };
    const auto found = GENERATE(Found::openly, Found::blindly);
    const auto pairs = named_links(mentions, pair_links(mentions, found)), profiles = named_links(mentions, profile_links(mentions, found));
    CHECK(!profiles.empty());
    std::mt19937 dice{7};
    for (int time = 0; time < 3; ++time) {
        auto shuffled = mentions;
        std::shuffle(shuffled.begin(), shuffled.end(), dice);
        CHECK(named_links(shuffled, pair_links(shuffled, found)) == pairs);
        CHECK(named_links(shuffled, profile_links(shuffled, found)) == profiles);
    }
}

TEST_CASE("a profile says the same whatever the order of what is known of it", "[linking]")
{
    const auto mentions = town();
    const auto model = learn(mentions);
    for (std::size_t person = 0; person + 3 <= mentions.size(); person += 3) {
        Known known{"p", {mentions[person + 1], mentions[person + 2]}}, turned{"p", {mentions[person + 2], mentions[person + 1]}};
        const auto one = rank(model, mentions[person], {known}, {.from = -100}), other = rank(model, mentions[person], {turned}, {.from = -100});
        REQUIRE(one.size() == 1);
        CHECK(one[0].score == other[0].score);
        double sum = one[0].why.prior;
        for (const auto& reason : one[0].why.reasons) sum += reason.weight;
        CHECK(sum == one[0].score);
    }
}

TEST_CASE("an account tells the initial that its owner's surname leaves, and a family shares less than strangers would", "[linking]")
{
    Mention mention = named("dhr. Talsma");
    mention.email = "ktalsma@example.org";
    CHECK(prepare(mention).account_initial == 'k');
    mention.email = "willem.van.talsma@example.org";
    REQUIRE(prepare(mention).account_given.size() == 1);
    CHECK(prepare(mention).account_given[0].text == "willem");
    Mention one = named("Jan Terpstra"), other = named("Piet Terpstra");
    for (auto* m : {&one, &other}) m->street = "Molenweg", m->number = "3", m->postcode = "1234 AB", m->city = "Ede";
    const auto why = explain(Model{}, prepare(one), prepare(other));
    CHECK(why.reasons.back().code() == "family");
    CHECK(why.reasons.back().weight < -3);
}

TEST_CASE("what an account or an address says is one comparison, and what it does not say is none", "[linking]")
{
    auto fields = [](const Mention& one, const Mention& other) {
        std::string out;
        for (const auto& reason : explain(Model{}, prepare(one), prepare(other)).reasons)
            if (reason.weight != 0 && reason.code() != "family") out += std::string{reason.code()} + "." + std::string{reason.level} + " ";
        return out;
    };
    Mention man = named("Ludolf Pannekoek"), account, mail;
    man.handle = account.handle = "@knotwilg_4";
    CHECK(fields(man, account) == "handle.same ");
    account.handle = man.handle = "@b_pannekoek";
    CHECK(fields(man, account) == "handle.same ");
    CHECK(fields(account, account) == "handle.same ");
    man.email = mail.email = "b.pannekoek@example.org";
    mail.handle = "@b_pannekoek", man.handle = "";
    CHECK(fields(man, mail) == "email.same ");
    mail.email = "", man.email = "", man.phone = mail.phone = "0612345678", mail.handle = "@knotwilg_4";
    CHECK(fields(man, mail) == "phone.same ");
}

TEST_CASE("a register in which nobody came back yet does not unlearn what an identifier is worth", "[linking]")
{
    const auto size = GENERATE(std::size_t{30}, std::size_t{200}, learns_from, std::size_t{1200});
    const std::vector<std::string> syllables{"bar", "del", "fin", "gor", "hul", "kem", "lop", "mis", "nar", "pol", "ruk", "sam", "tin", "vor", "wes", "zul"};
    std::mt19937 dice{11};
    const auto syllable = [&] { return syllables[dice() % syllables.size()]; };
    std::vector<Mention> mentions;
    for (std::size_t i = 0; i < size; ++i) {
        auto one = named(syllable() + syllable() + " " + syllable() + syllable() + syllable());
        one.id = std::to_string(i), one.incident = one.id, one.city = i % 2 ? "Assen" : "Diever";
        one.phone = "06" + std::to_string(20000000 + i * 9973), one.handle = "@rietgors_" + std::to_string(i);
        one.email = "bladluis" + std::to_string(i * 31) + "@example.org", one.plate = std::to_string(10 + i % 90) + "-XKT-" + std::to_string(i / 90 % 9 + 1);
        mentions.push_back(one);
    }
    CAPTURE(size);
    const auto model = size < learns_from ? Model{static_cast<double>(size)} : learn(mentions);
    const Known known{"he", {mentions[7]}};
    for (auto said : {&Mention::phone, &Mention::email, &Mention::handle, &Mention::plate, &Mention::name}) {
        Mention again;
        again.id = again.incident = "again";
        again.*said = mentions[7].*said;
        const auto shown = rank(model, again, {known});
        CAPTURE(again.*said);
        REQUIRE(shown.size() == 1);
        CHECK(shown[0].score > -2);
    }
}

TEST_CASE("father and son at one address stay apart", "[linking]")
{
    auto mentions = town();
    Mention father = named("Jan Terpstra"), son = named("Piet Terpstra");
    father.id = "90-0", son.id = "91-0";
    father.born = "1950-03-02", son.born = "1979-11-23";
    for (auto* one : {&father, &son}) one->street = "Molenweg", one->number = "3", one->postcode = "1234 AB", one->city = "Ede";
    mentions.push_back(father), mentions.push_back(son);
    for (const auto& link : profile_links(mentions)) CHECK(!(mentions[link.a].id == "90-0" && mentions[link.b].id == "91-0"));
    for (const auto& link : pair_links(mentions))
        if (mentions[link.a].id == "90-0" && mentions[link.b].id == "91-0") CHECK(link.score < shown_from);
}

TEST_CASE("two offenders of one incident are never one person", "[linking]")
{
    auto mentions = town();
    mentions[1].incident = mentions[0].incident;
    for (const auto& link : profile_links(mentions)) CHECK(!(link.a == 0 && link.b == 1));
}

TEST_CASE("a suggestion names the profile, says why, and remembers the decision", "[linking]")
{
    Recogniser register_;
    auto mention = named("Johannes de Vries");
    mention.incident = "1", mention.phone = "06-12345678", mention.email = "jdv@example.org";
    CHECK(register_.suggest(mention).empty());
    const auto profile = register_.found();
    mention.name = "Hans de Vries", mention.incident = "2", mention.phone = "+31 6 12 34 56 78";
    const auto shown = register_.suggest(mention);
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].profile == profile);
    double sum = shown[0].why.prior;
    for (const auto& reason : shown[0].why.reasons) sum += reason.weight;
    CHECK(sum == shown[0].score);
    CHECK(register_.confirm(profile) == profile);
}
