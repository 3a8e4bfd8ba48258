// Style as a test: what a reviewer would otherwise have to notice every time.
#include <catch2/catch.hpp>

#include <algorithm>
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

struct Line {
    std::string file;  // relative to the repository
    int number;
    std::string text;
    std::string where() const { return file + ":" + std::to_string(number) + ": " + text; }
};

std::vector<Line> lines_of(const fs::path& file)
{
    std::vector<Line> lines;
    std::ifstream in{file};
    std::string text;
    for (int number = 1; std::getline(in, text); ++number)
        lines.push_back({fs::relative(file, source).string(), number, text});
    return lines;
}

std::vector<Line> code_lines(const char* folder = "src")
{
    std::vector<Line> lines;
    for (const auto& entry : fs::recursive_directory_iterator{source / folder}) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h") continue;
        const auto more = lines_of(entry.path());
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

std::string room_of(const Line& line) { return line.file.substr(4, line.file.find('/', 4) - 4); }
bool is_test(const Line& line) { return line.file.ends_with("_test.cpp"); }

std::map<std::string, std::set<std::string>> allowed_edges()
{
    std::map<std::string, std::set<std::string>> edges;
    for (const auto& line : lines_of(source / "src/layers.txt")) {
        const auto colon = line.text.find(':');
        if (line.text.empty() || line.text[0] == '#' || colon == std::string::npos) continue;
        std::istringstream rooms{line.text.substr(colon + 1)};
        auto& to = edges[line.text.substr(0, colon)];
        for (std::string room; rooms >> room;) to.insert(room);
    }
    return edges;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) text += "\n  " + line;
    return text;
}

/// Whether what stands before `at` is a braced list that has members already.
bool behind_a_member(const std::string& text, std::size_t at)
{
    const std::string opening{"([{"}, closing{")]}"};
    bool comma = false;
    for (int depth = 0; at-- > 0;) {
        const char c = text[at];
        if (closing.find(c) != std::string::npos) ++depth;
        else if (opening.find(c) == std::string::npos) {
            if (depth == 0 && c == ';') return false;
            comma |= depth == 0 && c == ',';
        }
        else if (depth > 0) --depth;
        else if (c == '{') return comma;
        else comma = false;
    }
    return false;
}
}  // namespace

TEST_CASE("an early return leaves no braced list half built, because GCC would not destroy what stands in it", "[tidy]")
{
    CHECK(behind_a_member("return Pair{first(a, b), ", 25));
    CHECK(!behind_a_member("{ const auto [a, b] = ", 22));
    std::map<std::string, std::string> texts;
    for (const auto& line : code_lines()) texts[line.file] += line.text + "\n";
    std::vector<std::string> wrong;
    for (const auto& [file, text] : texts)
        for (auto at = text.find("TRY("); at != std::string::npos; at = text.find("TRY(", at + 1))
            if (behind_a_member(text, at)) wrong.push_back(file + ": " + text.substr(at, 60));
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("rooms include each other along the edges of layers.txt, all of them and no others", "[tidy]")
{
    const auto edges = allowed_edges();
    const std::regex include{R"re(^#include "([a-z_]+)/)re"};
    auto unused = edges;
    std::vector<std::string> wrong;
    for (const auto& line : code_lines()) {
        std::smatch match;
        if (is_test(line) || !std::regex_search(line.text, match, include)) continue;
        const auto from = room_of(line), to = match[1].str();
        if (from != to && !(edges.contains(from) && edges.at(from).contains(to))) wrong.push_back(line.where());
        unused[from].erase(to);
    }
    for (const auto& [from, rooms] : unused)
        for (const auto& to : rooms) wrong.push_back("src/layers.txt: " + from + " never includes " + to);
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("plaintext is revealed only in the files that test/reveals.txt lists", "[tidy]")
{
    std::set<std::string> listed, found;
    for (const auto& line : lines_of(source / "test/reveals.txt"))
        if (!line.text.empty() && line.text[0] != '#') listed.insert(line.text.substr(0, line.text.find(' ')));
    for (const auto& line : code_lines())
        if (!is_test(line) && line.text.find("reveal()") != std::string::npos) found.insert(line.file);
    found.erase("src/base/secret.h");
    CHECK(found == listed);
}

TEST_CASE("only the composition root and the edge look at the clock", "[tidy]")
{
    const std::regex clock{R"(system_clock::now|SystemClock [a-z]|\btime\(nullptr\))"};
    std::vector<std::string> wrong;
    for (const auto& line : code_lines()) {
        const auto room = room_of(line);
        if (is_test(line) || room == "app" || room == "cli" || line.file.starts_with("src/base/time.")) continue;
        if (std::regex_search(line.text, clock)) wrong.push_back(line.where());
    }
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("no test has a name that CTest would cut in two", "[tidy]")
{
    const std::regex named{R"(TEST_CASE\("[^"]*;)"};
    std::vector<std::string> wrong;
    for (const char* folder : {"src", "test"})
        for (const auto& line : code_lines(folder))
            if (std::regex_search(line.text, named)) wrong.push_back(line.where());
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("code is laid out as .editorconfig says, and only a file that stands in a test may be wider", "[tidy]")
{
    std::size_t longest = 0;
    for (const auto& line : lines_of(source / ".editorconfig"))
        if (line.text.starts_with("max_line_length = ")) longest = std::stoul(line.text.substr(18));
    REQUIRE(longest > 0);
    const auto letters = [](const std::string& text) { return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; })); };
    std::vector<std::string> wrong;
    for (const char* folder : {"src", "test"})
        for (const auto& line : code_lines(folder))
            if ((letters(line.text) > longest && line.text.find("R\"(") == std::string::npos) || line.text.ends_with(' ') ||
                line.text.find_first_of("\t\r") != std::string::npos)
                wrong.push_back(line.where());
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("no source file is longer than two rooms", "[tidy]")
{
    std::map<std::string, int> length;
    for (const auto& line : code_lines()) length[line.file] = line.number;
    std::vector<std::string> wrong;
    for (const auto& [file, lines] : length)
        if (lines > 400) wrong.push_back(file + ": " + std::to_string(lines));
    INFO(joined(wrong));
    CHECK(wrong.empty());
}

TEST_CASE("what the pages about security name as proof is there", "[tidy]")
{
    const std::regex named{R"(`((?:src|test|docs|web|tools|demo|locales|protocols)/[A-Za-z0-9_./-]+))"};
    std::vector<std::string> wrong;
    for (const char* page : {"docs/asvs.md", "docs/threat-model.md", "docs/fuzzing.md", "docs/attacks.md", "SECURITY.md"})
        for (const auto& line : lines_of(source / page))
            for (std::sregex_iterator match{line.text.begin(), line.text.end(), named}, end; match != end; ++match)
                if (!fs::exists(source / (*match)[1].str())) wrong.push_back(line.file + ":" + std::to_string(line.number) + ": " + (*match)[1].str());
    INFO(joined(wrong));
    CHECK(wrong.empty());
}
