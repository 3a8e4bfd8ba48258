#include "emergency/html.h"

namespace luwte::emergency {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    return out;
}

Html::Element::Element(Html& html, std::string_view tag, std::string_view attributes) : m_html{html}, m_tag{tag}
{
    html.m_text += "<" + m_tag + (attributes.empty() ? "" : " ") + std::string{attributes} + ">";
}

void Html::words(std::string_view tag, std::string_view text, std::string_view attributes)
{
    const Element element{*this, tag, attributes};
    m_text += escaped(text);
}

void Html::link(std::string_view to, std::string_view text, std::string_view style)
{
    words("a", text, "href=\"" + escaped(to) + "\" class=\"" + std::string{style} + "\"");
}

}  // namespace luwte::emergency
