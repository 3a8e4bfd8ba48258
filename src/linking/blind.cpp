#include "linking/blind.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "linking/block.h"

namespace luwte::linking {

namespace {
Token token(vault::KeyView key, std::string_view said)
{
    std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const std::uint8_t*>(said.data()), said.size(), key.data(), key.size());
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i) number = number << 8 | hash[i];
    return static_cast<Token>(number);
}
}  // namespace

IndexKey::IndexKey(const vault::Key& organisation)
{
    for (char rule = first_rule; rule <= last_rule; ++rule) m_rules.push_back(organisation.derive(std::string{"luwte blind index "} + rule));
}

std::vector<Token> tokens(const IndexKey& key, const Prepared& mention)
{
    std::vector<Token> out;
    for (const auto& said : keys(mention)) out.push_back(token(key.m_rules[said[0] - first_rule].view(), said));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<Token> tokens(const IndexKey& key, const Mention& mention) { return tokens(key, prepare(mention)); }

std::vector<std::string> likeliest(std::vector<Filed> shared, std::size_t at_most)
{
    auto before = [](const Filed& x, const Filed& y) { return std::tie(x.token, x.candidate) < std::tie(y.token, y.candidate); };
    auto same = [](const Filed& x, const Filed& y) { return x.token == y.token && x.candidate == y.candidate; };
    std::sort(shared.begin(), shared.end(), before);
    shared.erase(std::unique(shared.begin(), shared.end(), same), shared.end());
    std::map<std::string, double> score;
    for (std::size_t i = 0, end = 0; i < shared.size(); i = end) {
        while (end < shared.size() && shared[end].token == shared[i].token) ++end;
        if (end - i > crowd) continue;
        const double counts = std::log2(2.0 * crowd / static_cast<double>(end - i));
        for (auto at = i; at < end; ++at) score[shared[at].candidate] += counts;
    }
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [candidate, sum] : score) order.emplace_back(-sum, candidate);
    std::sort(order.begin(), order.end());
    if (order.size() > at_most) order.resize(at_most);
    std::vector<std::string> out;
    for (auto& [sum, candidate] : order) out.push_back(std::move(candidate));
    return out;
}

}  // namespace luwte::linking
