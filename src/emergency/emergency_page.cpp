// The page as HTML, made on the server: it is there before any script, and without one. The built web client brings the
// frame with its styles (web/emergency.html); what changes with organisation and language is filled in here.
#include <boost/json.hpp>

#include "base/bytes.h"
#include "base/embedded.h"
#include "base/require.h"
#include "emergency/emergency.h"
#include "emergency/html.h"
#include "protocol/emergency.h"
#include "storage/storage.h"

namespace luwte::emergency {
namespace {

namespace json = boost::json;
using Element = Html::Element;

constexpr std::string_view frame_file = "web/dist/emergency.html";

class Words {
public:
    explicit Words(const std::string& language) : m_language{language}
    {
        const auto catalogue = embedded::find("locales/emergency.json");
        REQUIRE_THAT_HOLDS(catalogue);
        m_words = json::parse(*catalogue).at(language).as_object();
    }
    const std::string& language() const { return m_language; }
    std::string operator()(std::string_view key, std::string_view place = {}, std::string_view value = {}) const
    {
        std::string sentence{m_words.at(key).as_string()};
        const auto at = place.empty() ? std::string::npos : sentence.find(place);
        return at == std::string::npos ? sentence : sentence.replace(at, place.size(), value);
    }
    const std::string& operator()(const protocol::Text& text) const { return m_language == "en" ? text.en : text.nl; }

private:
    std::string m_language;
    json::object m_words;
};

std::string filled(std::string frame, std::string_view mark, std::string_view with)
{
    const auto at = frame.find(mark);
    REQUIRE_THAT_HOLDS(at != std::string::npos);
    return frame.replace(at, mark.size(), with);
}

std::string telephone(std::string_view number)
{
    std::string digits = "tel:";
    for (const char c : number)
        if ((c >= '0' && c <= '9') || c == '+') digits += c;
    return digits;
}

void show(Html& html, const Words& words, const std::vector<protocol::EmergencyStep>& steps)
{
    const Element list{html, "ol", "class=\"steps\""};
    for (const auto& step : steps) {
        const Element item{html, "li"};
        html.words("p", words(step.text));
        if (!step.telephone.empty()) html.link(telephone(step.telephone), words("call", "{number}", step.telephone), "call call--small");
    }
}

void show_numbers(Html& html, const Words& words, const protocol::Pack& pack)
{
    if (pack.support().empty()) return;
    const Element section{html, "section"};
    html.words("h2", words("support"));
    const Element list{html, "ul", "class=\"numbers\""};
    for (const auto& support : pack.support()) {
        const Element item{html, "li"};
        html.words("p", words(support.name), "class=\"numbers__name\"");
        html.words("p", words(support.when), "class=\"small\"");
        if (!support.telephone.empty()) html.link(telephone(support.telephone), words("call", "{number}", support.telephone), "call call--small");
    }
}

void show_installing(Html& html, const Words& words)
{
    const Element section{html, "section"};
    html.words("h2", words("keep"));
    html.words("button", words("install"), "type=\"button\" class=\"go\" id=\"install\" hidden");
    for (const char* how : {"keep_android", "keep_iphone"}) html.words("p", words(how), "class=\"small\"");
    html.words("p", words("ready"), "class=\"small\" id=\"ready\" hidden");
}

std::string title_of(const Words& words, const std::string& organisation)
{
    return words("title") + (organisation.empty() ? "" : " · " + organisation);
}

void show_danger(Html& html, const Words& words, const std::vector<protocol::EmergencyStep>& say)
{
    const Element section{html, "section", "class=\"danger\""};
    html.words("h2", words("in_danger"));
    html.link("tel:112", words("call_112"), "call");
    if (say.empty()) return;
    html.words("h3", words("say"));
    show(html, words, say);
}

std::string page_of(const Words& words, const people::Organisation& organisation, const protocol::Pack& pack)
{
    const auto emergency = protocol::emergency(pack);
    Html html;
    html.words("h1", words("title"));
    html.words("p", organisation.name, "class=\"lead\"");
    html.words("p", words("offline"), "class=\"note\" id=\"offline\" role=\"status\" hidden");
    show_danger(html, words, emergency.say);
    if (emergency.always.empty() && emergency.cards.empty()) html.words("p", words("silent"), "class=\"note\"");
    if (!emergency.always.empty()) {
        const Element section{html, "section"};
        html.words("h2", words("always"));
        show(html, words, emergency.always);
    }
    if (!emergency.cards.empty()) {
        const Element section{html, "section"};
        html.words("h2", words("where"));
        for (const auto& card : emergency.cards) {
            const Element details{html, "details", "class=\"card\" name=\"where\" id=\"" + escaped(card.id) + "\""};
            html.words("summary", words(card.name));
            show(html, words, card.steps);
        }
    }
    {
        const Element section{html, "section"};
        html.words("h2", words("afterwards"));
        html.link("/#/report", words("report"), "go");
        html.link("/#/logbook/new", words("logbook"), "go go--quiet");
    }
    show_numbers(html, words, pack);
    show_installing(html, words);
    auto source = words("source", "{name}", words(pack.name()));
    html.words("p", source.replace(source.find("{version}"), 9, pack.version()), "class=\"small\"");
    return html.text();
}

std::string choice_of(const Words& words, const std::vector<people::Organisation>& organisations)
{
    Html html;
    html.words("h1", words("title"));
    show_danger(html, words, {});
    const Element section{html, "section"};
    html.words("h2", words("choose"));
    html.words("p", words("choose_lead"));
    const auto known = addresses(organisations);
    for (std::size_t i = 0; i < organisations.size(); ++i)
        html.link("/emergency/" + known[i] + (words.language() == "en" ? "/en" : ""), organisations[i].name, "go go--quiet");
    return html.text();
}

std::string in_frame(const Words& words, std::string_view frame, const std::string& title, const std::string& head,
                     const std::string& other, const std::string& body)
{
    Html foot;
    if (!other.empty()) {
        const std::string language = words.language() == "en" ? "nl" : "en";
        foot.words("a", words("other_language"), "href=\"" + escaped(other) + "\" lang=\"" + language + "\" class=\"foot__link\"");
    }
    foot.link("/", words("home"), "foot__link");
    auto page = filled(std::string{frame}, "<html lang=\"nl\">", "<html lang=\"" + words.language() + "\">");
    page = filled(std::move(page), "<title></title>", "<title>" + escaped(title) + "</title>" + head);
    page = filled(std::move(page), "<!--skip-->", escaped(words("skip")));
    page = filled(std::move(page), "<!--foot-->", foot.text());
    return filled(std::move(page), "<!--page-->", body);
}

/// What the telephone's share menu sends goes to the service worker, and from there into the logbook.
json::object into_the_logbook()
{
    json::array kinds{"image/*", "audio/*", "video/*", "application/pdf", "text/plain"};
    json::object params{{"title", "title"}, {"text", "text"}, {"url", "url"},
                        {"files", json::array{{{"name", "files"}, {"accept", std::move(kinds)}}}}};
    return {{"action", "/share"}, {"method", "POST"}, {"enctype", "multipart/form-data"}, {"params", std::move(params)}};
}

/// What makes a telephone offer to keep the page: it opens there, in one tap, whether there is a network or not.
std::string manifest_of(const people::Organisation& organisation, const std::string& address)
{
    const Words words{"nl"};
    json::array icons;
    for (const auto& [file, size, purpose] : {std::tuple{"/icon-192.png", "192x192", "any"}, {"/icon-512.png", "512x512", "any"},
                                              {"/icon-maskable.png", "512x512", "maskable"}})
        icons.push_back({{"src", file}, {"sizes", size}, {"type", "image/png"}, {"purpose", purpose}});
    const auto page = "/emergency/" + address;
    return json::serialize(json::object{
        {"id", page}, {"name", title_of(words, organisation.name)}, {"short_name", words("short_name")}, {"lang", "nl"},
        {"start_url", page}, {"scope", "/"}, {"display", "standalone"}, {"background_color", "#ffffff"},
        {"theme_color", "#0f5261"}, {"icons", icons}, {"share_target", into_the_logbook()},
        {"shortcuts", json::array{{{"name", words("report")}, {"url", "/#/report"}}, {{"name", words("logbook")}, {"url", "/#/logbook/new"}}}}});
}

http::Response kept(const char* media_type, std::string body, const http::Request& request)
{
    const auto etag = '"' + base64url(sha256(as_bytes(body))).substr(0, 22) + '"';
    http::Response response{.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}}};
    if (request.header("If-None-Match") == etag) {
        response.status = 304;
        return response;
    }
    response.headers.push_back({"Content-Type", media_type});
    response.body = std::move(body);
    return response;
}

}  // namespace

