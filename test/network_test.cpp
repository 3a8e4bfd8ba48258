// Two registers and a hub between them, real processes, over TLS: the registers deliver what was signed, and what somebody else sends to
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

/// A register that has something to send, signed a moment ago by the clock that the processes have.
struct Teller : Town {
    network::SigningKey key{vault::Key::random()};
    network::Publication told;
    std::string message;

    Teller(Engine engine, int year, int incidents) : Town{engine}, told{publication(year, incidents)}, message{network::written(told, key)}
    {
        storage::Transaction tx{database()};
        network::store::add(tx, {organisation(), told.serial, network::MessageKind::publication, year, 1, told.made_at, griffier.account, message});
        tx.commit();
    }

    static network::Publication publication(int year, int incidents)
    {
        return {network::publication_format,
                hub_address,
                "",
                10,
                SystemClock{}.now(),
                year,
                {parse_day("2020-01-01"), {}, 3, 3, 10},
                network::Totals{1, 5, 40, {{"", "", incidents}}},
                ""};
    }
    std::string state() { return mayor.get("/network-membership").text("/sent/0/state"); }
    std::vector<std::string> serving(const std::string& hub, const Certificate& certificate)
    {
        return {"serve", "--database", database_url(), "--port", "0", "--network-hub", hub, "--network-authorities", certificate.chain()};
    }
};

void wait_until_received(Teller& teller)
{
    for (int tries = 0; tries < 1200 && teller.state() == "waiting"; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds{100});
    CHECK(teller.state() == "received");
}

struct Bad {
    std::string why, path, text, code;
};

/// What somebody on the way, or somebody else, may try with a message that is good.
std::vector<Bad> what_is_declined(const Teller& teller, const Teller& other)
{
    const auto changed = [&](const auto& change) {
        auto message = json::parse(teller.message).as_object();
        change(message);
        return json::serialize(message);
    };
    const auto signed_again = [&](const auto& change) {
        auto message = teller.told;
        change(message);
        return network::written(message, teller.key);
    };
    const std::string here = "/network-publications";
    return {
        {"a figure was changed", here, changed([](auto& m) { m["totals"].at("figures").at(0).at("count") = 99; }), "network.signature_wrong"},
        {"another's key stands under it", here, changed([&](auto& m) { m["key"] = other.key.open().fingerprint(); }), "network.signature_wrong"},
        {"nobody enrolled this key", here, network::written(teller.told, network::SigningKey{vault::Key::random()}), "network.not_a_participant"},
        {"it was made eight days ago", here, signed_again([](auto& m) { m.serial += 1, m.made_at -= std::chrono::days{8}; }), "network.too_old"},
        {"it is for another hub", here, signed_again([](auto& m) { m.hub = "https://another-hub.example"; }), "network.another_hub"},
        {"a small count stands open", here, signed_again([](auto& m) { m.totals->figures.push_back({"form", "letter", 2}); }), "network.count_not_protected"},
        {"a word was added", here, changed([](auto& m) { m["narrative"] = "At my bicycle."; }), "request.member_unknown"},
        {"half of it arrived", here, teller.message.substr(0, teller.message.size() / 2), "request.not_json"},
        {"it was sent to the other door", "/network-withdrawals", teller.message, "request.member_unknown"},
    };
}

void check_declined(const network::Courier& stranger, const std::vector<Bad>& tries)
{
    for (const auto& one : tries) {
        CAPTURE(one.why);
        const auto answer = stranger.post(one.path, one.text);
        CHECK(answer.code() == one.code);
        CHECK((answer.status >= 400 && answer.status < 500));
    }
}
}  // namespace

TEST_CASE("two registers and a hub, three processes: what was signed arrives over TLS and stands in the benchmark, and what was tampered with does not", "[network][cli]")
{
    const auto engine = GENERATE(test::sqlite, test::postgres);
    const auto year = static_cast<int>(std::chrono::year_month_day{day_in_amsterdam(SystemClock{}.now())}.year()) - 1;
    HubWorld hub{engine};
    Teller oeverbeek{engine, year, 12}, duinrand{engine, year, 14};
    hub.enrol("Oeverbeek", oeverbeek.key.open().text());
    hub.enrol("Duinrand", duinrand.key.open().text());

    const Certificate certificate;
    Binary hub_process{{"serve", "--role", "hub", "--database", hub.database_url(), "--port", "0", "--public-url", hub_address, "--tls-certificate",
                        certificate.chain(), "--tls-key", certificate.private_key()}};
    const auto address = "https" + hub_process.line("ready https");
    REQUIRE(address.size() > 5);
    const network::Courier stranger{{.hub = address, .authorities = certificate.chain()}};
    const auto benchmarks = [&] { return json::parse(stranger.get("/network-benchmarks?year=" + std::to_string(year)).body).at("items").as_array(); };

    check_declined(stranger, what_is_declined(oeverbeek, duinrand));
    for (const char* one : {"/items/0/life", "/items/1/life"}) CHECK(hub.keeper.get("/network-participants").at(one) == "silent");

    // At its start a register sends what waits.
    Binary first{oeverbeek.serving(address, certificate)}, second{duinrand.serving(address, certificate)};
    for (auto* process : {&first, &second}) REQUIRE_FALSE(process->line("ready http").empty());
    for (auto* teller : {&oeverbeek, &duinrand}) wait_until_received(*teller);
    for (const char* one : {"/items/0/usedIn", "/items/1/usedIn"}) CHECK(hub.keeper.get("/network-participants").at(one) == year);

    CHECK(stranger.post("/network-publications", oeverbeek.message).code() == "network.received_before");
    auto earlier = duinrand.told;
    earlier.serial -= 1;
    CHECK(stranger.post("/network-publications", network::written(earlier, duinrand.key)).code() == "network.overtaken");
    check_declined(stranger, what_is_declined(duinrand, oeverbeek));

    // With three more they are shown together.
    CHECK(benchmarks().empty());
    for (int i = 0; i < 3; ++i) {
        const network::SigningKey key{vault::Key::random()};
        hub.enrol("Town " + std::to_string(i), key.open().text());
        CHECK(stranger.post("/network-publications", network::written(Teller::publication(year, 15 + i), key)).status == 200);
    }
    REQUIRE(benchmarks().size() == 1);
    CHECK(benchmarks().at(0).at("figures").at("organisations") == 5);
    CHECK(benchmarks().at(0).at("figures").at("least") == 12 + 14 + 15 + 16 + 17);

    CHECK(network::Courier{{.hub = address}}.get("/network-benchmarks?year=2020").status == 0);  // a certificate that nobody vouches for
    CHECK(stranger.get("/incidents").status == 404);
    for (auto* process : {&hub_process, &first, &second}) process->terminate();
    for (auto* process : {&hub_process, &first, &second}) CHECK(process->end() == 0);
}

}  // namespace luwte::test
