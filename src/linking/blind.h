// The blind index: under which numbers a mention is filed, so that a store finds who may be the same without holding a name.
// A token is a keyed hash of something said (a telephone, the sound of a surname with a town …), and of the same with one
// letter left out, so that a slip of the pen still meets. Each rule hashes under a key of its own, derived from the
// organisation's: a number says neither what was said, nor that two rules heard the same, nor anything to a neighbour.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "linking/mention.h"
#include "vault/key.h"

namespace luwte::linking {

struct Prepared;

class IndexKey {
public:
    /// Of one organisation; 32 random bytes that serve nothing else.
    explicit IndexKey(const vault::Key& organisation);

private:
    friend std::vector<std::int64_t> tokens(const IndexKey&, const Prepared&);
    std::vector<vault::Key> m_rules;
};

using Token = std::int64_t;  // 64 bits of BLAKE2b; any database keeps and finds them

/// Sorted, each once; some sixty for a full mention, none when nothing was said that tells people apart.
std::vector<Token> tokens(const IndexKey& key, const Mention& mention);
std::vector<Token> tokens(const IndexKey& key, const Prepared& mention);

/// A token that more than `crowd` candidates share names nobody in particular: a store need not read on.
inline constexpr std::size_t crowd = 200;

struct Filed {  // a row of the store: this candidate is filed under this token
    Token token;
    std::string candidate;
};

/// Who shares most with the mention whose tokens were looked up, the best first: a token counts the more, the fewer share it.
std::vector<std::string> likeliest(const std::vector<Filed>& shared, std::size_t at_most = 100);

/// The same index in memory, for trials and measurements.
class BlindIndex {
public:
    void file(std::uint32_t candidate, const std::vector<Token>& under);
    std::vector<std::uint32_t> likeliest(const std::vector<Token>& tokens, std::size_t at_most = 100) const;

private:
    std::unordered_map<Token, std::vector<std::uint32_t>> m_filed;
};

}  // namespace luwte::linking
