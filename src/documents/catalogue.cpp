#include "documents/catalogue.h"

#include <fmt/format.h>

#include "base/require.h"

namespace luwte::documents {
namespace {

/// What stands between two words, from a place on; the words are Cairo's own and always there.
std::string between(std::string_view text, std::string_view before, std::string_view after, std::size_t from)
{
    const auto start = text.find(before, from);
    REQUIRE_THAT_HOLDS(start != std::string_view::npos);
    const auto end = text.find(after, start + before.size());
    REQUIRE_THAT_HOLDS(end != std::string_view::npos);
    return std::string{text.substr(start + before.size(), end - start - before.size())};
}

}  // namespace

Bytes with_language(Bytes pdf, const std::string& language)
{
    const std::string_view text{reinterpret_cast<const char*>(pdf.data()), pdf.size()};
    const auto trailer = text.rfind("\ntrailer\n");
    REQUIRE_THAT_HOLDS(trailer != std::string_view::npos);
    const auto root = between(text, "/Root ", " 0 R", trailer);
    const auto contents = between(text, "\n" + root + " 0 obj\n<<", ">>\nendobj", 0);

    const auto place = pdf.size();
    auto update = fmt::format("{} 0 obj\n<<{}   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", root,
                              contents, language);
    update += fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
                          root, place, between(text, "/Size ", "\n", trailer), root, between(text, "/Info ", " 0 R", trailer),
                          between(text, "startxref\n", "\n", trailer), place + update.size());
    const auto added = as_bytes(update);
    pdf.insert(pdf.end(), added.begin(), added.end());
    return pdf;
}

}  // namespace luwte::documents
