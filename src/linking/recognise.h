// The real task: a mention comes in, and the profiles it may belong to are shown; a person decides, and the register learns.
#pragma once

#include <memory>
#include <string>

#include "linking/evaluate.h"
#include "linking/linking.h"

namespace luwte::linking {

class Recogniser {
public:
    explicit Recogniser(double least = shown_from, Found found = Found::openly);
    ~Recogniser();

    /// Best first. The mention waits for confirm() or found().
    std::vector<Suggestion> suggest(const Mention& mention);
    std::string confirm(const std::string& profile);  // it is this one
    std::string found();                              // it is nobody we know: a profile of its own

private:
    struct Memory;
    std::unique_ptr<Memory> m;
};

}  // namespace luwte::linking
