// A protocol pack. However it is made, reading it ends, and with faults that say where.
#include "base/embedded.h"
#include "fuzz.h"
#include "protocol/load.h"

using namespace luwte;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::Input input{data, size};
    const auto loaded = protocol::load({"fuzzed.yaml", std::string{input.text()}}, [](const std::string&) { return std::optional<protocol::PackFile>{}; });
    fuzz::hold(loaded.pack.has_value() == loaded.faults.empty(), "a pack is read or its faults are told");
    for (const auto& fault : loaded.faults) fuzz::hold(fault.line >= 1 && fault.column >= 1 && !fault.message.empty(), "a fault says where");
    return 0;
}
