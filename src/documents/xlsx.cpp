// A document as a workbook: its words on the first sheet, and each table on one of its own, numbers as numbers.
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <set>

#include "base/require.h"
#include "documents/document.h"

namespace luwte::documents {
namespace {

/// A file without a name, because the library writes nothing but files.
class Memory {
public:
    Memory() : m_file{memfd_create("xlsx", MFD_CLOEXEC)} { REQUIRE_THAT_HOLDS(m_file >= 0); }
    ~Memory() { close(m_file); }
    Memory(const Memory&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_file); }
    Bytes content() const
    {
        Bytes bytes(static_cast<std::size_t>(lseek(m_file, 0, SEEK_END)));
        REQUIRE_THAT_HOLDS(pread(m_file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
        return bytes;
    }

private:
    int m_file;
};

class Book {
public:
    explicit Book(const Document& document)
    {
        lxw_workbook_options options{};
        m_path = m_memory.path();
        m_book = workbook_new_opt(m_path.c_str(), &options);
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        m_wrapped = workbook_add_format(m_book);
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
        lxw_doc_properties properties{};
        properties.title = const_cast<char*>(document.title.c_str());  // copied, not changed
        workbook_set_properties(m_book, &properties);
        words(document);
        for (const auto& block : document.blocks)
            if (const auto* table = std::get_if<Table>(&block)) sheet(*table);
    }

    Bytes finish()
    {
        REQUIRE_THAT_HOLDS(workbook_close(m_book) == LXW_NO_ERROR);
        return m_memory.content();
    }

private:
    /// At most 31 letters, none of which Excel forbids, and not twice.
    std::string name(std::string wanted)
    {
        std::erase_if(wanted, [](char c) { return std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos; });
        const auto cut = [](std::string text, std::size_t size) {  // not within a letter
            while (text.size() > size) {
                while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
                text.pop_back();
            }
            return text;
        };
        auto made = cut(wanted, 31);
        for (int number = 2; !m_names.insert(made).second; ++number) made = cut(wanted, 27) + " " + std::to_string(number);
        return made;
    }

    void words(const Document& document)
    {
        auto* sheet = workbook_add_worksheet(m_book, name(document.title).c_str());
        worksheet_set_column(sheet, 0, 0, 100, nullptr);
        lxw_row_t row = 0;
        const auto line = [&](const std::string& text, lxw_format* format) { worksheet_write_string(sheet, row++, 0, text.c_str(), format); };
        line(document.title, m_bold);
        if (!document.header.empty()) line(document.header, m_wrapped);
        for (const auto& block : document.blocks) {
            if (const auto* heading = std::get_if<Heading>(&block)) ++row, line(heading->text, m_bold);
            if (const auto* paragraph = std::get_if<Paragraph>(&block)) line(paragraph->text, m_wrapped);
            if (const auto* list = std::get_if<List>(&block))
                for (const auto& item : list->items) line("• " + item, m_wrapped);
            if (const auto* pairs = std::get_if<KeyValues>(&block))
                for (const auto& [key, value] : pairs->rows) line(key + ": " + value, m_wrapped);
        }
    }

    void sheet(const Table& table)
    {
        auto* sheet = workbook_add_worksheet(m_book, name(table.caption).c_str());
        worksheet_set_column(sheet, 0, 0, 34, nullptr);
        if (table.head.size() > 1) worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(table.head.size() - 1), 16, nullptr);
        worksheet_write_string(sheet, 0, 0, table.caption.c_str(), m_bold);
        for (std::size_t column = 0; column < table.head.size(); ++column)
            worksheet_write_string(sheet, 2, static_cast<lxw_col_t>(column), table.head[column].c_str(), m_bold);
        worksheet_freeze_panes(sheet, 3, 1);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.rows[row].size(); ++column)
                cell(sheet, static_cast<lxw_row_t>(row + 3), static_cast<lxw_col_t>(column), table.rows[row][column], column < table.numbers.size() && table.numbers[column]);
    }

    /// write_string never makes a formula, so that words stay words.
    void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, bool number)
    {
        long value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (number && error == std::errc{} && end == text.data() + text.size()) worksheet_write_number(sheet, row, column, static_cast<double>(value), nullptr);
        else worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
    }

    Memory m_memory;
    std::string m_path;
    lxw_workbook* m_book;
    lxw_format *m_bold, *m_wrapped;
    std::set<std::string> m_names;
};

}  // namespace

Bytes xlsx(const Document& document) { return Book{document}.finish(); }

}  // namespace luwte::documents
