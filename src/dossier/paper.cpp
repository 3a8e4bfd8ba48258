#include "dossier/paper.h"

#include <boost/json.hpp>

#include <algorithm>
#include <string>

#include "documents/say.h"

namespace luwte::dossier {
namespace {

namespace json = boost::json;
using namespace documents;

/// How a member is written down: as it is, as a moment, a day, an amount, a name inside it, a code of ours or of the pack; whose
/// damage it is; what kind of task, when nothing else says what is to be done; or a list, a line for each.
enum class As { text, moment, day, cents, name, code, behaviour, role, yes_no, whose, task, decision, objection, list };
struct Member {
    const char* key;
    As as = As::text;
    std::vector<Member> parts{};  // of each in a list
};
struct Section {
    const char* name;     // in the dossier and in the catalogue
    const char* pointer;  // where the list stands
    std::vector<Member> members;
};

const Section sections[] = {
    {"reports",
     "/reports",
     {{"reference"},
      {"reporter", As::name},
      {"enteredBy", As::name},
      {"submittedAt", As::moment},
      {"narrative"},
      {"needNow"},
      {"withdrawnAt", As::moment},
      {"withdrawalReason"}}},
    {"classifications", "/classifications", {{"behaviour", As::behaviour}, {"reason"}, {"at", As::moment}, {"by", As::name}}},
    {"affected", "/affected", {{"name"}, {"role", As::role}, {"confidential", As::yes_no}}},
    {"offenders", "/offenders", {{"kind", As::code}, {"known", As::code}, {"description"}}},
    {"voices", "/response/voices", {{"role", As::role}, {"question"}, {"answer", As::code}, {"words"}, {"answeredAt", As::moment}, {"answeredBy", As::name}}},
    {"hearings", "/response/hearings", {{"way", As::code}, {"invitation"}, {"plannedFor", As::moment}, {"outcome", As::code}, {"words"}, {"invitedBy", As::name}}},
    {"measures",
     "/response/measures",
     {{"name", As::text},
      {"decidedOn", As::day},
      {"startsOn", As::day},
      {"endsOn", As::day},
      {"place"},
      {"basis"},
      {"limits"},
      {"report"},
      {"phase", As::code},
      {"decisions", As::list, {{"decidedOn", As::day}, {"kind", As::decision}, {"decider", As::role}, {"reasons"}, {"unheard"}}},
      {"objections", As::list, {{"receivedOn", As::day}, {"words"}, {"decidedOn", As::day}, {"outcome", As::objection}, {"reasons"}}},
      {"breaches", As::list, {{"occurredAt", As::moment}, {"words"}}}}},
    {"decisions", "/response/decisions", {{"decidedOn", As::day}, {"kind", As::decision}, {"decider", As::role}, {"reasons"}}},
    {"police", "/police", {{"kind", As::code}, {"state", As::code}, {"filedOn", As::day}, {"number"}, {"outcome", As::code}}},
    {"damage",
     "/damage",
     {{"text"}, {"affectedId", As::whose}, {"kind", As::code}, {"incurredOn", As::day}, {"cents", As::cents}, {"withdrawnAt", As::moment}, {"reason"}}},
    {"payments", "/payments", {{"kind", As::code}, {"paidOn", As::day}, {"cents", As::cents}, {"text"}}},
    {"recovery", "/recovery", {{"kind", As::code}, {"on", As::day}, {"text"}}},
    {"communication",
     "/communication",
     {{"circle", As::code}, {"tell", As::yes_no}, {"speaker", As::role}, {"agreed", As::code}, {"text"}, {"reason"}, {"at", As::moment}, {"by", As::name}}},
    {"letters", "/letters", {{"kind", As::code}, {"addressee"}, {"draftedAt", As::moment}, {"sentOn", As::day}}},
    {"notes", "/notes", {{"at", As::moment}, {"by", As::name}, {"text"}}},
    {"tasks", "/tasks", {{"title"}, {"duty"}, {"kind", As::task}, {"owner", As::name}, {"state", As::code}, {"remark"}}},
    {"evidence", "/evidence", {{"name"}, {"sha256"}, {"addedAt", As::moment}, {"addedBy"}}},
    {"closures", "/closures", {{"at", As::moment}, {"by", As::name}, {"lesson"}, {"reason"}}},
};

struct Writer {
    const json::value& whole;
    const protocol::Pack& pack;
    const Words& words;
    std::vector<Block> blocks{};

    template <class Entries>
    std::string name_of(const Entries& entries, const std::string& id) const
    {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.id == id; });
        if (found == entries.end()) return id;
        return words.language() == "en" ? found->name.en : found->name.nl;
    }
    std::string code(const std::string& value) const
    {
        const auto key = "code." + value;
        if (words.has(key)) return words(key);
        auto plain = value;
        std::replace(plain.begin(), plain.end(), '_', ' ');
        return plain;
    }

