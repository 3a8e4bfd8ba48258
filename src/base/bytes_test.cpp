#include "base/bytes.h"

#include <catch2/catch.hpp>

using namespace luwte;

TEST_CASE("bytes are written in one way, and nothing else is read as bytes", "[base]")
{
    const auto bytes = GENERATE(Bytes{}, Bytes{0}, Bytes{0xff, 0xff}, Bytes{1, 2, 3}, Bytes(33, 0xa5));
    CHECK(from_hex(hex(bytes)) == bytes);
    CHECK(from_base64url(base64url(bytes)) == bytes);
    for (const char* odd : {"a", "0g", "0x", " 00", "00 "}) CHECK_FALSE(from_hex(odd));
    for (const char* odd : {"A", "AB", "AA=", "AA==", "A+A/", " AAAA", "AAAA\n", "\xff\xff\xff\xff", "AA\xff\xff"}) CHECK_FALSE(from_base64url(odd));
}
