// A client inside the process: sends requests through the router as a person with a session would, without a network.
// The demo and `luwte import` are made with it.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace luwte::app {

struct Reply {
    int status = 0;
    boost::json::value body;
    std::string bytes;  // of an answer that is not JSON
    std::string etag;
    std::string session;  // the token a sign-in gave

    std::string code() const;  // of a problem; empty otherwise
    /// The member of an object, by name; REQUIREs that it is there.
    const boost::json::value& operator[](std::string_view member) const;
    std::string id() const { return std::string{(*this)["id"].as_string()}; }
};

class Client {
public:
    explicit Client(const http::Router& router) : m_router{router} {}
    /// Goes on with the session of another, at another router of the same register.
    Client(const http::Router& router, const Client& signed_in) : m_router{router}, m_token{signed_in.m_token} {}

    /// Keeps the session's token for what follows.
    Reply sign_in(std::string_view login, std::string_view password, std::string_view totp_code = {});

    Reply get(const std::string& path) const { return send("GET", path); }
    Reply post(const std::string& path, const boost::json::value& body, std::vector<http::Header> headers = {}) const;
    Reply put(const std::string& path, const boost::json::value& body, std::vector<http::Header> headers = {}) const;
    Reply patch(const std::string& path, const boost::json::value& body, std::vector<http::Header> headers = {}) const;
    Reply remove(const std::string& path) const { return send("DELETE", path); }
    Reply send(std::string method, const std::string& path, std::string body = {}, std::vector<http::Header> headers = {}) const;

private:
    const http::Router& m_router;
    std::string m_token;
};

}  // namespace luwte::app
