// libcurl's handles, owned. What is asked of them stands with those who use them.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <new>

namespace luwte {

using CurlHandle = std::unique_ptr<CURL, void (*)(CURL*)>;
struct FreeCurlList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeCurlList>;

/// Sets libcurl up the first time, whichever thread comes first.
inline CurlHandle make_curl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    CurlHandle handle{curl_easy_init(), curl_easy_cleanup};
    if (!handle) throw std::bad_alloc{};
    return handle;
}

}  // namespace luwte
