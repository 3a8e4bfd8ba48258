// The register, composed: every part is built here by hand, in the order in which one needs the other.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/time.h"
#include "http/http.h"
#include "people/password_work.h"
#include "people/session.h"
#include "storage/storage.h"

namespace luwte::app {

struct Settings {
    std::string packs;  // folder with the organisations' own protocol packs; empty: the shipped ones only
    people::PasswordWork::Limits passwords{};
    people::SessionLimits sessions{};
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
    /// What the clock does: overdue tasks go to the deputy, reminders are sent. Called every minute; twice is once.
    void tick(Instant now);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace luwte::app
