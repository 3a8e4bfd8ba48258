// A municipality's own letter, filled in: every value once, nothing forgotten in silence.
#include <catch2/catch.hpp>

#include "documents/package.h"
#include "documents/template.h"
#include "reader.h"

using namespace luwte;
using namespace luwte::documents;

namespace {

Bytes bytes_of(std::string_view text)
{
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

const std::string word_names = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

Bytes docx_with(const std::string& body, std::vector<Entry> more = {})
{
    std::vector<Entry> files{
        {"[Content_Types].xml",
         bytes_of(
             R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)")},
        {"_rels/.rels",
         bytes_of(
             R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)")},
        {"word/document.xml", bytes_of("<w:document " + word_names + "><w:body>" + body + "</w:body></w:document>")}};
    files.insert(files.end(), more.begin(), more.end());
    return pack(files);
}

Bytes odt_with(const std::string& body)
{
    return pack(
        {{"mimetype", bytes_of("application/vnd.oasis.opendocument.text")},
         {"content.xml",
          bytes_of(
              R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:text>)" +
              body + "</office:text></office:body></office:document-content>")},
         {"META-INF/manifest.xml",
          bytes_of(
              R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)")}});
}

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string paragraph(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }
std::string odt_paragraph(const std::string& text) { return "<text:p>" + text + "</text:p>"; }

std::string part(const Bytes& file, std::string_view name)
{
    const auto entries = unpack(file);
    for (const auto& entry : *entries)
        if (entry.name == name) return as_text(entry.content);
    return "";
}

std::vector<std::string> faults_of(const Bytes& file, const Values& values)
{
    const auto filled = fill(file, values);
    REQUIRE_FALSE(filled);
    std::vector<std::string> faults;
    for (const auto& fault : filled.refusal().faults) faults.push_back(std::string{fault.code.text()} + " " + fault.field);
    return faults;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a filled letter opens in LibreOffice and holds every value once, also where the word processor cut the field", "[documents]")
{
    Values values;
    values.fields = {{"aanhef", "mevrouw De Wit-Ångström"}, {"onderwerp", "Waarschuwing & gevolg <1>"}, {"adres", "Dorpsstraat 1\n1234 AB Lindewoud"}};
    values.blocks = {{"feiten", {{{{"feit", "eerste feit"}}, {}}, {{{"feit", "tweede feit"}}, {}}}}, {"getuigen", {}}};
    const auto word = docx_with("<w:p>" + run("Geachte {") + run("{aan") + run("hef}") + run("}, dag") + "</w:p>" +
                                paragraph("{{ onderwerp }} en verder") + paragraph("{{adres}}") + paragraph("{{#feiten}}") +
                                paragraph("Feit: {{feit}} voor {{aanhef}}") + paragraph("{{/feiten}}") + paragraph("{{#getuigen}}") +
                                paragraph("getuige: {{feit}}") + paragraph("{{/getuigen}}") + paragraph("{{^getuigen}}") +
                                paragraph("niemand zag het") + paragraph("{{/getuigen}}"));
    const auto open = odt_with(odt_paragraph("Geachte {<text:span>{aan</text:span>hef}}, dag") + odt_paragraph("{{ onderwerp }} en verder") +
                               odt_paragraph("{{adres}}") + odt_paragraph("{{#feiten}}") + odt_paragraph("Feit: {{feit}} voor {{aanhef}}") +
                               odt_paragraph("{{/feiten}}") + odt_paragraph("{{#getuigen}}") + odt_paragraph("getuige: {{feit}}") +
                               odt_paragraph("{{/getuigen}}") + odt_paragraph("{{^getuigen}}") + odt_paragraph("niemand zag het") +
                               odt_paragraph("{{/getuigen}}"));
    const auto first = fill(word, values), second = fill(open, values);
    REQUIRE(first);
    REQUIRE(second);
    for (const auto& [name, text] : test::read_by_libreoffice({{"brief.docx", *first}, {"brief.odt", *second}})) {
        INFO(name << ": " << text);
        CHECK(test::times(text, "Geachte mevrouw De Wit-Ångström, dag") == 1);
        CHECK(test::times(text, "Waarschuwing & gevolg <1> en verder") == 1);
        CHECK(test::times(text, "Dorpsstraat 1 1234 AB Lindewoud") == 1);
        CHECK(test::times(text, "Feit: eerste feit voor mevrouw") == 1);
        CHECK(test::times(text, "Feit: tweede feit voor mevrouw") == 1);
        CHECK(test::times(text, "niemand zag het") == 1);
        CHECK(test::times(text, "getuige:") == 0);
        CHECK(test::times(text, "{{") == 0);
    }
    CHECK(as_text(*second).substr(30, 8) == "mimetype");
}

TEST_CASE("the type of a field's first brace is the type of its value", "[documents]")
{
    const auto file = docx_with("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{na</w:t></w:r><w:r><w:t>am}} blijft</w:t></w:r></w:p>");
    const auto filled = fill(file, {{{"naam", "Jansen"}}, {}});
    REQUIRE(filled);
    const auto text = part(*filled, "word/document.xml");
    INFO(text);
    CHECK(text.find("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Jansen</w:t></w:r>") != std::string::npos);
    CHECK(text.find("<w:t xml:space=\"preserve\"> blijft</w:t>") != std::string::npos);
}

TEST_CASE("a misspelt or missing field is named, and so is every other one", "[documents]")
{
    const Values values{{{"aanhef", "x"}}, {{"feiten", {}}}};
    CHECK(faults_of(docx_with(paragraph("{{aanhfe}} {{datum}} {{aanhef}} {{datum}}")), values) ==
          Texts{"documents.unknown_field /aanhfe", "documents.unknown_field /datum"});
    CHECK(faults_of(odt_with(odt_paragraph("{{#getuigen}}") + odt_paragraph("{{/getuigen}}")), values) ==
          Texts{"documents.unknown_block /getuigen"});
}

TEST_CASE("a block that is not closed, not opened or not alone is named", "[documents]")
{
    const Values values{{}, {{"feiten", {{}}}}};
    CHECK(faults_of(docx_with(paragraph("{{#feiten}}") + paragraph("x")), values) == Texts{"documents.block_not_closed /feiten"});
    CHECK(faults_of(docx_with(paragraph("{{/feiten}}")), values) == Texts{"documents.block_not_opened /feiten"});
    CHECK(faults_of(docx_with(paragraph("ja {{#feiten}} nee")), values) == Texts{"documents.mark_not_alone /feiten"});
}

TEST_CASE("a block repeats table rows, and blocks stand inside blocks", "[documents]")
{
    auto row = [](const std::string& text) { return "<w:tr><w:tc>" + paragraph(text) + "</w:tc><w:tc><w:p/></w:tc></w:tr>"; };
    const auto file = docx_with("<w:tbl>" + row("{{#regels}}") + row("{{wat}}") + row("{{#delen}}") + row("deel {{deel}} van {{wat}}") +
                                row("{{/delen}}") + row("{{/regels}}") + "</w:tbl>");
    const Values parts{{{"wat", "stoel"}}, {{"delen", {{{{"deel", "poot"}}, {}}, {{{"deel", "zit"}}, {}}}}}};
    const Values none{{{"wat", "raam"}}, {{"delen", {}}}};
    const auto filled = fill(file, {{}, {{"regels", {parts, none}}}});
    REQUIRE(filled);
    const auto text = part(*filled, "word/document.xml");
    INFO(text);
    CHECK(test::times(text, "<w:tr>") == 4);
    CHECK(test::times(text, "deel poot van stoel") == 1);
    CHECK(test::times(text, "deel zit van stoel") == 1);
    CHECK(test::times(text, "raam") == 1);
}

TEST_CASE("braces in a value stay braces, also inside a block", "[documents]")
{
    const auto file = docx_with(paragraph("{{a}}") + paragraph("{{#b}}") + paragraph("{{c}}") + paragraph("{{/b}}"));
    const auto filled = fill(file, {{{"a", "{{c}}"}, {"c", "out"}}, {{"b", {{{{"c", "{{/b}} {{a}}"}}, {}}}}}});
    REQUIRE(filled);
    const auto text = part(*filled, "word/document.xml");
    CHECK(test::times(text, "{{c}}") == 1);
    CHECK(test::times(text, "{{/b}} {{a}}") == 1);
    CHECK(test::times(text, "out") == 0);
}

TEST_CASE("a template is looked through when it is uploaded", "[documents]")
{
    const auto found = inspect(docx_with(paragraph("{{aanhef}}") + paragraph("{{#feiten}}") + paragraph("{{feit}}") + paragraph("{{/feiten}}")));
    REQUIRE(found);
    CHECK(found->format == Format::docx);
    CHECK(found->fields == std::set<std::string>{"aanhef", "feit"});
    CHECK(found->blocks == std::set<std::string>{"feiten"});

    auto code = [](const Bytes& file) {
        const auto result = inspect(file);
        return result ? std::string{} : std::string{result.refusal().code()};
    };
    CHECK(code(bytes_of("no archive at all")) == "documents.not_a_template");
    CHECK(code(pack({{"photo.jpg", bytes_of("x")}})) == "documents.not_a_template");
    CHECK(code(docx_with("<w:p>")) == "documents.not_a_template");
    CHECK(code(docx_with(paragraph("x"), {{"word/vbaProject.bin", bytes_of("x")}})) == "documents.active_content");
    const auto elsewhere =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://elders.example/pixel.png" TargetMode="External"/></Relationships>)";
    CHECK(code(docx_with(paragraph("x"), {{"word/_rels/document.xml.rels", bytes_of(elsewhere)}})) == "documents.active_content");
    CHECK(code(odt_with(R"(<text:p><draw:frame xmlns:draw="d"><draw:image xmlns:xlink="x" xlink:href="https://elders.example/p.png"/></draw:frame></text:p>)")) ==
          "documents.active_content");
}

TEST_CASE("an archive that is cut short or lies about its sizes is refused, whatever was cut", "[documents]")
{
    const auto whole = docx_with(paragraph("{{aanhef}}"));
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        const auto result = inspect(BytesView{whole}.first(size));
        CHECK_FALSE(result);
    }
    // One byte wrong anywhere: read as it is or refused, but never a crash.
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        auto damaged = whole;
        damaged[at] ^= 0x5a;
        static_cast<void>(bool(inspect(damaged)));
    }
}

TEST_CASE("a template that is nested to hurt is refused in no time", "[documents]")
{
    std::string deep, open_blocks, inside_each_other;
    for (int level = 0; level < 100'000; ++level) deep += "<w:x>";
    for (int level = 0; level < 100'000; ++level) deep += "</w:x>";
    for (int block = 0; block < 20'000; ++block) open_blocks += paragraph("{{#a}}");
    for (int block = 0; block < 12; ++block) inside_each_other = paragraph("{{#a}}") + inside_each_other + paragraph("{{/a}}");
    const auto code = [](const Bytes& file) { return std::string{inspect(file).refusal().code()}; };
    CHECK(code(docx_with(deep)) == "documents.not_a_template");
    CHECK(code(docx_with(open_blocks)) == "documents.block_not_closed");
    CHECK(code(docx_with(inside_each_other)) == "documents.blocks_too_deep");
}
