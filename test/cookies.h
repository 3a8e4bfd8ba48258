// What an answer makes a browser remember.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace luwte::test {

/// The value of a cookie that is set; empty when it is not.
inline std::string cookie_set(const std::vector<http::Header>& headers, std::string_view name)
{
    for (const auto& header : headers)
        if (header.name == "Set-Cookie" && header.value.starts_with(std::string{name} + "="))
            return header.value.substr(name.size() + 1, header.value.find(';') - name.size() - 1);
    return {};
}

}  // namespace luwte::test
