#include "http/metrics.h"

#include <fmt/format.h>

namespace luwte::http {

void Metrics::answered(int status, std::chrono::steady_clock::duration took)
{
    ++m_by_class[static_cast<std::size_t>(status / 100) % m_by_class.size()];
    const double seconds = std::chrono::duration<double>(took).count();
    for (std::size_t n = 0; n < bounds.size(); ++n)
        if (seconds <= bounds[n]) ++m_within[n];
    ++m_count;
    m_microseconds += std::chrono::duration_cast<std::chrono::microseconds>(took).count();
}

std::string Metrics::prometheus() const
{
    std::string text = "# HELP luwte_http_requests_total Answers by class of status.\n# TYPE luwte_http_requests_total counter\n";
    for (std::size_t n = 1; n < m_by_class.size(); ++n)
        text += fmt::format("luwte_http_requests_total{{status=\"{}xx\"}} {}\n", n, m_by_class[n].load());
    text += "# HELP luwte_http_request_seconds From the whole request to the answer.\n# TYPE luwte_http_request_seconds histogram\n";
    for (std::size_t n = 0; n < bounds.size(); ++n)
        text += fmt::format("luwte_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bounds[n], m_within[n].load());
    text += fmt::format("luwte_http_request_seconds_bucket{{le=\"+Inf\"}} {0}\nluwte_http_request_seconds_sum {1}\n"
                        "luwte_http_request_seconds_count {0}\n",
                        m_count.load(), static_cast<double>(m_microseconds.load()) / 1e6);
    text += fmt::format("# HELP luwte_http_connections Open connections.\n# TYPE luwte_http_connections gauge\n"
                        "luwte_http_connections {}\n", connections.load());
    text += fmt::format("# HELP luwte_http_turned_away_total Connections over a limit.\n"
                        "# TYPE luwte_http_turned_away_total counter\nluwte_http_turned_away_total {}\n", turned_away.load());
    return text;
}

}  // namespace luwte::http
