#include "app/client.h"

#include "base/require.h"

namespace luwte::app {
namespace json = boost::json;

namespace {
constexpr std::string_view session_cookie = "__Host-luwte=";

std::vector<http::Header> with_json(std::vector<http::Header> headers)
{
    headers.push_back({"Content-Type", "application/json"});
    return headers;
}
}  // namespace

std::string Reply::code() const
{
    const auto* object = body.if_object();
    const auto* code = object ? object->if_contains("code") : nullptr;
    return code && code->is_string() ? std::string{code->as_string()} : std::string{};
}

const json::value& Reply::operator[](std::string_view member) const
{
    const auto* object = body.if_object();
    REQUIRE_THAT_HOLDS(object && object->if_contains(member));
    return *object->if_contains(member);
}

Reply Client::sign_in(std::string_view login, std::string_view password, std::string_view totp_code)
{
    json::object form{{"login", login}, {"password", password}};
    if (!totp_code.empty()) form["totpCode"] = totp_code;
    auto reply = post("/sessions", form);
    if (reply.status == 201) m_token = reply.session;
    return reply;
}

Reply Client::send(std::string method, const std::string& path, std::string body, std::vector<http::Header> headers) const
{
    headers.push_back({"Host", "localhost"});
    if (!m_token.empty()) headers.push_back({"Authorization", "Bearer " + m_token});
    const auto response = m_router.handle({.method = std::move(method), .target = "/v1" + path, .headers = std::move(headers),
                                           .body = std::move(body), .peer = "127.0.0.1"});
    Reply reply;
    reply.status = response.status;
    reply.bytes = response.body;
    if (response.more)
        for (auto piece = response.more(); !piece.empty(); piece = response.more()) reply.bytes += piece;
    bool is_json = false;
    for (const auto& header : response.headers) {
        if (header.name == "ETag") reply.etag = header.value;
        if (header.name == "Set-Cookie" && header.value.starts_with(session_cookie))
            reply.session = header.value.substr(session_cookie.size(), header.value.find(';') - session_cookie.size());
        if (header.name == "Content-Type") is_json = header.value.find("json") != std::string::npos;
    }
    if (is_json && !reply.bytes.empty()) reply.body = json::parse(reply.bytes);
    return reply;
}

Reply Client::post(const std::string& path, const json::value& body, std::vector<http::Header> headers) const
{
    return send("POST", path, json::serialize(body), with_json(std::move(headers)));
}

Reply Client::put(const std::string& path, const json::value& body, std::vector<http::Header> headers) const
{
    return send("PUT", path, json::serialize(body), with_json(std::move(headers)));
}

Reply Client::patch(const std::string& path, const json::value& body, std::vector<http::Header> headers) const
{
    return send("PATCH", path, json::serialize(body), with_json(std::move(headers)));
}

}  // namespace luwte::app
