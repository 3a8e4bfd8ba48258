// A letter template as somebody uploads it: an archive, or what stands in one. Whatever it holds, it is refused with a reason or can be
// filled, and then no field is left in it.
#include "documents/package.h"
#include "documents/template.h"
#include "fuzz.h"

using namespace luwte;

namespace {

Bytes bytes_of(std::string_view text)
{
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

Bytes wrapped(std::uint8_t how, BytesView rest)
{
    const Bytes content{rest.begin(), rest.end()};
    if (how % 3 == 1) return documents::pack({{"[Content_Types].xml", bytes_of("<Types/>")}, {"word/document.xml", content}});
    if (how % 3 == 2) return documents::pack({{"mimetype", bytes_of("application/vnd.oasis.opendocument.text")}, {"content.xml", content}});
    return content;
}

documents::Values something(const documents::Inspection& found)
{
    documents::Values values;
    for (const auto& name : found.fields) values.fields[name] = "value";
    for (const auto& name : found.blocks) values.blocks[name].resize(2);
    return values;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    const auto how = input.choose();
    const auto file = wrapped(how, input.rest());
    const auto found = documents::inspect(file);
    if (!found) {
        fuzz::hold(!found.refusal().faults.empty(), "a refusal says why");
        return 0;
    }
    const auto filled = documents::fill(file, something(*found));
    fuzz::hold(bool(filled), "what passes the inspection can be filled");
    const auto again = documents::inspect(*filled);
    fuzz::hold(again && again->fields.empty() && again->blocks.empty(), "no field is left");
    return 0;
}
