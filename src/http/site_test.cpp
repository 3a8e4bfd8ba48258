#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/embedded.h"
#include "engines.h"
#include "http/route.h"
#include "http/site.h"

namespace luwte::http {

namespace {

namespace fs = std::filesystem;

struct Pages {
    explicit Pages(SiteOptions options = {})
        : router{*database, clock, [](auto&, auto&, auto) -> Result<Actor> { return unauthenticated("request.not_signed_in"); }},
          site{router, std::move(options)}
    {
    }
    Response get(std::string target, std::vector<Header> headers = {}, std::string method = "GET") const
    {
        return site.handle({.method = std::move(method), .target = std::move(target), .headers = std::move(headers)});
    }
    FixedClock clock{*parse_instant("2026-11-22T03:25:00Z")};
    std::unique_ptr<storage::Database> database = test::fresh_database(test::sqlite);
    Router router;
    Site site;
};

std::string header(const Response& response, std::string_view name)
{
    for (const auto& header : response.headers)
        if (header.name == name) return header.value;
    return {};
}

struct Folder {
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path path = fs::temp_directory_path() / ("luwte-theme-" + fresh_uuid());
};

}  // namespace

TEST_CASE("every page carries the headers that keep others out", "[http]")
{
    Pages pages;
    const auto target = GENERATE("/", "/nothing", "/theme/theme.css", "/assets/x.js");
    const auto response = pages.get(target);
    const auto policy = header(response, "Content-Security-Policy");
    for (const char* part : {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"})
        CHECK(policy.find(part) != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "X-Frame-Options") == "DENY");
    CHECK(header(response, "Referrer-Policy") == "no-referrer");
    CHECK(header(response, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(header(response, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(header(response, "Permissions-Policy").find("geolocation=()") != std::string::npos);
    CHECK(header(response, "Server").empty());
}

TEST_CASE("the API answers below /v1 and pages elsewhere", "[http]")
{
    Pages pages;
    CHECK(pages.get("/v1/openapi.json").status == 200);
    CHECK(header(pages.get("/v1"), "API-Version") == "1.0.0");
    CHECK(pages.get("/v1x").status == 404);
    CHECK(pages.get("/", {}, "POST").status == 405);
}

TEST_CASE("a municipality's theme is read from its folder, and nothing beside it", "[http]")
{
    Folder folder;
    std::ofstream{folder.path / "theme.css"} << ".gemeente-theme{}";
    std::ofstream{folder.path / ".hidden"} << "no";
    Pages pages{{.theme_folder = folder.path}};
    CHECK(pages.get("/theme/theme.css").body == ".gemeente-theme{}");
    CHECK(header(pages.get("/theme/theme.css"), "Content-Type") == "text/css; charset=utf-8");
    std::ofstream{folder.path / "theme.css"} << ".other-theme{}";
    CHECK(pages.get("/theme/theme.css").body == ".other-theme{}");
    for (const char* target : {"/theme/", "/theme/.hidden", "/theme/..", "/theme/../x", "/theme/%2e%2e/x", "/theme/none.woff2"})
        CHECK(pages.get(target).status == 404);

    Pages bare;
    CHECK(bare.get("/theme/theme.css").status == 200);
    CHECK(bare.get("/theme/theme.css").body.empty());
}

TEST_CASE("security.txt is the operator's", "[http]")
{
    Pages pages{{.security_txt = [] { return std::string{"Contact: mailto:security@luwte.example\n"}; }}};
    CHECK(pages.get("/.well-known/security.txt").body == "Contact: mailto:security@luwte.example\n");
    CHECK(Pages{}.get("/.well-known/security.txt").status == 404);
}

TEST_CASE("an embedded file is known again by its tag and sent packed to whoever unpacks", "[http]")
{
    if (!embedded::find("web/dist/index.html")) return;  // built without the web client
    Pages pages;
    const auto page = pages.get("/");
    CHECK(page.status == 200);
    CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header(page, "Cache-Control") == "no-cache");
    CHECK(pages.get("/", {{"If-None-Match", header(page, "ETag")}}).status == 304);
    CHECK(pages.get("/", {{"If-None-Match", "\"other\""}}).status == 200);
    CHECK(header(pages.get("/", {{"Accept-Encoding", "gzip"}}), "Content-Encoding").empty());  // BREACH
    const auto script = std::ranges::find_if(embedded::files(), [](const auto& file) { return file.path.ends_with(".js.gz"); });
    if (script == embedded::files().end()) return;
    const std::string target{script->path.substr(8, script->path.size() - 11)};
    const auto packed = pages.get(target, {{"Accept-Encoding", "br, gzip;q=0.5"}});
    CHECK(header(packed, "Content-Encoding") == "gzip");
    CHECK(packed.body.substr(0, 2) == "\x1f\x8b");
    CHECK(header(packed, "ETag") != header(pages.get(target), "ETag"));
    CHECK(header(pages.get(target, {{"Accept-Encoding", "gzip;q=0"}}), "Content-Encoding").empty());
}

TEST_CASE("the second listener tells how the register is", "[http]")
{
    bool ready = true;
    const Health health{[&] { return ready; }, [] { return std::string{"luwte_up 1\n"}; }};
    const auto ask = [&](const char* target) { return health.handle({.method = "GET", .target = target}); };
    CHECK(ask("/livez").status == 200);
    CHECK(ask("/readyz").status == 200);
    ready = false;
    CHECK(ask("/readyz").status == 503);
    CHECK(ask("/metrics").body == "luwte_up 1\n");
    CHECK(ask("/v1/openapi.json").status == 404);
}

}  // namespace luwte::http