std::optional<http::Response> page(storage::Database& database, const people::PackOf& packs, const http::Request& request)
{
    const auto path = std::string_view{request.target}.substr(0, request.target.find('?'));
    if (!(path == "/emergency" || path.starts_with("/emergency/")) || (request.method != "GET" && request.method != "HEAD")) return std::nullopt;
    const auto frame = embedded::find(frame_file);
    if (!frame) return std::nullopt;

    storage::Transaction tx{database, storage::Mode::read};
    const auto organisations = people::organisations(tx);
    const auto place = place_of(path, organisations, request.header("Accept-Language"));
    const Words words{place.language.empty() ? "nl" : place.language};
    const char* html = "text/html; charset=utf-8";
    switch (place.kind) {
    case Place::Kind::nowhere: return std::nullopt;
    case Place::Kind::elsewhere: return http::Response{.status = 302, .headers = {{"Location", place.address}, {"Cache-Control", "no-cache"}}};
    case Place::Kind::choice: return kept(html, in_frame(words, *frame, title_of(words, {}), {}, {}, choice_of(words, organisations)), request);
    case Place::Kind::manifest: {
        const auto& organisation = organisations[place.organisation];
        return kept("application/manifest+json", manifest_of(organisation, addresses(organisations)[place.organisation]), request);
    }
    case Place::Kind::page: break;
    }
    const auto& organisation = organisations[place.organisation];
    const auto address = "/emergency/" + addresses(organisations)[place.organisation];
    const auto head = "\n    <link rel=\"manifest\" href=\"" + address + "/manifest.webmanifest\" />";
    const auto other = words.language() == "en" ? address : address + "/en";
    return kept(html, in_frame(words, *frame, title_of(words, organisation.name), head, other,
                               page_of(words, organisation, packs(tx, organisation.id))), request);
}

}  // namespace luwte::emergency
