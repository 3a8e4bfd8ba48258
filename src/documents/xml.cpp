#include "documents/xml.h"

namespace luwte::documents {
namespace {

pugi::xml_node insert(pugi::xml_node parent, pugi::xml_node next, const char* name)
{
    return next ? parent.insert_child_before(name, next) : parent.append_child(name);
}

/// Calls `words` for what lies between line breaks and tabs, and `mark` with '\n' or '\t' for each of these.
template <class Words, class Mark>
void pieces(std::string_view text, Words words, Mark mark)
{
    while (true) {
        const auto at = text.find_first_of("\n\t");
        if (at != 0 && !text.empty()) words(text.substr(0, at));
        if (at == std::string_view::npos) return;
        mark(text[at]);
        text.remove_prefix(at + 1);
    }
}

bool is_shallow(const pugi::xml_document& document)
{
    constexpr int deepest = 256;
    int depth = 0;
    for (pugi::xml_node node = document.first_child(); node;) {
        if (node.first_child()) {
            if (++depth > deepest) return false;
            node = node.first_child();
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node) node = node.next_sibling();
    }
    return true;
}

}  // namespace

std::string without_controls(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c == '\r' && text.substr(at + 1, 1) == "\n") continue;
        // U+FFFE and U+FFFF are no characters in XML either.
        if (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF") at += 2;
        else if (c == '\r') clean += '\n';
        else if (c >= ' ' || c == '\n' || c == '\t') clean += text[at];
    }
    return clean;
}

bool parse(pugi::xml_document& document, BytesView part)
{
    constexpr auto how = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration | pugi::parse_pi;
    return document.load_buffer(part.data(), part.size(), how, pugi::encoding_auto) && is_shallow(document);
}

Bytes serialised(const pugi::xml_document& document)
{
    struct Writer : pugi::xml_writer {
        Bytes bytes;
        void write(const void* data, std::size_t size) override
        {
            const auto* from = static_cast<const std::uint8_t*>(data);
            bytes.insert(bytes.end(), from, from + size);
        }
    } writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(writer.bytes);
}

void insert_odt_text(pugi::xml_node paragraph, pugi::xml_node next, std::string_view text)
{
    auto plain = [&](std::string_view words) {
        const auto node = next ? paragraph.insert_child_before(pugi::node_pcdata, next) : paragraph.append_child(pugi::node_pcdata);
        node.text().set(std::string{words}.c_str());
    };
    auto words = [&](std::string_view line) {
        while (!line.empty()) {
            const auto spaces = line.find("  ");
            if (spaces != 0) plain(line.substr(0, spaces));
            if (spaces == std::string_view::npos) return;
            const auto end = std::min(line.find_first_not_of(' ', spaces), line.size());
            insert(paragraph, next, "text:s").append_attribute("text:c") = static_cast<unsigned>(end - spaces);
            line.remove_prefix(end);
        }
    };
    pieces(text, words, [&](char mark) { insert(paragraph, next, mark == '\t' ? "text:tab" : "text:line-break"); });
}

void insert_docx_text(pugi::xml_node run, pugi::xml_node next, std::string_view text)
{
    auto words = [&](std::string_view line) {
        auto node = insert(run, next, "w:t");
        node.append_attribute("xml:space") = "preserve";
        node.text().set(std::string{line}.c_str());
    };
    pieces(text, words, [&](char mark) { insert(run, next, mark == '\t' ? "w:tab" : "w:br"); });
}

}  // namespace luwte::documents
