// A body as JSON into a shape that has a member of every kind. What is taken is written down and taken again, and is the same.
#include "fuzz.h"
#include "http/route.h"

namespace {
using namespace luwte;

enum class Colour { red, dark_blue };
SHAPE_ENUM(Colour, red, dark_blue)

struct Inner {
    std::string name;
    std::optional<int> count;
};
SHAPE(Inner, name, count)

struct Body {
    std::optional<AccountId> account_id;
    std::optional<bool> second_factor;
    std::optional<std::int64_t> big;
    std::optional<Instant> read_at;
    std::optional<Day> due_day;
    std::optional<Colour> colour;
    std::optional<Inner> inner;
    std::vector<Inner> list;
    std::optional<http::LongText> note;
    std::optional<std::vector<std::string>> words;
};
SHAPE(Body, account_id, second_factor, big, read_at, due_day, colour, inner, list, note, words)

struct WithSecret {
    Secret words;
    std::optional<Moment> at;
    std::optional<Secret> more;
};
SHAPE(WithSecret, words, at, more)
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    if (input.choose() % 4 == 0) {
        WithSecret secret;
        if (http::read(http::type_of<WithSecret>(), &secret, input.text()))
            fuzz::hold(is_clean_text(secret.words.reveal()), "a secret is clean text");
        return 0;
    }
    Body body;
    const auto read = http::read(http::type_of<Body>(), &body, input.text());
    if (!read) {
        fuzz::hold(!read.refusal().faults.empty(), "a refusal names a fault");
        fuzz::hold(read.refusal().faults.size() <= 100, "a refusal is for a person");
        for (const auto& fault : read.refusal().faults) fuzz::hold(is_clean_text(fault.field), "a field's name is clean text");
        return 0;
    }
    const auto written = http::write(http::type_of<Body>(), &body);
    Body again;
    fuzz::hold(static_cast<bool>(http::read(http::type_of<Body>(), &again, written)), "what was written is read");
    fuzz::hold(http::write(http::type_of<Body>(), &again) == written, "what is read again is the same");
    return 0;
}
