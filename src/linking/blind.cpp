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

using Shared = std::pair<Token, std::uint32_t>;

std::vector<std::uint32_t> best(std::vector<Shared> rows, std::size_t at_most)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::unordered_map<std::uint32_t, double> score;
    for (std::size_t i = 0, end = 0; i < rows.size(); i = end) {
        while (end < rows.size() && rows[end].first == rows[i].first) ++end;
        if (end - i > crowd) continue;
        const double counts = std::log2(2.0 * crowd / static_cast<double>(end - i));
        for (auto at = i; at < end; ++at) score[rows[at].second] += counts;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [candidate, sum] : score) order.emplace_back(-sum, candidate);
    std::sort(order.begin(), order.end());
    if (order.size() > at_most) order.resize(at_most);
    std::vector<std::uint32_t> out;
    for (const auto& [sum, candidate] : order) out.push_back(candidate);
    return out;
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

std::vector<std::string> likeliest(const std::vector<Filed>& shared, std::size_t at_most)
{
    std::map<std::string, std::uint32_t> numbers;  // in the order of the names, so that what counts alike stands by name
    for (const auto& row : shared) numbers.emplace(row.candidate, 0);
    std::vector<const std::string*> names;
    for (auto& [name, number] : numbers) number = static_cast<std::uint32_t>(names.size()), names.push_back(&name);
    std::vector<Shared> rows;
    for (const auto& row : shared) rows.emplace_back(row.token, numbers.at(row.candidate));
    std::vector<std::string> out;
    for (auto number : best(std::move(rows), at_most)) out.push_back(*names[number]);
    return out;
}

void BlindIndex::file(std::uint32_t candidate, const std::vector<Token>& under)
{
    for (auto token : under) m_filed[token].push_back(candidate);
}

std::vector<std::uint32_t> BlindIndex::likeliest(const std::vector<Token>& tokens, std::size_t at_most) const
{
    std::vector<Shared> rows;
    for (auto token : tokens)
        if (const auto at = m_filed.find(token); at != m_filed.end() && at->second.size() <= crowd)
            for (auto candidate : at->second) rows.emplace_back(token, candidate);
    return best(std::move(rows), at_most);
}

}  // namespace luwte::linking
