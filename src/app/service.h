// The register as a running service: the web server, the small listener for operators, the postman and the clock, from
// start to a clean stop at SIGTERM or SIGINT.
#pragma once

#include <functional>
#include <optional>

#include "app/application.h"
#include "http/server.h"
#include "http/site.h"
#include "notify/postman.h"

namespace luwte::app {

struct Mail {
    notify::RelaySettings relay;
    notify::Sender sender;
};

struct ServiceOptions {
    http::Options web;
    http::SiteOptions site;
    std::optional<http::Options> health;  // /livez, /readyz and /metrics; none: not served
    std::optional<Mail> mail;             // none: people are told only inside the register
};

/// Serves until a signal asks to stop; `ready` is called once, with the port, when requests are answered.
/// Throws std::runtime_error when an address or certificate is wrong.
void serve(Application& application, storage::Database& database, const Clock& clock, const ServiceOptions& options,
           const std::function<void(unsigned short port)>& ready);

}  // namespace luwte::app
