#include "reader.h"

#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace luwte::test {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder()
    {
        std::string pattern = (fs::temp_directory_path() / "luwte-reader-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        m_path = pattern;
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

void write(const fs::path& file, const Bytes& bytes)
{
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

std::string said(const std::string& command)
{
    std::string text;
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> bytes;
    while (const auto count = std::fread(bytes.data(), 1, bytes.size(), pipe)) text.append(bytes.data(), count);
    ::pclose(pipe);
    return text;
}

std::string text_of(const fs::path& pdf) { return fs::exists(pdf) ? said("pdftotext -layout " + pdf.string() + " -") : ""; }

/// Every run of white space is one space.
std::string in_one_line(const std::string& text)
{
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\f';
        if (!space) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

}  // namespace

std::map<std::string, std::string> read_by_libreoffice(const Files& files)
{
    const Folder folder;
    std::string paths;
    std::map<std::string, fs::path> pdf_of;
    for (const auto& [name, bytes] : files) {
        // letter.docx and letter.odt would both become letter.pdf.
        const auto dot = name.rfind('.');
        const auto stem = name.substr(0, dot) + "-" + name.substr(dot + 1);
        const auto file = folder.path() / (stem + name.substr(dot));
        write(file, bytes);
        paths += " " + file.string();
        pdf_of[name] = folder.path() / "out" / (stem + ".pdf");
    }
    said("soffice -env:UserInstallation=file://" + (folder.path() / "profile").string() +
         " --headless --norestore --convert-to pdf --outdir " + (folder.path() / "out").string() + paths);
    std::map<std::string, std::string> texts;
    for (const auto& [name, pdf] : pdf_of) texts[name] = in_one_line(text_of(pdf));
    return texts;
}

std::string read_pdf(const Bytes& bytes)
{
    const Folder folder;
    write(folder.path() / "a.pdf", bytes);
    return in_one_line(text_of(folder.path() / "a.pdf"));
}

std::string flaws_of_pdf(const Bytes& bytes)
{
    const Folder folder;
    write(folder.path() / "a.pdf", bytes);
    const auto text = said("qpdf --check " + (folder.path() / "a.pdf").string());
    return text.find("No syntax or stream encoding errors found") == std::string::npos ? text : "";
}

int times(const std::string& text, const std::string& words)
{
    int count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

}  // namespace luwte::test
