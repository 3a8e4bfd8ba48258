// Two real processes and a real hub between them, over TLS: a register delivers what was signed, and what somebody else sends to
// the hub is refused with a reason.
#include <curl/curl.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <thread>

#include "binary.h"
#include "network/courier.h"
#include "network/member_store.h"
#include "network/member_test.h"

namespace luwte::test {
namespace {
namespace fs = std::filesystem;
namespace json = boost::json;

/// A self-signed certificate for 127.0.0.1.
class Certificate {
public:
    Certificate() : m_folder{fs::temp_directory_path() / ("luwte-network-" + fresh_uuid())}
    {
        fs::create_directory(m_folder);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        X509_set_version(certificate, 2);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("hub"), -1, -1, 0);
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
        X509_set_pubkey(certificate, key);
        X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
        X509_add_ext(certificate, names, -1);
        X509_EXTENSION_free(names);
        X509_sign(certificate, key, EVP_sha256());
        auto* file = std::fopen(chain().c_str(), "w");
        PEM_write_X509(file, certificate);
        std::fclose(file);
        file = std::fopen(private_key().c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~Certificate() { fs::remove_all(m_folder); }
    std::string chain() const { return (m_folder / "chain.pem").string(); }
    std::string private_key() const { return (m_folder / "key.pem").string(); }

private:
    fs::path m_folder;
};

/// What waits in the register's database, signed a moment ago by the clock that the processes have.
std::string given_waiting(Town& town, const network::SigningKey& key, int year)
{
    const auto now = SystemClock{}.now();
    network::Publication told{network::publication_format, hub_address, "", 1, now, year, {parse_day("2020-01-01"), {}, 3, 3, 10}, network::Totals{1, 5, 40, {{"", "", 12}}}, ""};
    network::Outgoing waiting{town.organisation(), 1, network::MessageKind::publication, year, 1, now, town.griffier.account, network::written(told, key)};
    storage::Transaction tx{town.database()};
    network::store::add(tx, waiting);
    tx.commit();
    return waiting.message;
}

std::string state(Town& town) { return town.mayor.get("/network-membership").text("/sent/0/state"); }
}  // namespace

TEST_CASE("a register and a hub, two processes: what was signed arrives over TLS, and what was tampered with does not", "[network][cli]")
{
    const auto engine = GENERATE(test::sqlite, test::postgres);
    const auto year = static_cast<int>(std::chrono::year_month_day{day_in_amsterdam(SystemClock{}.now())}.year()) - 1;
    Town town{engine};
    HubWorld hub{engine};
    const network::SigningKey key{vault::Key::random()};
    hub.enrol("Oeverbeek", key.open().text());
    const auto message = given_waiting(town, key, year);

    const Certificate certificate;
    Binary hub_process{{"serve", "--role", "hub", "--database", hub.database_url(), "--port", "0", "--public-url", hub_address, "--tls-certificate", certificate.chain(), "--tls-key", certificate.private_key()}};
    const auto address = "https" + hub_process.line("ready https");
    REQUIRE(address.size() > 5);

    // Somebody on the way changes a figure, or sends nonsense.
    const network::Courier stranger{{.hub = address, .authorities = certificate.chain()}};
    auto forged = json::parse(message);
    forged.at("totals").at("figures").at(0).at("count") = 99;
    CHECK(stranger.post("/network-publications", json::serialize(forged)).code() == "network.signature_wrong");
    CHECK(stranger.post("/network-publications", "{").code() == "request.not_json");
    CHECK(hub.keeper.get("/network-participants").at("/items/0/life") == "silent");

    // At its start a register sends what waits.
    Binary register_process{{"serve", "--database", town.database_url(), "--port", "0", "--network-hub", address, "--network-authorities", certificate.chain()}};
    REQUIRE_FALSE(register_process.line("ready http").empty());
    for (int tries = 0; tries < 300 && state(town) == "waiting"; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds{100});
    CHECK(state(town) == "received");
    CHECK(hub.keeper.get("/network-participants").at("/items/0/usedIn") == year);

    CHECK(stranger.post("/network-publications", message).code() == "network.received_before");
    CHECK(stranger.post("/network-withdrawals", message).status == 400);
    CHECK(network::Courier{{.hub = address}}.get("/network-benchmarks?year=2020").status == 0);  // a certificate that nobody vouches for
    CHECK(stranger.get("/network-benchmarks?year=" + std::to_string(year)).status == 200);
    CHECK(stranger.get("/incidents").status == 404);
    hub_process.terminate(), register_process.terminate();
    CHECK(hub_process.end() == 0);
    CHECK(register_process.end() == 0);
}

}  // namespace luwte::test
