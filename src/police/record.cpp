#include "police/record.h"

namespace luwte::police {
std::vector<std::string> missing_in(const Record& record)
{
    std::vector<std::string> missing;
    const auto needs = [&](bool there, const char* name) {
        if (!there) missing.emplace_back(name);
    };
    const auto& asked = record.questions;
    needs(!record.persons.empty(), "persons");
    needs(record.filer.quality.has_value(), "filer.quality");
    needs(record.organisation.address.has_value(), "organisation.address");
    needs(!record.offences.empty(), "offences");
    needs(!record.suspects.empty(), "suspects");
    needs(asked.what.has_value(), "questions.what");
    needs(asked.who.has_value(), "questions.who");
    needs(asked.where.has_value(), "questions.where");
    needs(asked.with_what.has_value(), "questions.withWhat");
    needs(asked.how.has_value(), "questions.how");
    needs(asked.when.has_value(), "questions.when");
    needs(asked.why.has_value(), "questions.why");
    needs(!record.literal_words.empty(), "literalWords");
    needs(!record.witnesses.empty(), "witnesses");
    needs(!record.evidence.empty(), "evidence");
    needs(record.injury.has_value(), "injury");
    needs(!record.damage.empty(), "damage");
    needs(record.earlier.has_value(), "earlier");
    return missing;
}

}  // namespace luwte::police
