#include "letters/letter.h"

#include <algorithm>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::letters {
namespace {

constexpr Field of_every_letter[] = {
    {"organisatie", true},         {"organisatie_adres"},  {"datum", true},           {"kenmerk", true},
    {"geadresseerde_naam", true},  {"geadresseerde_adres", false, true},              {"aanhef", true},
    {"ondertekenaar_naam", true},  {"ondertekenaar_functie"}, {"contact"},
};
constexpr Field of_warning[] = {{"dag_voorval", true}, {"gedrag", true, true}, {"gevolg", false, true}};
constexpr Field of_corrective_letter[] = {{"dag_voorval", true}, {"gedrag", true, true}, {"uitwerking", false, true}, {"gevolg", false, true}};
constexpr Field of_hearing_invitation[] = {{"dag_voorval", true}, {"gedrag", true, true}, {"voornemen", false, true}, {"gesprek_dag", true},
                                           {"gesprek_tijd", true}, {"gesprek_plaats", true}, {"gesprek_met"}, {"reageren_voor"}};
constexpr Field of_access_ban[] = {{"dag_voorval", true}, {"gedrag", true, true}, {"redenen", true, true}, {"grondslag", true, true}, {"plaats", true, true},
                                   {"begindatum", true}, {"einddatum", true}, {"gehoord", false, true}, {"uitzondering", false, true}};
constexpr Field of_conversation_report[] = {{"dag_voorval", true}, {"gesprek_dag", true}, {"gesprek_plaats"}, {"aanwezigen", true, true},
                                            {"besproken", true, true}, {"reactie", false, true}, {"afspraken", true, true}};
constexpr Field of_notice[] = {{"dag_voorval", true}, {"stand", true, true}, {"vervolg", false, true}, {"hulp", false, true}};
constexpr Field of_recovery[] = {{"dag_voorval", true}, {"gedrag", true, true}, {"schade", true, true}, {"bedrag", true}, {"betalen_voor", true}, {"rekening", true}};

struct Described {
    Kind kind;
    std::string_view name;
    const Field* begin;
    const Field* end;
};
template <std::size_t N>
constexpr Described described(Kind kind, std::string_view name, const Field (&fields)[N]) { return {kind, name, fields, fields + N}; }

const Described all[] = {
    described(Kind::warning, "warning", of_warning),
    described(Kind::corrective_letter, "corrective_letter", of_corrective_letter),
    described(Kind::hearing_invitation, "hearing_invitation", of_hearing_invitation),
    described(Kind::access_ban, "access_ban", of_access_ban),
    described(Kind::conversation_report, "conversation_report", of_conversation_report),
    described(Kind::notice, "notice", of_notice),
    described(Kind::recovery, "recovery", of_recovery),
};

const Described& described(Kind kind)
{
    return *std::find_if(std::begin(all), std::end(all), [&](const Described& one) { return one.kind == kind; });
}

}  // namespace

std::vector<Field> fields_of(Kind kind)
{
    std::vector<Field> fields{std::begin(of_every_letter), std::end(of_every_letter)};
    // Awb 3:45: a decision says where an objection to it goes.
    if (kind == Kind::access_ban) fields[1].needed = true;
    const auto& own = described(kind);
    fields.insert(fields.end(), own.begin, own.end);
    return fields;
}

Result<Done> check(Kind kind, documents::Format format, BytesView file)
{
    const auto found = TRY(documents::inspect(file));
    if (found.format != format) return invalid("letters.another_format");
    const auto known = fields_of(kind);
    const auto is_known = [&](const std::string& name) { return std::any_of(known.begin(), known.end(), [&](const Field& one) { return one.name == name; }); };
    std::vector<Fault> faults;
    for (const auto& name : found.fields)
        if (!is_known(name)) faults.push_back({"documents.unknown_field", "/" + name});
    for (const auto& name : found.blocks)
        if (!is_known(name)) faults.push_back({"documents.unknown_block", "/" + name});
    for (const auto& field : known)
        if (field.needed && !found.fields.contains(std::string{field.name})) faults.push_back({"letters.field_missing", "/" + std::string{field.name}});
    if (!faults.empty()) return Refusal{luwte::Kind::invalid, std::move(faults)};
    return Done{};
}

Result<documents::Values> values(Kind kind, const std::map<std::string, std::string>& given)
{
    documents::Values values;
    std::vector<Fault> faults;
    for (const auto& field : fields_of(kind)) {
        const std::string name{field.name};
        const auto found = given.find(name);
        const auto text = found == given.end() ? std::string{} : found->second;
        if (field.needed && text.empty()) faults.push_back({"letters.value_missing", "/fields/" + name});
        values.fields[name] = text;
        values.blocks[name] = text.empty() ? std::vector<documents::Values>{} : std::vector<documents::Values>(1);
    }
    if (!faults.empty()) return Refusal{luwte::Kind::invalid, std::move(faults)};
    return values;
}

std::string_view name_of(Kind kind) { return described(kind).name; }
std::string_view name_of(documents::Format format) { return format == documents::Format::docx ? "docx" : "odt"; }

std::optional<Kind> kind_of(std::string_view name)
{
    const auto* found = std::find_if(std::begin(all), std::end(all), [&](const Described& one) { return one.name == name; });
    if (found == std::end(all)) return std::nullopt;
    return found->kind;
}

std::optional<documents::Format> format_of(std::string_view name)
{
    if (name == "docx") return documents::Format::docx;
    if (name == "odt") return documents::Format::odt;
    return std::nullopt;
}

std::string_view shipped(Kind kind, documents::Format format)
{
    const auto file = embedded::find("templates/letters/" + std::string{name_of(kind)} + "." + std::string{name_of(format)});
    REQUIRE_THAT_HOLDS(file);
    return *file;
}

}  // namespace luwte::letters
