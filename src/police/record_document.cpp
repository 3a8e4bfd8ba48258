// The record as a document to print and sign.
#include <algorithm>

#include "documents/say.h"
#include "police/record.h"

namespace luwte::police {
namespace {

using namespace documents;
using Lang = documents::Words;

struct Writer {
    const Record& record;
    const Lang& words;
    std::vector<Block> blocks{};

    std::string say(Day day) const { return documents::say(day, words.language()); }
    std::string say(Instant at) const { return documents::say(at, words.language()); }
    void heading(const char* key) { blocks.push_back(Heading{1, words(key)}); }
    void part(const char* key, const police::Words& answer)
    {
        if (!answer) return;
        blocks.push_back(Heading{2, words(key)});
        blocks.push_back(Paragraph{answer->text});
    }

    void top()
    {
        blocks.push_back(Paragraph{words("intro." + record.kind, {{"day", say(day_in_amsterdam(record.made_at))}})});
        KeyValues facts;
        if (record.code) facts.rows.emplace_back(words("code"), *record.code);
        facts.rows.emplace_back(words("reference"), record.reference);
        facts.rows.emplace_back(words("organisation"), record.organisation.name);
        if (record.organisation.address) facts.rows.emplace_back(words("address"), *record.organisation.address);
        blocks.push_back(facts);
        if (record.organisation.address) blocks.push_back(Paragraph{words("address.why"), Paragraph::Style::quiet});
    }

    void filer()
    {
        heading(record.kind == "report" ? "filer" : "filer.notification");
        KeyValues facts;
        if (record.filer.name) facts.rows.emplace_back(words("filer.name"), record.filer.name->text);
        if (record.filer.quality_name) facts.rows.emplace_back(words("filer.quality"), *record.filer.quality_name);
        if (facts.rows.empty()) blocks.push_back(Paragraph{Lang{"common", words.language()}("unknown")});
        else blocks.push_back(facts);
    }

    std::string consent(const RecordPerson& person) const
    {
        const auto answer = words("consent." + person.consent);
        return person.consent_on ? words("consent.on", {{"answer", answer}, {"day", say(*person.consent_on)}}) : answer;
    }
    std::string wish(const RecordPerson& person) const
    {
        if (person.wants_prosecution == "yes" && person.wants_prosecution_on) return words("prosecution.yes", {{"day", say(*person.wants_prosecution_on)}});
        return words(person.wants_prosecution == "no" ? "prosecution.no" : "prosecution.unknown");
    }

    void persons()
    {
        if (record.persons.empty()) return;
        heading("persons");
        for (const auto& person : record.persons) {
            KeyValues facts;
            facts.rows.emplace_back(words("person.name"), person.name ? person.name->text : words("person.number"));
            facts.rows.emplace_back(words("person.role"), person.role);
            facts.rows.emplace_back(words("person.consent"), consent(person));
            if (record.kind == "report") {
                facts.rows.emplace_back(words("person.prosecution"), wish(person));
                if (person.complaint_due) facts.rows.emplace_back(words("person.complaint"), say(day_in_amsterdam(*person.complaint_due - std::chrono::milliseconds{1})));
            }
            blocks.push_back(Heading{2, person.label});
            blocks.push_back(facts);
        }
    }

    void accused()
    {
        if (!record.offences.empty()) {
            heading("offences");
            List list;
            for (const auto& one : record.offences)
                list.items.push_back(one.on_complaint ? words("offence.complaint", {{"offence", one.name}}) : one.name);
            blocks.push_back(list);
        }
        if (record.suspects.empty()) return;
        heading("suspects");
        for (const auto& one : record.suspects) {
            KeyValues facts{{{words("suspect.kind"), one.kind}, {words("suspect.known"), words("known." + one.known)}}};
            if (one.description) facts.rows.emplace_back(words("suspect.description"), one.description->text);
            blocks.push_back(facts);
        }
    }

