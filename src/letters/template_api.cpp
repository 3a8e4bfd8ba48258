// An organisation's own house style: templates are uploaded, looked at before they are taken, and kept version by version.
#include <array>

#include "http/route.h"
#include "journal/journal.h"
#include "letters/letter_store.h"
#include "letters/letters_api.h"
#include "people/people.h"

namespace luwte::letters {

struct TemplateShown {
    std::string kind;
    std::string format;
    bool own = false;  // the organisation's; else the one that comes along
    std::optional<std::int64_t> version;
    std::optional<Instant> uploaded_at;
    std::optional<std::string> uploaded_by;
    std::vector<std::string> fields;  // a template may use
    std::vector<std::string> needed;  // a template must use
};
SHAPE(TemplateShown, kind, format, own, version, uploaded_at, uploaded_by, fields, needed)

struct TemplateList {
    std::vector<TemplateShown> items;
};
SHAPE(TemplateList, items)

namespace {

constexpr std::size_t largest = 4 << 20;

struct Asked {
    Kind kind;
    documents::Format format;
};
Result<Asked> in_path(const http::Call& call)
{
    const auto kind = kind_of(call.path.find("kind")->second);
    const auto format = format_of(call.path.find("format")->second);
    if (!kind || !format) return not_found("request.not_found");
    return Asked{*kind, *format};
}

Result<TemplateList> list(http::Call& call)
{
    TemplateList answer;
    for (const auto kind : kinds)
        for (const auto format : formats) {
            TemplateShown one{std::string{name_of(kind)}, std::string{name_of(format)}};
            for (const auto& field : fields_of(kind)) (field.needed ? one.needed : one.fields).emplace_back(field.name);
            if (const auto row = store::newest(call.tx, call.actor.organisation, kind, format)) {
                one.own = row->content.has_value();
                one.version = row->version;
                one.uploaded_at = row->at;
                one.uploaded_by = people::name_of(call.tx, call.actor.organisation, row->by);
            }
            answer.items.push_back(std::move(one));
        }
    return answer;
}

void add_version(http::Call& call, const Asked& asked, std::optional<Bytes> content)
{
    const auto before = store::newest(call.tx, call.actor.organisation, asked.kind, asked.format);
    store::add(call.tx, call.actor.organisation, {asked.kind, asked.format, before ? before->version + 1 : 1, std::move(content), call.now, call.actor.account});
}

Result<http::Nothing> upload(http::Call& call, BytesView bytes)
{
    const auto asked = TRY(in_path(call));
    TRY(check(asked.kind, asked.format, bytes));
    add_version(call, asked, Bytes{bytes.begin(), bytes.end()});
    journal::append(call.tx, call.actor.organisation, call.actor.account, "letters.template_uploaded", name_of(asked.kind), "", call.now);
    return http::Nothing{};
}

Result<http::Nothing> take_back(http::Call& call)
{
    const auto asked = TRY(in_path(call));
    const auto now = store::newest(call.tx, call.actor.organisation, asked.kind, asked.format);
    if (!now || !now->content) return conflict("letters.no_own_template");
    add_version(call, asked, std::nullopt);
    journal::append(call.tx, call.actor.organisation, call.actor.account, "letters.template_taken_back", name_of(asked.kind), "", call.now);
    return http::Nothing{};
}

Result<http::Response> content(http::Call& call)
{
    const auto asked = TRY(in_path(call));
    const auto own = store::newest(call.tx, call.actor.organisation, asked.kind, asked.format);
    http::Response response;
    response.body = own && own->content ? as_text(*own->content) : std::string{shipped(asked.kind, asked.format)};
    response.headers = {{"Content-Disposition", "attachment; filename=\"" + std::string{name_of(asked.kind)} + "." + std::string{name_of(asked.format)} + "\""}};
    return response;
}

}  // namespace

void add_template_routes(http::Router& router)
{
    router.get<TemplateList>("/letter-templates", http::may("protocol.manage"), "The templates of letters, and which fields each may use", list);
    router.get_bytes("/letter-templates/{kind}/{format}/content", http::signed_in(), "A template, to change in a word processor; no secret of anybody",
                     "application/octet-stream", content);
    router.put_bytes("/letter-templates/{kind}/{format}", http::may("protocol.manage"),
                     "Uploads a template in the organisation's own style; a misspelt or missing field is named", largest, upload);
    router.remove("/letter-templates/{kind}/{format}", http::may("protocol.manage"), "From here on the template that comes along", take_back);
}

}  // namespace luwte::letters
