// luwte serve: the register as a service. Every setting is an option; --config reads the same names from a file.
#include <arpa/inet.h>
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "app/security_txt.h"
#include "app/service.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "cli/settings_file.h"

namespace luwte::cli {
namespace {

struct Settings {
    Place place;
    std::string config, packs, theme, security_txt, public_url;
    std::string listen = "127.0.0.1", certificate, key;
    unsigned short port = 8080, health_port = 0;
    std::vector<std::string> trusted_proxies, security_contacts;
    std::string mail, mail_from, mail_user, mail_password_file, mail_authorities;
    bool mail_unencrypted = false;
    std::string role = "register";
    network::Way network;
};

std::string content_of(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file) throw BadUse{"cannot read " + path};
    std::ostringstream content;
    content << file.rdbuf();
    return std::move(content).str();
}

std::string first_line(const std::string& path)
{
    const auto content = content_of(path);
    return content.substr(0, content.find_first_of("\r\n"));
}

// A proxy that is not recognised would make everybody one visitor to the brakes on sign-in.
std::string is_address(std::string& text)
{
    in6_addr place;
    return inet_pton(AF_INET, text.c_str(), &place) == 1 || inet_pton(AF_INET6, text.c_str(), &place) == 1
               ? std::string{}
               : "'" + text + "' is not an IP address";
}

std::string is_contact(std::string& text)
{
    return app::is_security_contact(text) ? std::string{} : "'" + text + "' is not a mailto:, https: or tel: address";
}

app::ServiceOptions options_of(const Settings& settings)
{
    app::ServiceOptions options;
    options.web.address = settings.listen;
    options.web.port = settings.port;
    options.web.trusted_proxies = settings.trusted_proxies;
    if (settings.certificate.empty() != settings.key.empty()) throw BadUse{"--tls-certificate and --tls-key go together"};
    if (!settings.certificate.empty()) options.web.tls = http::Tls{settings.certificate, settings.key};
    options.site.theme_folder = settings.theme;
    if (!settings.security_txt.empty()) options.site.security_txt = [text = content_of(settings.security_txt)] { return text; };
    else if (!settings.security_contacts.empty())
        options.site.security_txt = [contacts = settings.security_contacts, site = settings.public_url] {
            return app::security_txt(contacts, site, SystemClock{}.now());
        };
    if (settings.health_port != 0) {
        options.health.emplace();
        options.health->address = settings.listen;
        options.health->port = settings.health_port;
    }
    if (!settings.mail.empty()) {
        if (settings.mail_from.empty() || settings.public_url.empty()) throw BadUse{"--mail needs --mail-from and --public-url"};
        options.mail = app::Mail{
            {.url = settings.mail,
             .encryption = settings.mail_unencrypted ? notify::Encryption::none : notify::Encryption::required,
             .user = settings.mail_user,
             .password = Secret{settings.mail_password_file.empty() ? "" : first_line(settings.mail_password_file)},
             .authorities = settings.mail_authorities},
            {.address = settings.mail_from, .site = settings.public_url}};
    }
    return options;
}

app::Settings application_of(const Settings& settings)
{
    const bool hub = settings.role == "hub";
    if (hub && settings.public_url.empty()) throw BadUse{"a hub needs --public-url: what organisations send is for that address and no other"};
    if (hub && !settings.network.hub.empty()) throw BadUse{"--network-hub is for a register: a hub belongs to no other"};
    if (settings.network.hub.empty() && !settings.network.authorities.empty()) throw BadUse{"--network-authorities needs --network-hub"};
    const auto without_slash = [](std::string address) { return address.ends_with('/') ? address.substr(0, address.size() - 1) : address; };
    auto network = settings.network;
    network.hub = without_slash(network.hub);
    return {.packs = settings.packs, .role = hub ? app::Role::hub : app::Role::a_register, .network = network, .address = without_slash(settings.public_url)};
}

void run(const Settings& settings)
{
    const auto composition = application_of(settings);
    const auto options = options_of(settings);
    const auto database = open_existing(settings.place);
    storage::migrate(*database);
    require_organisation(*database);
    const SystemClock clock;
    app::Application application{*database, clock, composition};
    app::serve(application, *database, clock, options, [&](unsigned short port) {
        fmt::print("ready {}://{}:{}\n", options.web.tls ? "https" : "http", settings.listen, port);
        std::fflush(stdout);
    });
}
}  // namespace

void add_serve(CLI::App& app, int&)
{
    auto* serve = app.add_subcommand("serve", "Serve the register");
    auto settings = std::make_shared<Settings>();
    serve->add_option("--config", settings->config, "File with these settings as `name = value`, one a line");
    add_place(*serve, settings->place);
    serve->add_option("--listen", settings->listen, "Address to listen on")->capture_default_str();
    serve->add_option("--port", settings->port, "Port to listen on; 0 picks a free one")->capture_default_str();
    serve->add_option("--tls-certificate", settings->certificate, "Certificate chain (PEM)")->check(CLI::ExistingFile);
    serve->add_option("--tls-key", settings->key, "Its private key (PEM)")->check(CLI::ExistingFile);
    serve->add_option("--trusted-proxy", settings->trusted_proxies, "Address of a proxy whose X-Forwarded-For counts")->check(CLI::Validator{is_address, "ADDRESS"});
    serve->add_option("--health-port", settings->health_port, "Port of /livez, /readyz and /metrics; 0: not served")->capture_default_str();
    serve->add_option("--packs", settings->packs, "Folder with protocol packs of your own")->check(CLI::ExistingDirectory);
    serve->add_option("--theme", settings->theme, "Folder with theme.css and fonts: your own design tokens")->check(CLI::ExistingDirectory);
    serve->add_option("--security-contact", settings->security_contacts, "Where a hole can be reported (mailto:, https: or tel:), for /.well-known/security.txt")
        ->check(CLI::Validator{is_contact, "ADDRESS"});
    serve->add_option("--security-txt", settings->security_txt, "Your own file for that place (RFC 9116), signed perhaps")->check(CLI::ExistingFile);
    serve->add_option("--public-url", settings->public_url, "Address of the register in mails, such as https://luwte.example.nl");
    serve->add_option("--mail", settings->mail, "smtp://HOST:PORT or smtps://HOST; without it nobody is mailed");
    serve->add_option("--mail-from", settings->mail_from, "Sender of mails");
    serve->add_option("--mail-user", settings->mail_user, "User at the mail server");
    serve->add_option("--mail-password-file", settings->mail_password_file, "File whose first line is the password there")->check(CLI::ExistingFile);
    serve->add_option("--mail-authorities", settings->mail_authorities, "Certificates to trust instead of the system's")->check(CLI::ExistingFile);
    serve->add_flag("--mail-unencrypted", settings->mail_unencrypted, "Talk to the mail server without TLS (only on this machine)");
    serve->add_option("--role", settings->role, "register, or hub of a network of registers")->check(CLI::IsMember({"register", "hub"}))->capture_default_str();
    serve->add_option("--network-hub", settings->network.hub, "Hub to which protected totals may be published, such as https://hub.example.nl");
    serve->add_option("--network-authorities", settings->network.authorities, "Certificates to trust there instead of the system's")->check(CLI::ExistingFile);
    serve->callback([settings, serve] {
        if (!settings->config.empty()) read_settings(*serve, settings->config);
        run(*settings);
    });
}

}  // namespace luwte::cli
