// Shapes: one description per struct drives reading JSON, writing JSON, the OpenAPI document and, through it, the
// TypeScript types. Members are snake_case here and camelCase on the wire.
//
//     struct NoteInput { Secret text; std::optional<Instant> at; };
//     SHAPE(NoteInput, text, at)
//
// Reading collects every fault (RFC 9457 answers list them all), refuses unknown members, duplicate members, text that
// is not clean UTF-8 and whatever is longer than its type allows. optional<T> may be absent or null; every other
// member must be there. A struct with a Secret can be read, never written; one with a Shown can be written, never read.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Lists the members once. Put it after the struct, in the struct's namespace.
#define SHAPE(Type, ...) BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))
// The same for an enum class; the enumerators' names are the wire's.
#define SHAPE_ENUM(Type, ...) BOOST_DESCRIBE_ENUM(Type, __VA_ARGS__)

namespace luwte::http {

/// Text that may be long (64 KiB instead of 1 KiB) though it is no secret.
struct LongText {
    std::string text;
};

// The codec of every type that may travel stands in shape_codec.h, which only *_api.cpp files include:
//   bool, int, std::int64_t, std::string, LongText, Id<…>, Instant, Moment, Day, Secret (read), Shown (write),
//   enums with SHAPE_ENUM, structs with SHAPE, std::optional<T>, std::vector<T> (at most 1000 items).

}  // namespace luwte::http
