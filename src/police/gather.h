// What the case already knows goes into a new file by itself, and what a file says comes out as its record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "incidents/incidents.h"
#include "police/police_store.h"
#include "police/record.h"

namespace luwte::police {

/// Words between quotation marks, single or double, straight or curly: what somebody was heard to say. An apostrophe is none.
std::vector<std::string> quoted_in(std::string_view text);

/// Under whose key the texts of a new file lie: that of the report with the fewest readers, else the response's.
vault::CompartmentId place_for_texts(http::Call&, const incidents::Incident&);
/// Whether this reader reads the texts of a file; whoever may not read the report that it quotes, does not.
bool opens_texts(http::Call&, const incidents::Incident&, const File&);

/// What a file says. While an offender of the case is restricted a draft keeps who it was and where, and shows neither.
struct Parted {
    store::Content shown;
    std::vector<store::Said> withheld;
};
Parted parted(http::Call&, const File&);

/// The content a new file begins with: reports, offenders, persons and evidence of the case, as far as this reader opens
/// them. A report is quoted when everybody who will read this file reads that report too.
store::Content gathered(http::Call&, const protocol::Pack&, const incidents::Incident&, const File&);

/// One answer of a file, opened; nothing when nobody gave it.
std::optional<Shown> answer_in(http::Call&, const File&, const store::Content&, std::string_view field, int position = 0);
/// Who holds the original of a file of evidence.
std::optional<Shown> holder_in(http::Call&, const File&, const store::Evidence&);
store::Evidence evidence_said(http::Call&, const File&, const std::string& id, const std::optional<Secret>& holder);
store::Said said(http::Call&, const File&, std::string_view field, int position, const Secret& words, std::optional<Day> on = {});

/// The record of a file, in a language; `police` is what the protocol says in this case. A fault for every place in which
/// something stands that must stay out of it.
Result<Record> record_of(http::Call&, const protocol::Pack&, const incidents::Incident&, const File&, std::string_view language);

}  // namespace luwte::police