    std::string whose(std::string_view id) const
    {
        for (const auto& person : whole.at("affected").as_array())
            if (person.at("id").as_string() == id)
                if (const auto* name = person.as_object().if_contains("name"); name && name->is_string()) return std::string{name->as_string()};
        return {};
    }

    /// What somebody did or was asked, a line for each.
    std::string lines(const json::array& items, const std::vector<Member>& parts) const
    {
        std::string text;
        for (const auto& item : items) {
            std::string line;
            for (const auto& part : parts)
                if (const auto* value = item.as_object().if_contains(part.key))
                    if (const auto one = said(*value, part.as); !one.empty()) line += (line.empty() ? "" : ", ") + one;
            text += (text.empty() ? "" : "\n") + line;
        }
        return text;
    }

    std::string said(const json::value& value, As as) const
    {
        const auto& language = words.language();
        if (const auto* object = value.if_object()) {  // the pack's words in both languages, or somebody with a name
            for (const char* member : {language.c_str(), "name"})
                if (const auto* found = object->if_contains(member); found && found->is_string()) return std::string{found->as_string()};
            return {};
        }
        if (value.is_bool()) return Words{"common", language}(value.as_bool() ? "yes" : "no");
        if (value.is_int64()) return as == As::cents ? say_euros(value.as_int64(), language) : std::to_string(value.as_int64());
        if (!value.is_string()) return {};
        const std::string text{value.as_string()};
        switch (as) {
        case As::moment: {
            const auto at = parse_instant(text);
            return at ? documents::say(*at, language) : text;
        }
        case As::day: {
            const auto day = parse_day(text);
            return day ? documents::say(*day, language) : text;
        }
        case As::code: return code(text);
        case As::role: return text == "affected" ? words("role.affected") : name_of(pack.roles(), text);
        case As::whose: return whose(text);
        case As::task: return words("task." + text);
        case As::decision: return words("decision." + text);
        case As::objection: return words("objection." + text);
        case As::behaviour: return name_of(pack.norm(), text);
        default: return text;
        }
    }

    void head()
    {
        KeyValues facts;
        const std::pair<const char*, As> members[] = {{"organisation", As::text}, {"reference", As::text}, {"state", As::code}, {"occurredAt", As::moment},
                                                      {"reportedAt", As::moment}, {"behaviour", As::behaviour}, {"exportedAt", As::moment}, {"exportedBy", As::name}};
        for (const auto& [key, as] : members)
            if (const auto* value = whole.as_object().if_contains(key))
                if (const auto text = said(*value, as); !text.empty()) facts.rows.emplace_back(words(std::string{"member."} + key), text);
        blocks.push_back(facts);
        blocks.push_back(Paragraph{words("limits"), Paragraph::Style::quiet});
    }

    std::string said_of(const json::object& item, const Member& member) const
    {
        const bool says_more = item.contains("duty") || item.contains("title");
        if (member.as == As::task && says_more) return {};
        const auto* value = item.if_contains(member.key);
        if (!value) return member.as == As::whose ? words("whose.organisation") : std::string{};
        if (const auto* list = value->if_array()) return lines(*list, member.parts);
        return said(*value, member.as);
    }

    void section(const Section& one)
    {
        json::error_code fault;
        const auto* found = whole.find_pointer(one.pointer, fault);
        if (!found || !found->is_array() || found->as_array().empty()) return;
        blocks.push_back(Heading{1, words(std::string{"section."} + one.name)});
        for (const auto& item : found->as_array()) {
            KeyValues facts;
            for (const auto& member : one.members) {
                const auto text = said_of(item.as_object(), member);
                if (!text.empty()) facts.rows.emplace_back(words(std::string{"member."} + member.key), text);
            }
            blocks.push_back(facts);
        }
    }

    void withheld()
    {
        const auto* list = whole.as_object().if_contains("withheld");
        if (!list || list->as_array().empty()) return;
        blocks.push_back(Paragraph{words("withheld", {{"n", std::to_string(list->as_array().size())}})});
    }
};

}  // namespace

Document document_of(const json::value& dossier, const protocol::Pack& pack, const Words& words)
{
    Writer writer{dossier, pack, words};
    writer.head();
    writer.withheld();
    for (const auto& one : sections) writer.section(one);
    const std::string reference{dossier.at("reference").as_string()}, organisation{dossier.at("organisation").as_string()};
    return {words("title", {{"reference", reference}}), words.language(), words("header", {{"organisation", organisation}, {"reference", reference}}),
            Words{"common", words.language()}("page_number"), std::move(writer.blocks)};
}

}  // namespace luwte::dossier
