#include <catch2/catch.hpp>

#include <algorithm>

#include "linking/linking.h"

using namespace luwte;
using namespace luwte::linking;

namespace {
vault::Key key_of(std::uint8_t first)
{
    Bytes bytes(vault::key_size);
    bytes[0] = first;
    return vault::Key::copy_of(bytes);
}

Mention man()
{
    Mention mention;
    mention.id = "1", mention.incident = "one", mention.name = "Johannes van der Berg", mention.phone = "06-12345678", mention.city = "Ede", mention.born = "1970-03-02";
    return mention;
}

std::size_t in_common(const std::vector<Token>& a, const std::vector<Token>& b)
{
    std::vector<Token> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}
}  // namespace

TEST_CASE("a mention is filed under the same numbers whatever the notation, and under others with another organisation's key", "[linking]")
{
    const IndexKey ours{key_of(1)}, theirs{key_of(2)};
    auto again = man();
    again.name = "Berg, Johannes v.d.", again.phone = "+31 (0)6 12 34 56 78";
    CHECK(tokens(ours, man()) == tokens(ours, again));
    CHECK(in_common(tokens(ours, man()), tokens(theirs, man())) == 0);
    CHECK(tokens(ours, Mention{}).empty());
}

TEST_CASE("a telephone with one figure wrong still meets in the blind index", "[linking]")
{
    const IndexKey key{key_of(1)};
    Mention right, wrong, other;
    right.phone = "0612345678", wrong.phone = "0612395678", other.phone = "0687654321";
    CHECK(in_common(tokens(key, right), tokens(key, wrong)) > 0);
    CHECK(in_common(tokens(key, right), tokens(key, other)) == 0);
}

TEST_CASE("who shares what few share stands first, and a token of everybody names nobody", "[linking]")
{
    std::vector<Filed> rows{{1, "often"}, {1, "rare"}, {2, "rare"}, {3, "often"}};
    for (int i = 0; i < 150; ++i) rows.push_back({3, "x" + std::to_string(i)});
    for (int i = 0; i < 201; ++i) rows.push_back({4, "crowd" + std::to_string(i)});
    const auto found = likeliest(rows, 2);
    CHECK(found == std::vector<std::string>{"rare", "often"});
    std::reverse(rows.begin(), rows.end());
    CHECK(likeliest(rows, 2) == found);
    const auto all = likeliest(rows, 1000);
    CHECK(std::none_of(all.begin(), all.end(), [](const auto& id) { return id.starts_with("crowd"); }));
}

TEST_CASE("opened candidates are ranked with reasons that add up, whatever their order", "[linking]")
{
    auto again = man();
    again.id = "4", again.incident = "four", again.name = "Hans vd Berg", again.born = "";
    Mention son = man();
    son.id = "2", son.incident = "two", son.name = "Piet van der Berg", son.phone = "0698989898", son.born = "1999-12-11";
    Mention stranger;
    stranger.id = "3", stranger.name = "Mohammed Kaya", stranger.city = "Delft";
    std::vector<Known> known{{"son", {son}}, {"stranger", {stranger}}, {"man", {man()}}};
    const auto shown = rank(Model{}, again, known);
    REQUIRE(shown.size() >= 1);
    CHECK(shown[0].profile == "man");
    for (const auto& suggestion : shown) {
        double sum = suggestion.why.prior;
        for (const auto& reason : suggestion.why.reasons) sum += reason.weight;
        CHECK(sum == suggestion.score);
    }
    std::reverse(known.begin(), known.end());
    const auto other_way = rank(Model{}, again, known);
    REQUIRE(other_way.size() == shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) CHECK((shown[i].profile == other_way[i].profile && shown[i].score == other_way[i].score));
    again.incident = "one";
    CHECK(std::none_of(known.begin(), known.end(), [&](const auto& person) { return person.id == "man" && !rank(Model{}, again, {person}).empty(); }));
}

TEST_CASE("a model is read back as it was written, and one of another version is not believed", "[linking]")
{
    std::vector<Mention> mentions;
    for (int i = 0; i < 60; ++i) {
        auto mention = man();
        mention.id = std::to_string(i), mention.incident = mention.id;
        mention.name = (i % 2 ? "Jan Bakker" : "Kees Visser"), mention.phone = "06" + std::to_string(10000000 + i / 3 * 7919);
        mentions.push_back(mention);
    }
    const auto model = learn(mentions);
    CHECK(written(read_model(written(model))) == written(model));
    CHECK(written(model) != written(Model{}));
    CHECK(written(read_model("something else\nprior 3\n")) == written(Model{}));
    std::reverse(mentions.begin(), mentions.end());
    CHECK(written(learn(mentions)) == written(model));
}
