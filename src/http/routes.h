// What a Router holds; between router.cpp, openapi.cpp and guard.cpp only.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "http/shape_codec.h"

namespace luwte::http {

inline constexpr std::string_view api_version = "1.0.0";
inline constexpr std::string_view base_path = "/v1";
inline constexpr std::size_t json_limit = 1024 * 1024;

using PathValues = std::map<std::string, std::string, std::less<>>;

struct Router::Routes {
    storage::Database& database;
    const Clock& clock;
    Authenticate authenticate;
    Remembered remembered;
    std::vector<Route> all;
    mutable std::once_flag documented;
    mutable std::string document;
};

struct Match {
    const Route* route = nullptr;  // the path is known and has this method
    std::string allow;             // methods of the path when it has not
    PathValues values;
};
Match match(const std::vector<Route>& routes, std::string_view method, std::string_view path);

/// REQUIREs what the API rules ask of a path: kebab-case, no trailing slash, an operation like _preview only at the end.
void require_well_named(const Route& route, const std::vector<Route>& others);

/// What is wrong with how a request is sent, before anybody looks at what it says.
std::optional<Response> refuse_foreign(const Request& request);  // another site in the browser (CSRF)
std::optional<Response> refuse_media(const Route& route, const Request& request);
Result<PathValues> query_of(const Route& route, std::string_view query);

namespace detail {
bool is_operation(std::string_view path);  // also in route.h, for the templates
}
std::string openapi_of(const std::vector<Route>& routes);

}  // namespace luwte::http
