// How the register declines. Three kinds of failure exist and are never mixed:
// a refusal (this file) is an answer for a person; a broken world (disk, database, mail)
// is an exception from the foundation; a mistake of ours is REQUIRE (require.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace luwte {

enum class Kind {
    invalid,          // 400: the input is wrong; `field` says where
    unauthenticated,  // 401
    forbidden,        // 403: only where existence is no secret
    not_found,        // 404: also for whatever the asker may not know of
    conflict,         // 409: the state does not allow it
    stale,            // 412: somebody else wrote in between
    too_large,        // 413
    precondition,     // 428: If-Match is missing
    too_many,         // 429
};

/// A code the client translates, such as "aftercare.closed_before". Only a literal is accepted,
/// so nothing personal can slip into a refusal.
class Code {
public:
    template <std::size_t N>
    consteval Code(const char (&text)[N]) : m_text{text, N - 1} {}
    constexpr std::string_view text() const { return m_text; }
    friend constexpr bool operator==(Code, Code) = default;

private:
    std::string_view m_text;
};

/// One thing wrong with the input: `field` is a JSON pointer ("/occurredAt"), empty when no field is to blame.
struct Fault {
    Code code;
    std::string field;
};

struct Refusal {
    Kind kind;
    std::vector<Fault> faults;  // never empty; the first gives the refusal its code
    std::string_view code() const { return faults.front().code.text(); }
};

inline Refusal invalid(Code code, std::string field = {}) { return {Kind::invalid, {{code, std::move(field)}}}; }
inline Refusal unauthenticated(Code code) { return {Kind::unauthenticated, {{code, {}}}}; }
inline Refusal forbidden(Code code) { return {Kind::forbidden, {{code, {}}}}; }
inline Refusal not_found(Code code) { return {Kind::not_found, {{code, {}}}}; }
inline Refusal conflict(Code code) { return {Kind::conflict, {{code, {}}}}; }
inline Refusal stale(Code code) { return {Kind::stale, {{code, {}}}}; }
inline Refusal too_large(Code code, std::string field = {}) { return {Kind::too_large, {{code, std::move(field)}}}; }
inline Refusal too_many(Code code) { return {Kind::too_many, {{code, {}}}}; }

struct Done {};  // Result<Done>: it happened, there is nothing to say about it

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_either{std::in_place_index<0>, std::move(value)} {}
    Result(Refusal refusal) : m_either{std::in_place_index<1>, std::move(refusal)} {}

    explicit operator bool() const { return m_either.index() == 0; }
    T& operator*() & { return std::get<0>(m_either); }
    const T& operator*() const& { return std::get<0>(m_either); }
    T&& operator*() && { return std::get<0>(std::move(m_either)); }
    T* operator->() { return &std::get<0>(m_either); }
    const T* operator->() const { return &std::get<0>(m_either); }
    const Refusal& refusal() const { return std::get<1>(m_either); }

private:
    std::variant<T, Refusal> m_either;
};

}  // namespace luwte

/// The value, or an early return with the refusal: the line reads as the good ending. Never behind another member in braces: GCC does
/// not destroy the members that stand already when the return leaves them (test/tidy_test.cpp looks for it).
#define TRY(expression)                                            \
    ({                                                             \
        auto&& tried = (expression);                               \
        if (!tried) return std::forward<decltype(tried)>(tried).refusal(); \
        *std::forward<decltype(tried)>(tried);                     \
    })
