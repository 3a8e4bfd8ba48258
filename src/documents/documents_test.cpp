// What a document says arrives on paper, whatever kind of paper it is.
#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "base/embedded.h"
#include "documents/document.h"
#include "documents/package.h"
#include "documents/words.h"
#include "reader.h"

using namespace luwte;
using namespace luwte::documents;

namespace {

Document example()
{
    Document document{"Dossier & aangifte", "nl", "Vertrouwelijk kopregel", "Bladzijde {page} van de {pages}", {}};
    document.blocks = {
        Heading{1, "Wat er gebeurde"},
        Paragraph{"Een alinea met <haken>, \"aanhalingstekens\" en een ‘é’.\nEn een tweede regel."},
        Paragraph{"Letterlijk: {{geen veld}}", Paragraph::Style::quote},
        List{{"eerste punt", "tweede punt"}, true},
        List{{"los punt"}},
        Heading{2, "Bewijs"},
        Table{"Wat er bewaard is", {"Bestand", "Bedrag"}, {{"foto.jpg", "€ 12,34"}, {"brief.pdf", "€ 1.000,00"}}, {false, true}},
        KeyValues{{{"Plaats", "gemeentehuis"}, {"Kenmerk", "2027-0042"}}},
        PageBreak{},
        Paragraph{"Op de laatste bladzijde.", Paragraph::Style::quiet},
    };
    return document;
}

const std::vector<std::string> said{"Dossier & aangifte", "Wat er gebeurde", "Een alinea met <haken>, \"aanhalingstekens\" en een ‘é’.",
                                    "En een tweede regel.", "Letterlijk: {{geen veld}}", "eerste punt", "tweede punt", "los punt",
                                    "Wat er bewaard is", "foto.jpg", "€ 12,34", "€ 1.000,00", "gemeentehuis", "2027-0042",
                                    "Op de laatste bladzijde."};

void holds_everything_once(const std::string& text)
{
    for (const auto& words : said) {
        INFO(words);
        CHECK(test::times(text, words) == 1);
    }
}

}  // namespace

TEST_CASE("DOCX and ODT open in LibreOffice and say everything once, with head and foot on every page", "[documents]")
{
    const auto texts = test::read_by_libreoffice({{"a.docx", docx(example())}, {"a.odt", odt(example())}});
    for (const auto& [name, text] : texts) {
        INFO(name << ": " << text);
        holds_everything_once(text);
        CHECK(test::times(text, "Vertrouwelijk kopregel") == 2);
        CHECK(test::times(text, "Bladzijde 1 van de 2") == 1);
        CHECK(test::times(text, "Bladzijde 2 van de 2") == 1);
        CHECK(test::times(text, "1. eerste punt") == 1);
    }
}

TEST_CASE("a PDF is sound, tagged, and says everything once", "[documents]")
{
    const auto file = pdf(example());
    CHECK(test::flaws_of_pdf(file) == "");
    const auto text = test::read_pdf(file);
    INFO(text);
    holds_everything_once(text);
    CHECK(test::times(text, "Bladzijde 2 van de 2") == 1);
    CHECK(as_text(file).find("/StructTreeRoot") != std::string::npos);
    CHECK(as_text(file).find("/Lang") != std::string::npos);
}

TEST_CASE("a row or a paragraph longer than a page goes on overleaf and loses no word", "[documents]")
{
    Document document{"Lang", "nl", "kop", "{page}/{pages}", {}};
    std::string story;
    for (int sentence = 1; sentence <= 400; ++sentence) story += "Zin nummer s" + std::to_string(sentence) + "z van het verhaal. ";
    document.blocks = {Paragraph{story}, Table{"", {"Een", "Twee"}, {{story, "kort"}}}};
    const auto text = test::read_pdf(pdf(document));
    for (int sentence = 1; sentence <= 400; ++sentence) CHECK(test::times(text, "s" + std::to_string(sentence) + "z") == 2);
}

TEST_CASE("a long digest is broken without a hyphen, and a column of numbers is narrower than one of words", "[documents]")
{
    Document document{"Bewijs", "nl", "kop", "{page}/{pages}", {}};
    std::string digest;
    for (int at = 0; at < 16; ++at) digest += "2cf24dba";
    document.blocks = {Table{"", {"Nr.", "Bestand", "SHA-256"}, {{"B1", "Foto van de ruit in de hal van het gemeentehuis.jpg", digest}}}};
    auto papers = test::read_by_libreoffice({{"a.docx", docx(document)}, {"a.odt", odt(document)}});
    papers["a.pdf"] = test::read_pdf(pdf(document));
    for (const auto& [name, text] : papers) {
        INFO(name << ": " << text);
        CHECK(test::times(text, "-") == 1);  // of SHA-256
        CHECK(test::times(text, "Foto van de ruit") == 1);  // not a word on each line
    }
}

TEST_CASE("print HTML is complete in itself, and words in it are words", "[documents]")
{
    const auto page = html(example());
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("unsafe-inline") == std::string::npos);
    CHECK(page.find("&lt;haken&gt;") != std::string::npos);
    CHECK(page.find("http://") == std::string::npos);
    CHECK(page.find("https://") == std::string::npos);
    CHECK(page.find("<html lang=\"nl\">") != std::string::npos);
}

TEST_CASE("control characters, which no word processor opens, are left out", "[documents]")
{
    auto document = example();
    document.blocks = {Paragraph{"een\x01\x0bwoord"}};
    const auto texts = test::read_by_libreoffice({{"a.docx", docx(document)}, {"a.odt", odt(document)}});
    for (const auto& [name, text] : texts) CHECK(test::times(text, "eenwoord") == 1);
}

TEST_CASE("the same document gives the same bytes, without a date", "[documents]")
{
    CHECK(docx(example()) == docx(example()));
    CHECK(odt(example()) == odt(example()));
}

TEST_CASE("an ODT begins with its type, as it is", "[documents]")
{
    const auto text = as_text(odt(example()));
    CHECK(text.substr(30, 8) == "mimetype");
    CHECK(text.substr(38, 39) == "application/vnd.oasis.opendocument.text");
}

TEST_CASE("every word of documents stands in both languages", "[documents]")
{
    for (const auto& file : embedded::files()) {
        if (!file.path.starts_with("locales/documents/")) continue;
        INFO(file.path);
        const auto words = boost::json::parse({file.content().data(), file.content().size()}).as_object();
        const auto &dutch = words.at("nl").as_object(), &english = words.at("en").as_object();
        CHECK(dutch.size() == english.size());
        for (const auto& word : dutch) {
            INFO(word.key());
            CHECK(english.contains(word.key()));
        }
    }
}

TEST_CASE("words with values are filled in one pass, and braces in a value stay", "[documents]")
{
    const Words words{"common", "nl"};
    CHECK(words("page_number", {{"page", "{pages}"}, {"pages", "9"}}) == "Pagina {pages} van 9");
    CHECK(Words{"common", "fy"}("yes") == "ja");
    CHECK_FALSE(words.has("no such word"));
}
