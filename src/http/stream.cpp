#include "http/stream.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <stdexcept>

// g++ 12 does not see that a coroutine's frame is freed by the allocator that made it.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace luwte::http {

namespace {

namespace ssl = asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t most_drained = 4 * 1024 * 1024;

asio::awaitable<void> drain(tcp::socket& socket)
{
    error_code ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 8192> waste;
    for (std::size_t total = 0; total < most_drained;) {
        const auto count = co_await socket.async_read_some(asio::buffer(waste), asio::redirect_error(asio::use_awaitable, ignored));
        if (ignored) break;
        total += count;
    }
}

template <class Socket>
asio::awaitable<std::size_t> read_from(Socket& socket, asio::mutable_buffer into)
{
    error_code error;
    const auto count = co_await socket.async_read_some(into, asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::eof || error == ssl::error::stream_truncated) co_return 0;
    if (error) throw boost::system::system_error{error};
    co_return count;
}

class Plain final : public Stream {
public:
    explicit Plain(tcp::socket socket) : m_socket{std::move(socket)} {}
    asio::awaitable<void> handshake() override { co_return; }
    asio::awaitable<std::size_t> read(asio::mutable_buffer into) override { return read_from(m_socket, into); }
    asio::awaitable<void> write(asio::const_buffer from) override { co_await asio::async_write(m_socket, from, asio::use_awaitable); }
    asio::awaitable<void> finish() override { return drain(m_socket); }
    tcp::socket& socket() override { return m_socket; }

private:
    tcp::socket m_socket;
};

class Encrypted final : public Stream {
public:
    Encrypted(tcp::socket socket, std::shared_ptr<ssl::context> context)
        : m_context{std::move(context)}, m_stream{std::move(socket), *m_context}
    {
    }
    asio::awaitable<void> handshake() override
    {
        co_await m_stream.async_handshake(ssl::stream_base::server, asio::use_awaitable);
    }
    asio::awaitable<std::size_t> read(asio::mutable_buffer into) override { return read_from(m_stream, into); }
    asio::awaitable<void> write(asio::const_buffer from) override { co_await asio::async_write(m_stream, from, asio::use_awaitable); }
    asio::awaitable<void> finish() override
    {
        error_code ignored;
        co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
        co_await drain(m_stream.next_layer());
    }
    tcp::socket& socket() override { return m_stream.next_layer(); }

private:
    std::shared_ptr<ssl::context> m_context;
    ssl::stream<tcp::socket> m_stream;
};

int pick_http_1_1(SSL*, const unsigned char** out, unsigned char* length, const unsigned char* offered, unsigned int size, void*)
{
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char* picked = nullptr;
    if (SSL_select_next_proto(&picked, length, ours, sizeof ours - 1, offered, size) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = picked;
    return SSL_TLSEXT_ERR_OK;
}

}  // namespace

void Stream::close()
{
    error_code ignored;
    socket().close(ignored);
}

std::shared_ptr<ssl::context> tls_context(const Tls& tls)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    auto* raw = context->native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(raw, TLS1_3_VERSION);
    // No tickets: a key that opens all of a day's sessions would undo forward secrecy.
    SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
    const bool suits =
        SSL_CTX_set_ciphersuites(raw, "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256") == 1 &&
        SSL_CTX_set_cipher_list(raw, "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                     "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                                     "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256") == 1 &&
        SSL_CTX_set1_groups_list(raw, "X25519:P-256:X448:P-384:P-521") == 1 &&
        SSL_CTX_set1_sigalgs_list(raw, "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:RSA-PSS+SHA256:RSA-PSS+SHA384:"
                                       "RSA-PSS+SHA512:RSA+SHA256:RSA+SHA384:RSA+SHA512") == 1;
    if (!suits) throw std::runtime_error{"TLS: this OpenSSL lacks what the register asks of it"};
    SSL_CTX_set_alpn_select_cb(raw, pick_http_1_1, nullptr);

    error_code error;
    context->use_certificate_chain_file(tls.certificate_file, error);
    if (error) throw std::runtime_error{"TLS: cannot use the certificate in " + tls.certificate_file + ": " + error.message()};
    context->use_private_key_file(tls.key_file, ssl::context::pem, error);
    if (error) throw std::runtime_error{"TLS: cannot use the key in " + tls.key_file + ": " + error.message()};
    return context;
}

std::unique_ptr<Stream> stream_over(tcp::socket socket, const std::shared_ptr<ssl::context>& context)
{
    if (context) return std::make_unique<Encrypted>(std::move(socket), context);
    return std::make_unique<Plain>(std::move(socket));
}

}  // namespace luwte::http
