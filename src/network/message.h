// What an organisation tells the network (docs/network.md): the protected totals of a year that is over, and whether its
// protocol lives; or that it takes back what it said about a year. These shapes are the whole of what ever leaves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "http/shape.h"
#include "network/signature.h"

namespace luwte::network {

inline constexpr const char *publication_format = "luwte-publication/1", *withdrawal_format = "luwte-withdrawal/1";
inline constexpr int most_trained = 100'000;

/// One figure as it was printed in the yearly account. Neither axis nor class: all of it. No count: hidden there, so hidden here.
struct Figure {
    std::string axis, class_;
    std::optional<int> count;
};
SHAPE(Figure, axis, class_, count)

struct Totals {
    int edition = 1;   // of the yearly account
    int smallest = 5;  // a count of 1 up to this one is never told
    int people = 0;    // in office that year
    std::vector<Figure> figures;
    std::optional<int> rounded{};  // every figure is a multiple of this, less than it away from what was counted; nothing is hidden then
};
SHAPE(Totals, edition, smallest, people, figures, rounded)

/// Whether the protocol is kept alive. Nothing here depends on what happened to anybody.
struct Upkeep {
    std::optional<Day> adopted_on, evaluated_on;
    int roles = 0, filled = 0;   // that the protocol gives a part in a case; and those somebody holds
    std::optional<int> trained;  // who took part in a training or an induction in the last two years
};
SHAPE(Upkeep, adopted_on, evaluated_on, roles, filled, trained)

/// Signed over everything but the signature.
struct Publication {
    std::string format, hub, key;  // the hub it is for, and the fingerprint of the key that signed it
    std::int64_t serial = 0;       // higher than that of any message before
    Instant made_at;
    int year = 0;
    Upkeep upkeep;
    std::optional<Totals> totals;  // without: no account of the year could be printed
    std::string signature;
};
SHAPE(Publication, format, hub, key, serial, made_at, year, upkeep, totals, signature)

struct Withdrawal {
    std::string format, hub, key;
    std::int64_t serial = 0;
    Instant made_at;
    int year = 0;
    std::string signature;
};
SHAPE(Withdrawal, format, hub, key, serial, made_at, year, signature)

/// The message as it goes over the wire, signed.
std::string written(Publication message, const SigningKey& key);
std::string written(Withdrawal message, const SigningKey& key);

/// What is wrong with a message in itself, whoever sent it: figures that should have been hidden, that cannot be, or are there twice.
Result<Done> sound(const Publication& message);
Result<Done> sound(const Withdrawal& message);

}  // namespace luwte::network
