// The description of a type at run time, made by the compiler from its SHAPE. Reading, writing and documenting walk
// these tables (shape_read.cpp, shape_write.cpp, shape_schema.cpp), so a new struct costs a table and no new code.
#pragma once

#include <boost/core/demangle.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "http/shape.h"

namespace luwte::http {

struct Type;

struct Member {
    std::string name;  // as on the wire
    void* (*in)(void* structure);
    const Type& (*type)();
};

struct Enumerator {
    std::string_view name;
    int value;
};

struct Type {
    enum class What {
        boolean, int32, int64, text, long_text, id, instant, moment, day, secret, shown,
        enumeration, structure, optional, list
    };
    What what;
    std::string cpp_name{};             // of a structure or enumeration, namespaces included
    std::vector<Member> members{};      // of a structure, in the order of its SHAPE
    std::vector<Enumerator> values{};   // of an enumeration
    int (*value_of)(const void*) = nullptr;
    void (*set_value)(void*, int) = nullptr;
    std::string& (*text_in)(void*) = nullptr;  // of whatever is a string inside: text, long_text, id
    const Type& (*inner)() = nullptr;          // of an optional or list
    void* (*add)(void*) = nullptr;
    std::size_t (*count)(const void*) = nullptr;
    const void* (*item)(const void*, std::size_t) = nullptr;
};

/// The faults go to the refusal, all of them; `into` is only whole when there was none. An empty text is an empty object
/// for a structure without members.
Result<Done> read(const Type& type, void* into, std::string_view json);
std::string write(const Type& type, const void* from);
/// "secondFactor" for "second_factor"; a trailing underscore, there because the word is C++'s, is dropped.
std::string wire_name(std::string_view member);

template <class T>
const Type& type_of();

namespace detail {

template <class T> struct IsId : std::false_type {};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {};
template <class T> struct Wrapped { using Inner = void; static constexpr bool optional = false, list = false; };
template <class T> struct Wrapped<std::optional<T>> { using Inner = T; static constexpr bool optional = true, list = false; };
template <class T> struct Wrapped<std::vector<T>> { using Inner = T; static constexpr bool optional = false, list = true; };

template <class T> concept Structure = boost::describe::has_describe_members<T>::value;
template <class T> concept Enumeration = boost::describe::has_describe_enumerators<T>::value;

template <class T, class D> using MemberType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

template <class T, class Leaf> constexpr bool holds();
template <class T, class Leaf, template <class...> class L, class... Ds>
constexpr bool any_member_holds(L<Ds...>*) { return (holds<MemberType<T, Ds>, Leaf>() || ...); }

/// Whether a Leaf (Secret, Shown) is anywhere inside T.
template <class T, class Leaf>
constexpr bool holds()
{
    if constexpr (std::is_same_v<T, Leaf>) return true;
    else if constexpr (!std::is_void_v<typename Wrapped<T>::Inner>) return holds<typename Wrapped<T>::Inner, Leaf>();
    else if constexpr (Structure<T>)
        return any_member_holds<T, Leaf>(static_cast<boost::describe::describe_members<T, boost::describe::mod_any_access>*>(nullptr));
    else return false;
}

template <class T, class D> void* member_in(void* structure) { return &(static_cast<T*>(structure)->*D::pointer); }
template <class T, template <class...> class L, class... Ds>
std::vector<Member> members_of(L<Ds...>*)
{
    return {Member{wire_name(Ds::name), &member_in<T, Ds>, &type_of<MemberType<T, Ds>>}...};
}

template <class T, template <class...> class L, class... Ds>
std::vector<Enumerator> values_of(L<Ds...>*) { return {Enumerator{Ds::name, static_cast<int>(Ds::value)}...}; }

template <class T>
Type describe()
{
    using What = Type::What;
    if constexpr (std::is_same_v<T, bool>) return {What::boolean};
    else if constexpr (std::is_same_v<T, int>) return {What::int32};
    else if constexpr (std::is_same_v<T, std::int64_t>) return {What::int64};
    else if constexpr (std::is_same_v<T, Instant>) return {What::instant};
    else if constexpr (std::is_same_v<T, Moment>) return {What::moment};
    else if constexpr (std::is_same_v<T, Day>) return {What::day};
    else if constexpr (std::is_same_v<T, Secret>) return {What::secret};
    else if constexpr (std::is_same_v<T, Shown>) return {What::shown};
    else if constexpr (std::is_same_v<T, std::string>)
        return {.what = What::text, .text_in = [](void* p) -> std::string& { return *static_cast<T*>(p); }};
    else if constexpr (std::is_same_v<T, LongText>)
        return {.what = What::long_text, .text_in = [](void* p) -> std::string& { return static_cast<T*>(p)->text; }};
    else if constexpr (IsId<T>::value)
        return {.what = What::id, .text_in = [](void* p) -> std::string& { return static_cast<T*>(p)->text; }};
    else if constexpr (Wrapped<T>::optional)
        return {.what = What::optional,
                .inner = &type_of<typename Wrapped<T>::Inner>,
                .add = [](void* p) -> void* { return &static_cast<T*>(p)->emplace(); },
                .count = [](const void* p) -> std::size_t { return static_cast<const T*>(p)->has_value(); },
                .item = [](const void* p, std::size_t) -> const void* { return &**static_cast<const T*>(p); }};
    else if constexpr (Wrapped<T>::list) {
        static_assert(!std::is_same_v<T, std::vector<bool>>, "a vector<bool> has no addresses; use a vector of a struct");
        return {.what = What::list,
                .inner = &type_of<typename Wrapped<T>::Inner>,
                .add = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); },
                .count = [](const void* p) -> std::size_t { return static_cast<const T*>(p)->size(); },
                .item = [](const void* p, std::size_t n) -> const void* { return &(*static_cast<const T*>(p))[n]; }};
    } else if constexpr (Enumeration<T>)
        return {.what = What::enumeration,
                .cpp_name = boost::core::demangle(typeid(T).name()),
                .values = values_of<T>(static_cast<boost::describe::describe_enumerators<T>*>(nullptr)),
                .value_of = [](const void* p) { return static_cast<int>(*static_cast<const T*>(p)); },
                .set_value = [](void* p, int value) { *static_cast<T*>(p) = static_cast<T>(value); }};
    else {
        static_assert(Structure<T>, "this type has no codec: give the struct a SHAPE (an enum a SHAPE_ENUM), in its own "
                                    "namespace, or use one of the types listed in http/shape.h");
        return {.what = What::structure,
                .cpp_name = boost::core::demangle(typeid(T).name()),
                .members = members_of<T>(
                    static_cast<boost::describe::describe_members<T, boost::describe::mod_any_access>*>(nullptr))};
    }
}

}  // namespace detail

template <class T>
const Type& type_of()
{
    static const Type type = detail::describe<T>();
    return type;
}

template <class T>
Result<T> from_json(std::string_view json)
{
    static_assert(!detail::holds<T, Shown>(), "a shape that shows words to a reader (Shown) cannot be read from a request");
    T value{};
    if (auto done = read(type_of<T>(), &value, json); !done) return done.refusal();
    return value;
}

template <class T>
std::string to_json(const T& value)
{
    static_assert(!detail::holds<T, Secret>(), "a shape with a Secret cannot be written: what a reader may see is a Shown");
    return write(type_of<T>(), &value);
}

}  // namespace luwte::http
