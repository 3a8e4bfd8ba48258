#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>

#include "base/id.h"
#include "wire.h"

namespace luwte::http {

using namespace std::chrono_literals;
using namespace test;
namespace fs = std::filesystem;

namespace {

/// A self-signed certificate and a client for it.
class TlsCase {
public:
    TlsCase() : m_folder{fs::temp_directory_path() / ("luwte-tls-" + fresh_uuid())}
    {
        fs::create_directory(m_folder);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_sign(certificate, key, EVP_sha256());
        auto* file = std::fopen(tls().certificate_file.c_str(), "w");
        PEM_write_X509(file, certificate);
        std::fclose(file);
        file = std::fopen(tls().key_file.c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~TlsCase() { fs::remove_all(m_folder); }
    Tls tls() const { return {(m_folder / "certificate.pem").string(), (m_folder / "key.pem").string()}; }

    /// The reply to a GET over one TLS version and cipher list; empty when the two do not agree.
    static std::string ask(unsigned short port, int version, const char* ciphers)
    {
        Wire wire{port};
        SSL_CTX* context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_min_proto_version(context, version);
        SSL_CTX_set_max_proto_version(context, version);
        if (ciphers) SSL_CTX_set_cipher_list(context, ciphers);
        SSL* ssl = SSL_new(context);
        SSL_set_fd(ssl, wire.socket());
        std::string reply;
        if (SSL_connect(ssl) == 1) {
            const auto request = get("Connection: close\r\n");
            SSL_write(ssl, request.data(), static_cast<int>(request.size()));
            char bytes[4096];
            for (int count; (count = SSL_read(ssl, bytes, sizeof bytes)) > 0;) reply.append(bytes, static_cast<std::size_t>(count));
        }
        SSL_free(ssl);
        SSL_CTX_free(context);
        return reply;
    }

private:
    fs::path m_folder;
};

}  // namespace

TEST_CASE("TLS is spoken in its good versions and suites only", "[http][server]")
{
    TlsCase tls;
    Served served{{.tls = tls.tls()}};
    const auto reply = TlsCase::ask(served.port, TLS1_3_VERSION, nullptr);
    CHECK(status(reply) == 200);
    CHECK(reply.ends_with("GET /a [127.0.0.1] "));
    CHECK(reply.find("Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n") != std::string::npos);
    CHECK(status(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE+AESGCM")) == 200);
    CHECK(status(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE+CHACHA20")) == 200);
    CHECK(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA256").empty());
    CHECK(TlsCase::ask(served.port, TLS1_2_VERSION, "AES128-GCM-SHA256").empty());
    CHECK(TlsCase::ask(served.port, TLS1_1_VERSION, "DEFAULT:@SECLEVEL=0").empty());
}

TEST_CASE("somebody who speaks no TLS to a TLS port, or nothing, is let go", "[http][server]")
{
    TlsCase tls;
    Served served{{.tls = tls.tls(), .head_time = 200ms}};
    CHECK(served.ask(get()).find("HTTP/") == std::string::npos);
    CHECK(Wire{served.port}.rest().empty());
}

TEST_CASE("a certificate that cannot be used is told to the operator", "[http][server]")
{
    Served plain;
    Server server{{.tls = Tls{"/nowhere/c.pem", "/nowhere/k.pem"}}, plain.clock, echo, [](auto, auto) { return std::size_t{1}; }};
    CHECK_THROWS_WITH(server.start(), Catch::Contains("/nowhere/c.pem"));
}

}  // namespace luwte::http
