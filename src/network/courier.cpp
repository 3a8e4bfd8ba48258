#include "network/courier.h"

#include <boost/json.hpp>

#include <stdexcept>

#include "base/curl.h"
#include "http/shape_codec.h"
#include "network/member_store.h"
#include "network/receipt.h"

namespace luwte::network {
namespace {
namespace json = boost::json;

constexpr std::size_t longest_answer = 4 * 1024 * 1024;
constexpr std::chrono::minutes between_tries{10};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + size * count > longest_answer) return 0;  // that is no answer of a hub
    body.append(bytes, size * count);
    return size * count;
}

void set_out(CURL* curl, const Way& way)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(way.patience.count()));
    if (!way.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, way.authorities.c_str());
}

/// Nothing from a hub that does not say it, or to a message that it had before.
std::optional<Group> group_in(const Courier::Answer& answer)
{
    const auto receipt = http::from_json<Receipt>(answer.body);
    return receipt ? std::optional{Group{receipt->kind, receipt->size}} : std::nullopt;
}

/// What became of a message.
void judge(Outgoing& message, const Courier::Answer& answer, Instant now)
{
    const auto code = answer.code();
    message.tried_at = now;
    message.code.reset();
    if (answer.status == 200 || code == "network.received_before") message.state = MessageState::received, message.group = group_in(answer);
    else if (answer.status >= 400 && answer.status < 500 && answer.status != 429 && !code.empty()) message.state = MessageState::declined, message.code = code;
    else message.code = "network.hub_unreachable";
}

void deliver(storage::Database& database, const Courier& courier, const std::optional<OrganisationId>& organisation, Instant not_since, Instant now)
{
    std::vector<Outgoing> waiting;
    {
        storage::Transaction tx{database, storage::Mode::read};
        waiting = store::waiting(tx, organisation, not_since);
    }
    for (auto& message : waiting) {
        judge(message, courier.post(message.kind == MessageKind::publication ? "/network-publications" : "/network-withdrawals", message.message), now);
        storage::winning(database, [&](storage::Transaction& tx) {
            store::note(tx, message);
            tx.commit();
        }, message.organisation);
        if (message.state == MessageState::waiting) return;  // the next would fare no better, and order matters
    }
}
}  // namespace

void require_usable(const Way& way)
{
    constexpr std::string_view scheme = "https://";
    const auto& hub = way.hub;
    if (!hub.starts_with(scheme) || hub.size() == scheme.size() || hub.find_first_of("/?#@ ", scheme.size()) != std::string::npos)
        throw std::invalid_argument{"a hub's address is https://NAME or https://NAME:PORT, without a path"};
}

Courier::Courier(Way way) : m_way{std::move(way)} { require_usable(m_way); }

std::string Courier::Answer::code() const
{
    json::error_code error;
    const auto problem = json::parse(body, error);
    const auto* object = error ? nullptr : problem.if_object();
    const auto* code = object ? object->if_contains("code") : nullptr;
    return code && code->is_string() && code->get_string().size() <= 64 ? std::string{code->get_string()} : std::string{};
}

Courier::Answer Courier::post(const std::string& path, const std::string& body) const { return ask(path, &body); }
Courier::Answer Courier::get(const std::string& path) const { return ask(path, nullptr); }

Courier::Answer Courier::ask(const std::string& path, const std::string* body) const
{
    const auto curl = make_curl();
    set_out(curl.get(), m_way);
    const auto url = m_way.hub + "/v1" + path;
    Answer answer;
    const CurlList headers{curl_slist_append(nullptr, "Content-Type: application/json")};
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
    if (body) {
        curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body->c_str());
    }
    if (curl_easy_perform(curl.get()) != CURLE_OK) return {};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

void deliver(storage::Database& database, const Courier& courier, const OrganisationId& organisation, Instant now)
{
    deliver(database, courier, organisation, now, now);
}

void deliver_all(storage::Database& database, const Courier& courier, Instant now)
{
    deliver(database, courier, std::nullopt, now - between_tries, now);
}

}  // namespace luwte::network
