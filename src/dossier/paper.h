// The exported case as a document.
#pragma once

#include <boost/json/value.hpp>

#include "documents/document.h"
#include "documents/words.h"
#include "protocol/protocol.h"

namespace luwte::dossier {

documents::Document document_of(const boost::json::value& dossier, const protocol::Pack&, const documents::Words&);

}  // namespace luwte::dossier
