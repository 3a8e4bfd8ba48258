// The real binary as a child process: what it says, and how it ends. Nothing waits longer than half a minute.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::test {

class Binary {
public:
    /// `typed` waits on its standard input; it has to fit in a pipe.
    explicit Binary(std::vector<std::string> arguments, std::string_view typed = {})
    {
        int pipe[2], keys[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0 || ::pipe2(keys, O_CLOEXEC) != 0) return;
        if (::write(keys[1], typed.data(), typed.size()) != static_cast<ssize_t>(typed.size())) return;
        ::close(keys[1]);
        arguments.insert(arguments.begin(), LUWTE_BINARY);
        std::vector<char*> words;
        for (auto& argument : arguments) words.push_back(argument.data());
        words.push_back(nullptr);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(keys[0], STDIN_FILENO);
            ::dup2(pipe[1], STDOUT_FILENO);
            ::dup2(pipe[1], STDERR_FILENO);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(keys[0]);
        ::close(pipe[1]);
        m_output = pipe[0];
    }
    ~Binary()
    {
        if (m_child > 0) ::kill(m_child, SIGKILL);
        end();
        ::close(m_output);
    }
    Binary(const Binary&) = delete;

    /// What stands behind `start` at the beginning of a line, once that line is whole; empty when it does not come.
    std::string line(std::string_view start)
    {
        for (;;) {
            for (std::size_t from = 0, to = 0; (to = m_said.find('\n', from)) != std::string::npos; from = to + 1)
                if (m_said.compare(from, start.size(), start) == 0) return m_said.substr(from + start.size(), to - from - start.size());
            if (!take()) return {};
        }
    }
    void terminate() const { ::kill(m_child, SIGTERM); }
    /// Everything it says until it ends; then its exit code, or minus the signal that killed it.
    int end()
    {
        if (m_child <= 0) return m_code;
        while (take()) {}
        if (m_late) ::kill(m_child, SIGKILL);
        int status = 0;
        ::waitpid(m_child, &status, 0);
        m_child = 0;
        return m_code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    const std::string& said() const { return m_said; }

private:
    bool take()
    {
        pollfd wait{m_output, POLLIN, 0};
        if (::poll(&wait, 1, 30'000) != 1) {
            m_late = true;
            return false;
        }
        std::array<char, 4096> bytes;
        const auto count = ::read(m_output, bytes.data(), bytes.size());
        if (count <= 0) return false;
        m_said.append(bytes.data(), static_cast<std::size_t>(count));
        return true;
    }

    pid_t m_child = 0;
    int m_output = -1, m_code = -1;
    bool m_late = false;
    std::string m_said;
};

}  // namespace luwte::test
