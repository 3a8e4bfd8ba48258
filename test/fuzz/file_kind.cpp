// What kind of file a stranger sent, by libmagic. Nothing that a browser runs has a name.
#include "fuzz.h"
#include "reports/evidence.h"

using namespace luwte;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto kind = reports::evidence::sniff({data, size});
    for (const char* run : {"html", "svg", "xml", "script", "x-executable"}) fuzz::hold(kind.find(run) == std::string::npos, "what a browser runs has no name");
    return 0;
}
