// Everything on the main port: the API below /v1, the web client from the binary, the municipality's own theme from a
// folder, and security.txt.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "http/http.h"

namespace luwte::http {

struct SiteOptions {
    std::filesystem::path theme_folder{};         // theme.css and fonts, read anew at each request: a change needs no restart
    std::function<std::string()> security_txt{};  // makes the text (RFC 9116); none: 404
};

/// A page that is made when it is asked for, rather than carried in the binary; nothing: the path is somebody else's.
using MadePage = std::function<std::optional<Response>(const Request&)>;

class Site {
public:
    Site(const Router& router, SiteOptions options, MadePage made = {});
    Response handle(const Request& request) const;
    std::size_t body_limit(std::string_view method, std::string_view target) const { return m_router.body_limit(method, target); }
    std::string known_session(const Request& request) const { return m_router.known_session(request); }

private:
    struct File {
        std::string_view content;
        std::optional<std::string_view> gzip;
        std::string etag;
        bool immutable = false;  // its name holds a hash of its content
    };
    const Router& m_router;
    SiteOptions m_options;
    MadePage m_made;
    std::map<std::string, File, std::less<>> m_files;  // by path: "/index.html"

    Response page(const Request& request) const;
    Response embedded_file(const File& file, const Request& request, std::string_view path) const;
    Response theme_file(std::string_view name) const;
};

/// The small second listener: /livez, /readyz and /metrics.
struct Health {
    std::function<bool()> ready;
    std::function<std::string()> metrics;

    Response handle(const Request& request) const;

private:
    Response answer(const Request& request) const;
};

}  // namespace luwte::http
