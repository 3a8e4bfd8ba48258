#include "documents/template.h"

#include <algorithm>
#include <optional>

#include "documents/package.h"
#include "documents/placeholders.h"

namespace luwte::documents {
namespace {

constexpr std::string_view odt_type = "application/vnd.oasis.opendocument.text";

const Entry* find(const std::vector<Entry>& entries, std::string_view name)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

std::optional<Format> format_of(const std::vector<Entry>& entries)
{
    if (find(entries, "word/document.xml") && find(entries, "[Content_Types].xml")) return Format::docx;
    const auto* type = find(entries, "mimetype");
    if (type && find(entries, "content.xml") && as_text(type->content).starts_with(odt_type)) return Format::odt;
    return std::nullopt;
}

/// The parts in which people write.
bool holds_text(std::string_view name, Format format)
{
    if (format == Format::odt) return name == "content.xml" || name == "styles.xml";
    if (!name.starts_with("word/") || !name.ends_with(".xml") || name.find('/', 5) != std::string_view::npos) return false;
    const auto part = name.substr(5);
    return part == "document.xml" || part.starts_with("header") || part.starts_with("footer") || part == "footnotes.xml" ||
           part == "endnotes.xml";
}

bool has_macros(std::string_view name)
{
    return name.ends_with("vbaProject.bin") || name.starts_with("word/activeX/") || name.starts_with("word/embeddings/") ||
           name.starts_with("Basic/") || name.starts_with("Scripts/");
}

/// A picture or template that is fetched from elsewhere when the letter is opened would tell that it was. A link to
/// click on is another matter.
bool fetches(const pugi::xml_document& part)
{
    const auto fetching = part.find_node([](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (name == "Relationship")
            return std::string_view{node.attribute("TargetMode").value()} == "External" &&
                   !std::string_view{node.attribute("Type").value()}.ends_with("/hyperlink");
        if (!name.starts_with("draw:") && name != "text:section-source" && name != "script:event-listener") return false;
        const std::string_view link = node.attribute("xlink:href").value();
        return name != "draw:a" && (name == "script:event-listener" || link.find("://") != std::string_view::npos);
    });
    return bool(fetching);
}

bool may_fetch(std::string_view name) { return name.ends_with(".rels") || name == "content.xml" || name == "styles.xml"; }

struct Opened {
    std::vector<Entry> entries;
    Format format;
};

Result<Opened> open(BytesView file)
{
    auto entries = unpack(file);
    if (!entries) return invalid("documents.not_a_template");
    const auto format = format_of(*entries);
    if (!format) return invalid("documents.not_a_template");
    for (const auto& entry : *entries) {
        if (has_macros(entry.name)) return invalid("documents.active_content");
        if (!may_fetch(entry.name) && !holds_text(entry.name, *format)) continue;
        pugi::xml_document part;
        if (!parse(part, entry.content)) return invalid("documents.not_a_template");
        if (fetches(part)) return invalid("documents.active_content");
    }
    return Opened{std::move(*entries), *format};
}

/// Goes through every part; with values each is written anew.
Result<Placeholders> go_through(Opened& file, const Values* values)
{
    Placeholders placeholders{file.format, values};
    for (auto& entry : file.entries) {
        if (!holds_text(entry.name, file.format)) continue;
        pugi::xml_document part;
        parse(part, entry.content);
        placeholders.replace(part);
        if (values) entry.content = serialised(part);
    }
    if (!placeholders.faults.empty()) return Refusal{Kind::invalid, placeholders.faults};
    return placeholders;
}

}  // namespace

Result<Bytes> fill(BytesView template_file, const Values& values)
{
    auto file = TRY(open(template_file));
    TRY(go_through(file, &values));
    // A template saved by some programs has its type further on; ODF wants it first.
    std::stable_partition(file.entries.begin(), file.entries.end(), [](const Entry& one) { return one.name == "mimetype"; });
    return pack(file.entries);
}

Result<Inspection> inspect(BytesView template_file)
{
    auto file = TRY(open(template_file));
    auto found = TRY(go_through(file, nullptr));
    return Inspection{file.format, std::move(found.fields), std::move(found.blocks)};
}

}  // namespace luwte::documents
