// Recognising an offender who comes back: the one header of this room that other features include. It decides only; what is
// kept, sealed and shown, and who may see it, is theirs. A person confirms; nothing here does.
//
//   Model model = learn(mentions)              from the register itself; while it is small, mostly the shipped beliefs
//   tokens(key, mention)                       under which numbers a store files a mention: no name is in them
//   likeliest(rows)                            who shares tokens with a new mention, the best first: open these and no others
//   rank(model, mention, opened)               the same, decrypted: score, and what speaks for and against, by code
//
// What the caller may rely on:
//   - the same input gives the same bytes, whatever the order in which rows or profiles are given;
//   - score = prior + the weights of the reasons, added in their order, exactly;
//   - two mentions of one incident are two persons, and never suggested to each other;
//   - plain text goes in (Mention) and none comes out: a Token, a Suggestion and a Reason hold no word that was typed.
//     A Model does (how common a name is); write it down only sealed.
//
// Whoever has the index key can try names against the tokens (docs/linking.md says what that gives him). Keep it apart from
// the database: sealed in the register's compartment if only handlers look for candidates, in the configuration otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linking/blind.h"
#include "linking/mention.h"
#include "linking/model.h"

namespace luwte::linking {

/// Weights in log2, fixed beforehand and the same for everybody: suggestions from shown_from (and is_worth_showing). From an
/// even chance on, two would be linked if nobody looked.
inline constexpr double shown_from = 3, even_chance = 0;

struct Known {
    std::string id;                 // the store's: of a confirmed person, or of a mention that nobody placed yet
    std::vector<Mention> mentions;  // all that was ever said of this person
};

struct Suggestion {
    std::string profile;  // Known::id
    double score;
    Explanation why;
};

struct Wanted {
    double from = shown_from;
    std::size_t at_most = 5;
};

/// Best first; what scores alike stands by id.
std::vector<Suggestion> rank(const Model& model, const Mention& mention, const std::vector<Known>& known, const Wanted& wanted = {});

/// A register learns from its own mentions once there are enough to tell repeats from accidents, anew when it has grown by a half,
/// and from the latest of them. The trials of `luwte link replay` learn by the same.
inline constexpr std::size_t learns_from = 500, learns_until = 5000;
bool is_time_to_learn(std::size_t mentions, std::size_t learned_from);

/// Learns what agreement is worth from the mentions themselves, and from nobody's verdict. Few mentions change the shipped
/// beliefs little; of many, a fixed draw of `learned_from` is used.
Model learn(const std::vector<Mention>& mentions);
inline constexpr std::size_t learned_from = 50'000;

/// Whether people in the Netherlands are called so, in any spelling: "Kees", but not "Gemeente".
bool is_given_name(std::string_view word);

/// A model as text and back, exactly, so that a register need not open everything to learn again for each suggestion. Seal the text. A text of another version gives
/// the shipped beliefs.
std::string written(const Model& model);
Model read_model(std::string_view text);

}  // namespace luwte::linking
