// The words of documents: locales/documents/CHAPTER.json, in Dutch and English. No sentence for a person stands in code.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace luwte::documents {

class Words {
public:
    /// The words of one chapter ("police") in a language; Dutch when there is none in that language.
    Words(std::string_view chapter, std::string_view language);

    /// REQUIREs that the catalogue has the key.
    std::string operator()(std::string_view key) const;
    /// With "{day}" in the words filled in: words("filed", {{"day", "12 maart 2027"}}).
    std::string operator()(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;
    bool has(std::string_view key) const;
    const std::string& language() const { return m_language; }

private:
    std::string m_chapter;
    std::string m_language;
};

}  // namespace luwte::documents
