// Just enough HTML for one page: elements close themselves, and what is not markup is escaped.
#pragma once

#include <string>
#include <string_view>

namespace luwte::emergency {

std::string escaped(std::string_view text);

/// A page in the making. `Element` opens at once and closes at the end of its scope.
class Html {
public:
    class Element {
    public:
        Element(Html& html, std::string_view tag, std::string_view attributes = {});
        ~Element() { m_html.m_text += "</" + m_tag + ">\n"; }
        Element(const Element&) = delete;

    private:
        Html& m_html;
        std::string m_tag;
    };

    /// An element with nothing but words in it. Attributes are markup: whoever puts a text in one escapes it.
    void words(std::string_view tag, std::string_view text, std::string_view attributes = {});
    void link(std::string_view to, std::string_view text, std::string_view style);
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

}  // namespace luwte::emergency