    void event()
    {
        heading("facts");
        KeyValues facts{{{words("facts.at"), say(record.occurred_at.at)}, {words("facts.form"), record.form}}};
        if (record.place) facts.rows.emplace_back(words("facts.place"), *record.place);
        blocks.push_back(facts);
        const auto& asked = record.questions;
        const std::pair<const char*, const police::Words&> seven[] = {{"what", asked.what}, {"who", asked.who}, {"where", asked.where},
            {"with_what", asked.with_what}, {"how", asked.how}, {"when", asked.when}, {"why", asked.why}};
        if (std::any_of(std::begin(seven), std::end(seven), [](const auto& one) { return one.second.has_value(); })) heading("questions");
        for (const auto& [key, answer] : seven) part(key, answer);
        if (!record.literal_words.empty()) heading("literal");
        for (const auto& one : record.literal_words) blocks.push_back(Paragraph{one.text, Paragraph::Style::quote});
    }

    void lists()
    {
        if (!record.series.empty()) {
            Table table{"", {words("series.on"), words("series.text")}, {}};
            for (const auto& one : record.series) table.rows.push_back({one.on ? say(*one.on) : Lang{"common", words.language()}("unknown"), one.text.text});
            heading("series");
            blocks.push_back(table);
        }
        if (!record.witnesses.empty()) heading("witnesses");
        for (const auto& one : record.witnesses) {
            KeyValues facts;
            if (one.name) facts.rows.emplace_back(words("witness.name"), one.name->text);
            if (one.reach) facts.rows.emplace_back(words("witness.reach"), one.reach->text);
            if (one.saw) facts.rows.emplace_back(words("witness.saw"), one.saw->text);
            blocks.push_back(facts);
        }
        if (record.evidence.empty()) return;
        heading("evidence");
        blocks.push_back(Paragraph{words("evidence.caption"), Paragraph::Style::quiet});
        Table table{"", {words("evidence.number"), words("evidence.name"), words("evidence.holder"), words("evidence.digest")}, {}};
        for (const auto& one : record.evidence) table.rows.push_back({one.number, one.name.text, one.holder ? one.holder->text : "", one.sha256});
        blocks.push_back(table);
    }

    void consequences()
    {
        if (record.injury || record.absence || record.effects) heading("consequences");
        part("injury", record.injury);
        part("absence", record.absence);
        part("effects", record.effects);
        if (!record.damage.empty()) {
            Table table{"", {words("damage.whose"), words("damage.what"), words("damage.kind"), words("damage.amount")}, {}, {false, false, false, true}};
            for (const auto& one : record.damage)
                table.rows.push_back({one.whose == "organisation" ? words("whose.organisation") : one.whose, one.text.text, words("kind." + one.kind),
                                      say_euros(one.cents, words.language())});
            table.rows.push_back({words("damage.total"), "", "", say_euros(record.damage_cents, words.language())});
            heading("damage");
            blocks.push_back(table);
        }
        if (record.earlier) {
            heading("earlier");
            blocks.push_back(Paragraph{record.earlier->text});
        }
    }

    void end()
    {
        List asks;
        if (record.code) asks.items.push_back(words("request.code", {{"code", *record.code}}));
        if (record.organisation.address) asks.items.push_back(words("request.address"));
        if (record.requests.joinder) asks.items.push_back(words("request.joinder"));
        if (record.requests.informed) asks.items.push_back(words("request.informed"));
        if (!asks.items.empty() || record.requests.protection) heading("requests");
        if (!asks.items.empty()) blocks.push_back(asks);
        part("request.protection", record.requests.protection);

        heading("missing");
        List list;
        for (const auto& name : record.missing) list.items.push_back(words("missing." + name));
        if (list.items.empty()) blocks.push_back(Paragraph{words("missing.none")});
        else blocks.push_back(list);
        heading("sign");
        const auto line = "\n\n" + words("sign.line");
        blocks.push_back(KeyValues{{{words("sign.place"), line}, {words("sign.name"), line}}});
    }
};

}  // namespace

documents::Document document_of(const Record& record, const Lang& words)
{
    Writer writer{record, words};
    writer.top();
    writer.filer();
    writer.persons();
    writer.accused();
    writer.event();
    writer.lists();
    writer.consequences();
    writer.end();
    return {words("title." + record.kind), words.language(),
            words("header", {{"organisation", record.organisation.name}, {"reference", record.reference}}),
            Lang{"common", words.language()}("page_number"), std::move(writer.blocks)};
}

}  // namespace luwte::police
