// The register, composed: every part is built here by hand, in the order in which one needs the other.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/time.h"
#include "http/http.h"
#include "network/courier.h"
#include "people/password_work.h"
#include "people/session.h"
#include "storage/storage.h"

namespace luwte::app {

/// What an installation is for.
enum class Role {
    a_register,
    hub,   // of the network: people and what organisations tell it, and no case of anybody
    both,  // for the document of the API
};

struct Settings {
    std::string packs;  // folder with the organisations' own protocol packs; empty: the shipped ones only
    people::PasswordWork::Limits passwords{};
    people::SessionLimits sessions{};
    Role role = Role::a_register;
    network::Way network{};  // to the hub; empty: none
    std::string address{};   // of a hub, as organisations know it: what they send is for it and for no other
};

class Application {
public:
    /// `database` must be migrated. Throws PackUnusable when an organisation's pack cannot be read.
    Application(storage::Database& database, const Clock& clock, const Settings& settings);
    ~Application();

    const http::Router& router() const;
    /// Reads the packs again, after an organisation was founded or its pack changed.
    void refresh();
    /// Pages for people who have not signed in; nothing when the request is for something else.
    std::optional<http::Response> page(const http::Request& request) const;
    /// What the clock does: overdue tasks go to the deputy, reminders are sent, messages to the hub that waited are tried again. Called every minute; twice is once.
    void tick(Instant now);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace luwte::app
