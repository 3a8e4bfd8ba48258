#include <catch2/catch.hpp>

#include "blinding.h"

using namespace luwte;
using namespace luwte::survey;

TEST_CASE("a ticket that was signed unseen is good, and one that was not is not", "[survey]")
{
    const auto key = new_ticket_key();
    const test::Blinded mine{key.open, random_bytes(ticket_size)};
    const auto signature = mine.unblinded(*sign_blinded(key.hidden, mine.blinded));
    CHECK(is_signed(key.open, mine.ticket, signature));
    CHECK_FALSE(is_signed(key.open, random_bytes(ticket_size), signature));
    CHECK_FALSE(is_signed(new_ticket_key().open, mine.ticket, signature));
    CHECK_FALSE(is_signed(key.open, mine.ticket, random_bytes(signature_size)));
    CHECK_FALSE(is_signed(key.open, {}, {}));
    CHECK(sign_blinded(key.hidden, Bytes(signature_size, 0xff)).refusal().code() == "survey.ticket_unusable");
    CHECK(sign_blinded(key.hidden, Bytes(signature_size, 0)).refusal().code() == "survey.ticket_unusable");
    CHECK(sign_blinded(key.hidden, Bytes(3, 1)).refusal().code() == "survey.ticket_unusable");
}

TEST_CASE("whoever has the key and everything that was signed finds every ticket equally likely for every invitation", "[survey]")
{
    const auto key = new_ticket_key();
    std::vector<test::Blinded> people;
    std::vector<Bytes> signatures;
    for (int i = 0; i < 4; ++i) {
        people.emplace_back(key.open, random_bytes(ticket_size));
        signatures.push_back(people.back().unblinded(*sign_blinded(key.hidden, people.back().blinded)));
    }
    // For each invitation's request and each ticket there is exactly one factor that would have blinded the one into the other.
    for (const auto& invitation : people)
        for (std::size_t ticket = 0; ticket < people.size(); ++ticket) {
            const auto factor = test::factor_between(key, signatures[ticket], invitation.blinded);
            CHECK(test::blind_with(key.open, signatures[ticket], factor) == invitation.blinded);
        }
}
