// The commands as a user meets them: the real binary, its words and its exit codes.
#include <catch2/catch.hpp>

#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {
struct Ran {
    int exit_code;
    std::string out;  // what went to the terminal, both streams
};

Ran luwte(const std::string& arguments)
{
    const auto binary = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "luwte";
    auto* pipe = popen((binary.string() + " " + arguments + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    Ran ran{};
    std::array<char, 4096> chunk;
    while (const auto count = fread(chunk.data(), 1, chunk.size(), pipe)) ran.out.append(chunk.data(), count);
    ran.exit_code = WEXITSTATUS(pclose(pipe));
    return ran;
}
}  // namespace

TEST_CASE("every shipped pack passes its own check", "[protocol][cli]")
{
    const auto ran = luwte("protocol check westerveld assen leudal default");
    CHECK(ran.exit_code == 0);
    CHECK(ran.out == "westerveld: ok\nassen: ok\nleudal: ok\ndefault: ok\n");
}

TEST_CASE("check says where it goes wrong and leaves with 2", "[protocol][cli]")
{
    const auto path = std::filesystem::temp_directory_path() / "luwte-broken-pack.yaml";
    std::ofstream{path} << "id: broken\nversion: \"1\"\nname: {nl: a, en: a}\nextends: westerveld\ncolour: red\nfeedback: {within: -P5D, source: S}\n";
    const auto ran = luwte("protocol check westerveld " + path.string());
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.find(path.string() + ":5:1: unknown key 'colour'\n" + path.string() + ":6:20: period '-P5D' is negative\n") != std::string::npos);
    std::filesystem::remove(path);
}

TEST_CASE("explain tells the mayor's story in Westerveld, each line with its source", "[protocol][cli]")
{
    const auto ran = luwte("protocol explain westerveld --reporter mayor --behaviour physical_violence --fact injury --format json");
    REQUIRE(ran.exit_code == 0);
    const auto answer = boost::json::parse(ran.out);
    CHECK(answer.at("receives").at(0).at("role") == "secretary");
    CHECK(answer.at("receives").at(0).at("source") == "W 5.1 (R1)");
    CHECK(answer.at("informed").at(0).at("role") == "griffier");
    CHECK(answer.at("duties").at(0).at("id") == "labour_inspectorate");
    CHECK(answer.at("duties").at(0).at("deadline").at("until") == "PT24H");
    CHECK(answer.at("duties").at(0).at("unverified") == true);
    CHECK(answer.at("aftercare").as_array().size() == 3);
    CHECK(answer.at("reporting").at("report") == "required");
    for (const char* part : {"reads", "measures", "silent"}) CHECK_FALSE(answer.at(part).as_array().empty());
}

TEST_CASE("explain speaks Dutch unless asked for English, and says so where a protocol is silent", "[protocol][cli]")
{
    const auto dutch = luwte("protocol explain assen --reporter alderman --behaviour verbal_aggression");
    CHECK(dutch.exit_code == 0);
    CHECK(dutch.out.find("Gemeentesecretaris  [A, noot 1 (R1)]") != std::string::npos);
    CHECK(dutch.out.find("Wordt ingelicht\n  het protocol zegt niets") != std::string::npos);
    const auto english = luwte("protocol explain assen --reporter alderman --behaviour verbal_aggression --language en");
    CHECK(english.out.find("Is informed\n  the protocol says nothing") != std::string::npos);
    CHECK(english.out.find("no fixed term after a request") != std::string::npos);
    for (const auto& text : {dutch.out, english.out}) CHECK(text.find("point.") == std::string::npos);  // every word is in the catalogue
    const auto circle = luwte("protocol explain westerveld --reporter councillor --behaviour threat");
    CHECK(circle.out.find("weet: het soort gedrag, de omstandigheden") != std::string::npos);
}

TEST_CASE("bad use is one line and leaves with 2", "[protocol][cli]")
{
    for (const char* arguments : {"protocol explain westerveld --reporter mayr --behaviour threat", "protocol explain westerveld --reporter griffier --behaviour threat",
                                  "protocol explain westerveld --reporter mayor --behaviour shouting", "protocol explain westerveld --reporter mayor --behaviour threat --form fax",
                                  "protocol explain westerveld --reporter mayor --behaviour threat --fact rain", "protocol explain nowhere --reporter mayor --behaviour threat",
                                  "protocol explain westerveld --reporter mayor", "protocol check", "protocol", "protocol check /no/such/file.yaml"}) {
        INFO(arguments);
        const auto ran = luwte(arguments);
        CHECK(ran.exit_code == 2);
        CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
    }
    CHECK(luwte("protocol explain --help").exit_code == 0);
}
