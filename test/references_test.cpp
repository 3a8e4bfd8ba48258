// What the documents point at is there: a file that moved, a test or a label that was renamed, must not leave a promise
// behind that nothing shows.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path source{LUWTE_SOURCE};

/// With each run of white space as one space: a sentence may go on in the next line.
std::string words_of(const fs::path& file)
{
    std::ifstream in{file};
    std::string all;
    for (std::string word; in >> word;) all += word + " ";
    return all;
}

/// Named as a file, a folder, or the beginning of a decision's name ("decisions/0005").
bool exists(const std::string& name)
{
    if (const auto star = name.find('*'); star != std::string::npos) return fs::is_directory((source / name.substr(0, star)).parent_path());
    if (fs::exists(source / name) || fs::exists(source / "docs" / name)) return true;
    const auto folder = (source / "docs" / name).parent_path();
    if (!fs::is_directory(folder)) return false;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.path().filename().string().starts_with(fs::path{name}.filename().string() + "-")) return true;
    return false;
}

struct Requirement {
    std::string id;
    int level;
    std::string answer, shown;
};

std::vector<Requirement> requirements()
{
    std::vector<Requirement> all;
    std::ifstream in{source / "docs/asvs.md"};
    const std::regex row{R"(^\| ([0-9., ]+) \| ([123]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$)"};
    for (std::string line; std::getline(in, line);) {
        if (line.size() < 3 || !std::isdigit(static_cast<unsigned char>(line[2]))) continue;
        CAPTURE(line);
        std::smatch match;
        REQUIRE(std::regex_match(line, match, row));
        std::istringstream ids{match[1].str()};
        for (std::string id; std::getline(ids >> std::ws, id, ',');) all.push_back({id, std::stoi(match[2]), match[3], match[4]});
    }
    return all;
}

}  // namespace

TEST_CASE("files and tests that the documents about safety name are there", "[tidy]")
{
    const std::regex named{"`((?:src|test|docs|web|tools|cmake|locales|protocols|decisions)/[^` ]*)`(?: \\([^)]*\\))?(?:, \"([^\"]+)\")?"};
    for (const char* document : {"SECURITY.md", "docs/threat-model.md", "docs/asvs.md", "docs/attacks.md", "docs/fuzzing.md"}) {
        const auto text = words_of(source / document);
        for (std::sregex_iterator match{text.begin(), text.end(), named}, end; match != end; ++match) {
            const auto name = (*match)[1].str(), words = (*match)[2].str();
            CAPTURE(document, name, words);
            CHECK(exists(name));
            if (!words.empty()) CHECK(words_of(source / name).find(words) != std::string::npos);
        }
    }
}

TEST_CASE("each requirement of ASVS 5.0 that we answer to has one answer, with what shows it or why not", "[tidy]")
{
    const auto all = requirements();
    std::set<std::string> seen;
    std::map<int, int> of_level;
    for (const auto& [id, level, answer, shown] : all) {
        CAPTURE(id, answer, shown);
        CHECK(seen.insert(id).second);
        ++of_level[level];
        CHECK((answer == "yes" || answer == "no" || answer == "n/a"));
        CHECK(!shown.empty());
    }
    // As many as the standard has; of level 3 those of the chapters on passwords, sessions, access and cryptography.
    CHECK(of_level == std::map<int, int>{{1, 70}, {2, 183}, {3, 29}});
}

TEST_CASE("cryptography is called only where the inventory in docs/vault-format.md says", "[tidy]")
{
    const auto inventory = words_of(source / "docs/vault-format.md");
    const std::regex calls{R"(\b(crypto_[a-z]+_|randombytes|EVP_[A-Z]?[a-z]+|RSA_|zip_file_set_encryption|oath_|gfshare_))"};
    for (const auto& entry : fs::recursive_directory_iterator{source / "src"}) {
        const auto name = fs::relative(entry.path(), source).string();
        if (entry.path().extension() != ".cpp" || name.ends_with("_test.cpp") || !std::regex_search(words_of(entry.path()), calls)) continue;
        CAPTURE(name);
        CHECK(inventory.find("`" + name + "`") != std::string::npos);
    }
}

TEST_CASE("what the Dutch guide prints in italics stands on the screen in just those words", "[tidy]")
{
    const auto guide = std::regex_replace(words_of(source / "docs/handleiding.md"), std::regex{R"(\*\*)"}, "");
    std::string screens;
    for (const char* catalogue : {"ui.nl", "emergency", "protocol"}) screens += words_of(source / "locales" / (std::string{catalogue} + ".json"));
    const std::regex italics{R"(\*([^* ][^*]*)\*)"};
    std::string wrong;
    for (std::sregex_iterator match{guide.begin(), guide.end(), italics}, end; match != end; ++match)
        if (screens.find("\": \"" + (*match)[1].str() + "\"") == std::string::npos) wrong += "\n  " + (*match)[1].str();
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("README and the guide show every picture that the journeys make, and no other", "[tidy]")
{
    const auto named = [](const std::string& text, const char* pattern) {
        const std::regex name{pattern};
        std::set<std::string> names;
        for (std::sregex_iterator match{text.begin(), text.end(), name}, end; match != end; ++match) names.insert((*match)[1].str());
        return names;
    };
    auto made = words_of(source / "test/journeys/lib.mjs");
    made = made.substr(made.find("export const pictured"));
    std::set<std::string> kept;
    for (const auto& entry : fs::directory_iterator{source / "docs/images"}) kept.insert(entry.path().stem().string());
    CHECK(named(words_of(source / "README.md") + words_of(source / "docs/handleiding.md"), R"(images/([a-z-]+)\.png)") == kept);
    CHECK(named(made.substr(0, made.find("export const windows")), R"('[a-z0-9_-]+': \[?'([a-z-]+)')") == kept);
}

TEST_CASE("nobody is called a dader in Dutch: the register knows no convictions", "[tidy]")
{
    const std::regex word{R"(\b[Dd]aders?\b)"};
    for (const char* folder : {"locales", "locales/documents", "protocols", "surveys"})
        for (const auto& entry : fs::directory_iterator{source / folder}) {
            if (entry.is_directory()) continue;
            CAPTURE(entry.path().filename().string());
            CHECK(!std::regex_search(words_of(entry.path()), word));
        }
}
