// A photograph's parts. A copy that is called clean tells no place.
#include "fuzz.h"
#include "reports/evidence.h"

using namespace luwte;
using namespace reports::evidence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Bytes whole(data, data + size);
    location_in("image/tiff", whole);
    const auto location = location_in("image/jpeg", whole);  // one reader for JPEG, PNG and WebP: the file says which
    const auto copy = without_location(whole);
    fuzz::hold(!copy || location != Location::perhaps, "a copy is made of what can be read");
    if (copy) fuzz::hold(location_in("image/jpeg", *copy) == Location::no, "a cleaned copy tells no place");
    return 0;
}
