#include "http/site.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "base/embedded.h"
#include "http/problem.h"
#include "http/text.h"

namespace luwte::http {

namespace {

constexpr std::string_view web_folder = "web/dist";
constexpr std::uintmax_t largest_theme_file = 4 * 1024 * 1024;

constexpr auto content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

std::string media_type_of(std::string_view path)
{
    static const std::map<std::string_view, const char*> known{
        {"html", "text/html; charset=utf-8"}, {"js", "text/javascript; charset=utf-8"}, {"css", "text/css; charset=utf-8"},
        {"svg", "image/svg+xml"}, {"png", "image/png"}, {"ico", "image/x-icon"}, {"woff2", "font/woff2"}, {"woff", "font/woff"},
        {"json", "application/json"}, {"webmanifest", "application/manifest+json"}, {"txt", "text/plain; charset=utf-8"}};
    const auto found = known.find(path.substr(path.rfind('.') + 1));
    return found == known.end() ? "application/octet-stream" : found->second;
}

std::string etag_of(std::string_view content) { return '"' + base64url(sha256(as_bytes(content))).substr(0, 22) + '"'; }

bool knows(const Request& request, std::string_view etag)
{
    const auto sent = split(request.header("If-None-Match"), ',');
    return std::ranges::any_of(sent, [&](std::string_view tag) {
        tag = trimmed(tag);
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        return tag == "*" || tag == etag;
    });
}

/// One name without folders, such as "theme.css" or "font-400.woff2".
bool is_plain_name(std::string_view name)
{
    return !name.empty() && name.size() <= 100 && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
    });
}

Response text(int status, std::string body)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

void harden(Response& response)
{
    keep_in_place(response);
    set_header(response, "Content-Security-Policy", content_security_policy);
}

}  // namespace

Site::Site(const Router& router, SiteOptions options, MadePage made)
    : m_router{router}, m_options{std::move(options)}, m_made{std::move(made)}
{
    m_router.openapi();  // a clash of names in it is a mistake that must show at start
    for (const auto& file : embedded::files()) {
        if (!file.path.starts_with(web_folder) || file.path.ends_with(".gz")) continue;
        const auto path = file.path.substr(web_folder.size());
        // A page is small, and compressing one is what BREACH listens for.
        const bool packed = !path.ends_with(".html");
        m_files[std::string{path}] = {.content = file.content(),
                                      .gzip = packed ? embedded::find(std::string{file.path} + ".gz") : std::nullopt,
                                      .etag = etag_of(file.content()),
                                      .immutable = path.starts_with("/assets/")};
    }
}

Response Site::handle(const Request& request) const
{
    if (request.target == "/v1" || request.target.starts_with("/v1/") || request.target.starts_with("/v1?"))
        return m_router.handle(request);
    auto made = m_made ? m_made(request) : std::nullopt;
    auto response = made ? std::move(*made) : page(request);
    harden(response);
    return response;
}

Response Site::page(const Request& request) const
{
    if (request.method != "GET" && request.method != "HEAD") {
        auto refused = problem(405, "request.method_unknown");
        set_header(refused, "Allow", "GET, HEAD");
        return refused;
    }
    auto path = std::string_view{request.target}.substr(0, request.target.find('?'));
    if (path == "/") path = "/index.html";
    if (path == "/.well-known/security.txt" && m_options.security_txt) return text(200, m_options.security_txt());
    if (path.starts_with("/theme/")) return theme_file(path.substr(7));
    if (const auto found = m_files.find(path); found != m_files.end()) return embedded_file(found->second, request, path);
    return problem(404, "request.not_found");
}

Response Site::embedded_file(const File& file, const Request& request, std::string_view path) const
{
    const bool packed = file.gzip && accepts_coding(request.header("Accept-Encoding"), "gzip");
    const auto etag = packed ? file.etag.substr(0, file.etag.size() - 1) + "-gz\"" : file.etag;
    Response response;
    response.headers = {{"ETag", etag},
                        {"Vary", "Accept-Encoding"},
                        {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (knows(request, etag)) {
        response.status = 304;
        return response;
    }
    response.headers.push_back({"Content-Type", media_type_of(path)});
    if (packed) response.headers.push_back({"Content-Encoding", "gzip"});
    response.body = packed ? *file.gzip : file.content;
    return response;
}

Response Site::theme_file(std::string_view name) const
{
    if (!is_plain_name(name)) return problem(404, "request.not_found");
    Response response{.headers = {{"Content-Type", media_type_of(name)}, {"Cache-Control", "no-cache"}}};
    const auto file = m_options.theme_folder / name;
    std::error_code error;
    if (!m_options.theme_folder.empty() && std::filesystem::is_regular_file(file, error) &&
        std::filesystem::file_size(file, error) <= largest_theme_file) {
        std::ostringstream content;
        content << std::ifstream{file, std::ios::binary}.rdbuf();
        response.body = std::move(content).str();
        return response;
    }
    // The page always asks for a theme of its own; without one, nothing changes.
    if (name == "theme.css") return response;
    return problem(404, "request.not_found");
}

Response Health::handle(const Request& request) const
{
    auto response = answer(request);
    keep_in_place(response);
    return response;
}

Response Health::answer(const Request& request) const
{
    if (request.method != "GET" && request.method != "HEAD") return text(405, "GET only\n");
    if (request.target == "/livez") return text(200, "alive\n");
    if (request.target == "/readyz") return ready() ? text(200, "ready\n") : text(503, "not ready\n");
    if (request.target == "/metrics")
        return {.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, .body = metrics()};
    return text(404, "/livez, /readyz or /metrics\n");
}

}  // namespace luwte::http
