#include "http/chunks.h"

#include <algorithm>
#include <charconv>

namespace luwte::http {

namespace {

constexpr std::size_t longest_line = 4096, most_trailers = 8192, most_digits = 8;

bool is_printable(char c) { return c == '\t' || (0x20 <= static_cast<unsigned char>(c) && c != 0x7f); }

}  // namespace

std::size_t Chunks::take(std::string_view bytes, std::string& body, std::size_t limit)
{
    std::size_t used = 0;
    while (!done() && !m_refused) {
        const auto more = step(bytes.substr(used), body, limit);
        if (more == 0) break;
        used += more;
    }
    return used;
}

/// The next line, or what there is of a chunk's content; 0 when it is not whole yet.
std::size_t Chunks::step(std::string_view bytes, std::string& body, std::size_t limit)
{
    if (m_state == State::content) {
        const auto taken = std::min(bytes.size(), m_left);
        body.append(bytes.substr(0, taken));
        m_left -= taken;
        if (m_left == 0) m_state = State::after_content;
        return taken;
    }
    const auto end = bytes.find("\r\n");
    if (end == std::string_view::npos || end > longest_line) {
        const auto so_far = bytes.substr(0, bytes.ends_with('\r') ? bytes.size() - 1 : bytes.size());
        const bool is_line = so_far.size() <= longest_line && std::ranges::all_of(so_far, is_printable);
        if (!is_line || (m_state == State::after_content && !so_far.empty())) m_refused = 400;
        return 0;
    }
    const auto line = bytes.substr(0, end);
    if (!std::ranges::all_of(line, is_printable)) m_refused = 400;
    else if (m_state == State::size) begin_chunk(line, limit - body.size());
    else if (m_state == State::trailer) take_trailer(line);
    else if (line.empty()) m_state = State::size;
    else m_refused = 400;
    return m_refused ? 0 : end + 2;
}

void Chunks::begin_chunk(std::string_view line, std::size_t room)
{
    const auto digits = line.substr(0, line.find(';'));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_left, 16);
    if (digits.empty() || digits.size() > most_digits || digits.front() == '-' || error != std::errc{} || end != digits.data() + digits.size())
        m_refused = 400;
    else if (m_left > room) m_refused = 413;
    else m_state = m_left == 0 ? State::trailer : State::content;
}

void Chunks::take_trailer(std::string_view line)
{
    m_trailers += line.size();
    if (line.empty()) m_state = State::done;
    else if (m_trailers > most_trailers || line.find(':') == std::string_view::npos || line.front() == ':' || line.front() == ' ' || line.front() == '\t')
        m_refused = 400;
}

}  // namespace luwte::http
